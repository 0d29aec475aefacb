import { type Notice } from '../api/generated';

/** The page on which what a notice is about can be seen; null where there is none. */
export function pageOf({ type, id }: Notice['subject']): string | null {
  switch (type) {
    case 'application':
      return `/packages/case/case/case?id=${id}`;
    case 'record_correction':
      return `/packages/case/correction/correction?id=${id}`;
    case 'report':
    case 'system':
    case 'remedy':
    case 'complaint':
    case 'approval_request':
      return null;
  }
}

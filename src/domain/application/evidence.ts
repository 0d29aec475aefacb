/** The file of a case as a numbered list of evidence (证据目录), for reconsideration and court. */
import { CASE_EVENTS, type CaseEvent } from './case-events.js';

export interface EvidenceItem {
  number: number;
  title: string;
  date: string;
  /** What it proves is told by the article it was done under; null where there is none. */
  article: string | null;
  /** Null for what the system itself recorded. */
  fileId: string | null;
  /** The record it is; null for a file. */
  eventId: string | null;
  /** SHA-256 of the file, or of the record as it is stored. */
  sha256: string;
}

interface FileFacts {
  id: string;
  name: string;
  sha256: string;
}

/** Notes of the office, assignments, the advice of its lawyer and the like are no evidence. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'noted',
  'assigned',
  'released',
  'binding_code_issued',
  'account_bound',
  'legal_review_requested',
  'legal_opinion_given',
]);

/**
 * Every event in the order of entry, each followed by the files that came with it; files of no event (those of the application
 * itself) stand behind its submission.
 * @param hashOf hash of a record
 */
export function evidenceOf(
  events: readonly CaseEvent[],
  files: readonly FileFacts[],
  hashOf: (event: CaseEvent) => string,
): EvidenceItem[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const withEvents = new Set(events.flatMap(fileIdsOf));
  const ofApplication = files.filter(({ id }) => !withEvents.has(id)).map(({ id }) => id);
  const items: EvidenceItem[] = [];
  events.forEach((event, index) => {
    if (LEFT_OUT.has(event.kind)) return;
    const { label, article } = CASE_EVENTS[event.kind];
    const common = { date: event.date, article: article ?? null };
    items.push({
      number: items.length + 1,
      title: label,
      ...common,
      fileId: null,
      eventId: event.id,
      sha256: hashOf(event),
    });
    const ids = index === 0 ? [...ofApplication, ...fileIdsOf(event)] : fileIdsOf(event);
    for (const id of ids) {
      const file = byId.get(id);
      // A letter that was issued and then sent is one piece.
      if (file && !items.some((item) => item.fileId === id)) {
        items.push({
          number: items.length + 1,
          title: file.name,
          ...common,
          fileId: id,
          eventId: null,
          sha256: file.sha256,
        });
      }
    }
  });
  return items;
}

function fileIdsOf(event: CaseEvent): readonly string[] {
  return 'fileIds' in event ? (event.fileIds ?? []) : [];
}

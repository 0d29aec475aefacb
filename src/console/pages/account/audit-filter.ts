/** What of the audit is looked at, as it stands in the address. */
import { type LocationQuery } from 'vue-router';
import { type Operations } from '../../api/generated';

export interface AuditFilter {
  actorId: string;
  action: string;
  /** Number of an application, as people have it. */
  caseNumber: string;
  /** Id of what the rows are about; from a row, or found for `caseNumber`. */
  subjectId: string;
  from: string;
  until: string;
}

export type AuditQuery = Operations['listAudit']['query'];

const FIELDS = ['actorId', 'action', 'caseNumber', 'subjectId', 'from', 'until'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function auditFilterFrom(query: LocationQuery): AuditFilter {
  const text = (name: (typeof FIELDS)[number]): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const day = (name: 'from' | 'until'): string => (DAY.test(text(name)) ? text(name) : '');
  return {
    actorId: text('actorId'),
    action: text('action'),
    caseNumber: text('caseNumber'),
    subjectId: text('subjectId'),
    from: day('from'),
    until: day('until'),
  };
}

export function auditAddress(filter: AuditFilter): Record<string, string> {
  return Object.fromEntries(FIELDS.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
}

/** @param subjectId of the case that was asked for by number; absent where none was */
export function auditQuery(filter: AuditFilter, subjectId?: string): AuditQuery {
  const { actorId, action, from, until } = filter;
  const about = subjectId ?? filter.subjectId;
  const given = { actorId, action, from, until, subjectId: about };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')) as AuditQuery;
}

/** A range that runs backwards finds nothing and should say so. */
export function auditRangeFault({ from, until }: Pick<AuditFilter, 'from' | 'until'>): string {
  return from && until && until < from ? '结束日期不能早于开始日期。' : '';
}

/**
 * Folds cases again under the calendar now in force, a batch a transaction. Whom it moved is told while a case is open; what
 * is stored of a closed one follows silently, so that it stays what its events say.
 */
import { canonicalJson } from '../../domain/report/canonical-json.js';
import { type CaseFacts, clockHistory, deriveFacts } from '../../domain/application/case-facts.js';
import { computeDeadline } from '../../domain/application/deadline.js';
import { type Actor } from '../../policies/actor.js';
import { type AccountDeps } from '../../ports/account-deps.js';
import { type CalendarLayerRecord, type RecomputedCase } from '../../ports/calendar-layers.js';
import { type CalendarProvider } from '../../ports/deps.js';
import { type OutboxRow } from '../../ports/outbox.js';
import { basisOf } from '../application/change-case.js';
import { auditRow } from './audit-row.js';

/** About as many rows as a transaction takes easily: case, audit row and two messages each. */
const BATCH = 40;

export interface RecomputeProblem {
  agency: string;
  number: string;
  /** Its extension lies after the due date as the new calendar counts it, and so has no effect (art 33). */
  code: 'extension_after_due';
}

interface Recomputation {
  agencyId: string;
  code: string;
  ids: readonly string[];
  layer: CalendarLayerRecord;
  open: boolean;
  /** After each batch, with how many cases were in it. */
  onBatch?: (size: number) => Promise<void>;
}

export async function recomputeCases(
  deps: AccountDeps & { calendars: CalendarProvider },
  actor: Actor,
  { agencyId, code, ids, layer, open, onBatch }: Recomputation,
): Promise<RecomputeProblem[]> {
  const problems: RecomputeProblem[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const calendar = await deps.calendars.forAgency(agencyId);
    const found = await deps.unitOfWork.run(async (tx) => {
      const cases = await tx.calendars.cases(agencyId, { ids: batch, open });
      const changed = cases
        .map((record) => ({ record, facts: deriveFacts(basisOf(record), calendar).facts }))
        .filter(({ record, facts }) => !sameFacts(record.facts, facts));
      await tx.calendars.replaceFacts(
        changed.map(({ record, facts }) => ({ agencyId, id: record.id, version: record.version, facts })),
      );
      if (!open) return [];
      await tx.audit.append(
        changed.map(({ record, facts }) =>
          auditRow(deps, actor, {
            agencyId,
            action: 'recompute_due_date',
            subject: { type: 'application', id: record.id, label: record.number },
            detail: { calendarLayerId: layer.id, before: record.facts.dueDate, after: facts.dueDate },
          }),
        ),
      );
      await tx.outbox.append(changed.flatMap(({ record, facts }) => noticesOf(deps, record, facts, layer)));
      return changed.flatMap(({ record }) => {
        const { breaches } = computeDeadline(clockHistory(basisOf(record)), calendar);
        // Approved in time as the calendar then stood; what other breaches there are has nothing to do with the calendar.
        const late = breaches.some((breach) => breach.code === 'extension_after_due');
        return late ? [{ agency: code, number: record.number, code: 'extension_after_due' as const }] : [];
      });
    });
    problems.push(...found);
    await onBatch?.(batch.length);
  }
  return problems;
}

function sameFacts(a: CaseFacts, b: CaseFacts): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof CaseFacts>;
  return [...keys].every((key) => canonicalJson(a[key] ?? null) === canonicalJson(b[key] ?? null));
}

/** To the clerk and to the applicant, when the day of the answer has moved. */
function noticesOf(
  deps: Pick<AccountDeps, 'newId' | 'clock'>,
  record: RecomputedCase,
  facts: CaseFacts,
  layer: CalendarLayerRecord,
): OutboxRow[] {
  const { dueDate: before } = record.facts;
  const { dueDate: after } = facts;
  if (before === after || before === null || after === null) return [];
  const { agencyId, assignee, citizenId, number } = record;
  const notice = (recipient: OutboxRow['recipient'], body: string): OutboxRow => ({
    id: deps.newId(),
    // The version is there because a case may be moved back and forth while it is being worked on.
    dedupeKey: `calendar:${layer.id}:${record.id}:${record.version}:${recipient.type}`,
    recipient,
    kind: 'calendar_changed',
    title: '工作日安排有变，答复期限已重新计算',
    body,
    subject: { type: 'application', id: record.id },
    createdAt: deps.clock.now().toISOString(),
  });
  const change = `答复期限由 ${before} 变为 ${after}（${layer.notice}）。`;
  return [
    notice(
      assignee ? { type: 'staff', agencyId, staffId: assignee.id } : { type: 'role', agencyId, role: 'clerk' },
      `申请 ${number} 的${change}`,
    ),
    ...(citizenId ? [notice({ type: 'citizen', citizenId }, `您的申请 ${number} 的${change}`)] : []),
  ];
}

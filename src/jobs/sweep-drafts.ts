import { shanghaiDate } from '../clock.js';
import { RETENTION } from '../domain/account/retention.js';
import { addDays } from '../domain/calendar/plain-date.js';
import { type CommandDeps } from '../ports/deps.js';
import { type DraftSweepReads, type SweptDraft } from '../ports/sweeps.js';
import { type Ladder, recordOnce } from './record-once.js';
import { NEVER_ABORTED, pagesOf, type SweepDeps } from './sweep-deps.js';

export interface DraftSweepDeps extends Pick<SweepDeps, 'unitOfWork' | 'clock' | 'newId' | 'alarms' | 'log'> {
  drafts: DraftSweepReads;
  files: Pick<CommandDeps['files'], 'delete'>;
}

const NOTICE_AFTER_DAYS = 150;
const DELETE_AFTER_DAYS = RETENTION.drafts.days;
const NOTICE_DAYS = DELETE_AFTER_DAYS - NOTICE_AFTER_DAYS;

/**
 * Establishes: a draft nobody touched for 180 days is gone, personal data and files included, and its owner had a notice thirty
 * days before. A sweep that was down gives the notice late, and the thirty days count from it. Touching the draft keeps it.
 */
export async function sweepDrafts(
  deps: DraftSweepDeps,
  signal: AbortSignal = NEVER_ABORTED,
): Promise<{ drafts: number; sent: number; deleted: number }> {
  const now = deps.clock.now();
  const summary = { drafts: 0, sent: 0, deleted: 0 };
  const before = daysBefore(now, NOTICE_AFTER_DAYS);
  for await (const page of pagesOf((query) => deps.drafts.untouchedSince(before, query), signal)) {
    const open = page.filter((draft) => draft.applicationId === null);
    const { sent } = await recordOnce(
      deps,
      open.map((draft) => noticeOf(draft, now)),
      signal,
    );
    const told = await deps.alarms.recorded(open.map(keyOf));
    for (const draft of page) {
      signal.throwIfAborted();
      if (isDue(draft, told.get(keyOf(draft)), now) && (await remove(deps, draft))) summary.deleted += 1;
    }
    summary.drafts += page.length;
    summary.sent += sent;
  }
  return summary;
}

/** What is left of a submitted draft is a link to its case; it goes without a word. */
function isDue(draft: SweptDraft, toldAt: string | undefined, now: Date): boolean {
  if (draft.updatedAt >= daysBefore(now, DELETE_AFTER_DAYS)) return false;
  return draft.applicationId !== null || (toldAt !== undefined && new Date(toldAt) <= daysBefore(now, NOTICE_DAYS));
}

/** Files go after the draft: killed in between, they are uploads that nothing names, which another sweep removes. */
async function remove(deps: DraftSweepDeps, seen: SweptDraft): Promise<boolean> {
  const removed = await deps.unitOfWork.run(async (tx) => {
    const draft = await tx.drafts.load(seen.citizenId, seen.id);
    if (!draft || draft.updatedAt.getTime() !== seen.updatedAt.getTime()) return null;
    await tx.drafts.delete(seen.citizenId, seen.id);
    return draft;
  });
  if (!removed) return false;
  await deps.files.delete(removed.files.map((file) => file.id));
  return true;
}

/** The instant of the last touch is part of the key: a draft that lived on can come to its end again. */
function keyOf(draft: SweptDraft): string {
  return `draft-expiry:${draft.id}:${draft.updatedAt.toISOString()}`;
}

function noticeOf(draft: SweptDraft, now: Date): Ladder {
  const touched = addDays(shanghaiDate(draft.updatedAt), DELETE_AFTER_DAYS);
  const told = addDays(shanghaiDate(now), NOTICE_DAYS);
  const goes = touched > told ? touched : told;
  return {
    kind: 'draft_expiry',
    agencyId: null,
    subject: { type: 'draft', id: draft.id },
    forDate: goes,
    rungs: [
      {
        dedupeKey: keyOf(draft),
        level: null,
        messages: [
          {
            recipient: { type: 'citizen', citizenId: draft.citizenId },
            kind: 'draft_expiry',
            title: '您有一份申请草稿即将清理',
            body: `您的一份申请草稿已有 ${NOTICE_AFTER_DAYS} 天未修改，将在 ${goes} 之后连同附件一起删除。如需保留，请打开草稿并保存一次。`,
            subject: { type: 'system', id: draft.id },
          },
        ],
      },
    ],
  };
}

function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * 86_400_000);
}

import { AppError } from '../../errors.js';
import { RELEASE_PAUSE_WORKING_DAYS } from '../../domain/account/release-pause.js';
import { type DeliveryMethod, ELECTRONIC_METHODS } from '../../domain/application/delivery-facts.js';
import { objections } from '../../domain/application/case-state.js';
import { overrulesObjections } from '../../domain/application/release-rules.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type AgencyCard, type CommandDeps } from '../../ports/deps.js';
import { type StoredFile } from '../../ports/files.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import {
  type AnsweringLetter,
  answeringLetter,
  letterFileOf,
  type SealedFile,
  sealedOriginal,
  type SealInput,
} from './answering-letter.js';
import { type CaseChange, type CaseContext, type CaseOutcome, changeCaseIn } from './change-case.js';
import { markRedone } from './change-remedy.js';
import { fileUnder, lookUpFiles } from './files.js';
import { invalid } from './input-faults.js';

export interface DispatchInput extends Omit<CaseChange, 'action' | 'fileIds'>, SealInput {
  method: DeliveryMethod;
  date?: PlainDate | undefined;
  trackingNumber?: string | undefined;
  /** An issued decision letter of the case: its sealed original, else its PDF, is among what is sent. */
  letterId?: string | undefined;
  /** Further cases of the same applicant that this one letter answers (A.10, 15). */
  alsoAnswers?: { id: string; expectedVersion: number }[] | undefined;
}

/**
 * The letter goes out. This day decides whether the answer was in time and in which year it counts
 * (国办公开办函〔2016〕235号): the post office's receipt, the signature, or made available online and notified.
 * @throws AppError `invalid_input` (sealed original, further cases), `event_date_invalid` (before the decision)
 */
export async function dispatch(deps: CommandDeps, actor: Actor, input: DispatchInput): Promise<ApplicationRecord> {
  const files = await lookUpFiles(deps, input.fileIds ?? []);
  const record = await deps.unitOfWork.run((tx) => dispatchIn(deps, tx, actor, input, files));
  await fileUnder(deps, record, input.fileIds ?? []);
  return record;
}

/** Everything that a dispatch asks, and nothing that it does: to be sure before a seal is put on the letter. */
export async function rehearseDispatch(deps: CommandDeps, actor: Actor, input: DispatchInput): Promise<void> {
  const files = await lookUpFiles(deps, input.fileIds ?? []);
  const curtain = new Error('the rehearsal is over');
  await deps.unitOfWork
    .run(async (tx) => {
      await dispatchIn(deps, tx, actor, input, files);
      throw curtain;
    })
    .catch((error: unknown) => {
      if (error !== curtain) throw error;
    });
}

/** @returns the first of the cases that the letter answers */
async function dispatchIn(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  { alsoAnswers = [], ...first }: DispatchInput,
  files: readonly StoredFile[],
): Promise<ApplicationRecord> {
  const fileIds = first.fileIds ?? [];
  const records: ApplicationRecord[] = [];
  let letter: AnsweringLetter | null = null;
  for (const [index, one] of [first, ...alsoAnswers].entries()) {
    const change = { ...first, ...one, fileIds, action: 'dispatch' as const };
    const record = await changeCaseIn(
      deps,
      tx,
      actor,
      change,
      async (context) => {
        await performRuling(deps, actor, context, first.date);
        if (index === 0) letter = await answeringLetter(context, first.letterId);
        const agency = await deps.agencies.byId(context.record.agencyId);
        return sent(context, {
          input: first,
          agency,
          // After the files are known to be the office's own: who names others is not told which of them there are.
          sealed: sealedOriginal(first, letter, files, agency),
          letter,
          together: records.map(({ number }) => number),
          index,
          first: records[0],
        });
      },
      files,
    );
    records.push(record);
  }
  const [record] = records;
  if (!record) throw new AppError('not_found');
  return record;
}

/** A new answer that a ruling asked for performs its order. */
async function performRuling(
  deps: CommandDeps,
  actor: Actor,
  { tx, record, state, today }: CaseContext,
  date: PlainDate | undefined,
): Promise<void> {
  const remedyId = state.redo?.remedyId;
  if (remedyId) await markRedone(deps, tx, actor, { agencyId: record.agencyId, remedyId, date: date ?? today });
}

interface Sending {
  input: DispatchInput;
  agency: AgencyCard | null;
  sealed: SealedFile | 'kept_on_paper';
  letter: AnsweringLetter | null;
  /** Numbers of the cases that the letter has answered before this one. */
  together: string[];
  index: number;
  first: ApplicationRecord | undefined;
}

function sent(context: CaseContext, { input, agency, sealed, letter, together, index, first }: Sending): CaseOutcome {
  const { record, state, today } = context;
  const date = input.date ?? today;
  if (state.decision && date < state.decision.decidedDate) {
    throw new AppError('event_date_invalid', { date, reason: `早于决定日期 ${state.decision.decidedDate}` });
  }
  if (first && first.applicant.lookup !== record.applicant.lookup) {
    throw invalid([{ path: `alsoAnswers.${index - 1}.id`, message: `${record.number} 不是同一申请人的申请` }]);
  }
  assertThirdPartiesTold(context, date, agency);
  assertReachable(record, state.electronicService, input.method);
  const letterFileId = letterFileOf(letter, input);
  return {
    facts: [
      {
        kind: 'dispatched',
        date,
        method: input.method,
        fileIds: [...(letterFileId ? [letterFileId] : []), ...(input.fileIds ?? [])],
        ...(input.trackingNumber ? { trackingNumber: input.trackingNumber } : {}),
        ...(sealed === 'kept_on_paper' ? {} : { sealed }),
        ...(letter && index === 0 ? { letterId: letter.id } : {}),
        ...(together.length > 0 ? { together } : {}),
      },
    ],
    ...(letterFileId ? { ownFiles: [letterFileId] } : {}),
    detail: {
      method: input.method,
      decisionCode: state.decision?.code,
      ...(sealed === 'kept_on_paper' ? {} : { sha256: sealed.sha256 }),
    },
  };
}

/**
 * What a third party objected to leaves after it was told, and had time to go to the courts (A.10, 23). A public interest on
 * record says that of several objections one was overruled, whatever another part withholds.
 */
function assertThirdPartiesTold(
  { record, state, calendar }: CaseContext,
  date: PlainDate,
  agency: AgencyCard | null,
): void {
  const pause = agency?.releasePauseWorkingDays ?? RELEASE_PAUSE_WORKING_DAYS;
  const proposed = record.events.findLast((event) => event.kind === 'decision_proposed');
  if (!overrulesObjections(state.decision?.parts ?? []) && !proposed?.publicInterestReason) return;
  for (const { id, recipient } of objections(state)) {
    const told = state.handling.releaseNotices[id];
    const free = told && calendar.nthWorkingDayAfter(told, pause).date;
    if (free && date > free) continue;
    const reason = free
      ? `第三方“${recipient}”收到告知书后满 ${pause} 个工作日（${free}）才能发出`
      : `请先将决定公开的内容和理由书面告知不同意公开的第三方“${recipient}”，并登记送达`;
    throw new AppError('action_not_allowed', { action: '发出答复', reason });
  }
}

/** Electronic service needs somebody at the other end, and his consent: he asked for it, or it is on record (A.10, 17). */
function assertReachable(record: ApplicationRecord, agreed: boolean | null, method: DeliveryMethod): void {
  if (!ELECTRONIC_METHODS.has(method)) return;
  if (agreed === false) throw invalid([{ path: 'method', message: '申请人不同意电子送达，请选择其他方式' }]);
  const { citizenId, channel, replyPreference } = record;
  const askedFor = replyPreference?.method === method;
  // He applied with an account and has closed it, or somebody without one represents the applicants now.
  if (method === 'online' && channel === 'online' && !citizenId) {
    throw invalid([{ path: 'method', message: '申请人已没有网上账号，请选择其他方式' }]);
  }
  if (method === 'online' && !citizenId && channel !== 'external_platform' && !askedFor && !agreed) {
    throw invalid([
      { path: 'method', message: '申请人没有网上账号，也没有选择网上获取，请选择其他方式或先记录电子送达意愿' },
    ]);
  }
}

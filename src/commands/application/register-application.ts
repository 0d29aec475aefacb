import { AppError } from '../../errors.js';
import { type ApplicationForm, cleanForm } from '../../domain/application/application-form.js';
import { type CaseFact } from '../../domain/application/case-events.js';
import { CHANNELS, type Channel } from '../../domain/application/channels.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationRecord } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type Correction } from '../report/book-difference.js';
import { assertClaimable, fileUnder, lookUpFiles, stagingOwner } from './files.js';
import { assertDay } from './input-faults.js';
import { assertLateEntryReason } from './late-entry.js';
import {
  assertNotDuplicate,
  buildApplication,
  completeForm,
  drawNumber,
  insertApplication,
} from './new-application.js';
import { type IdempotencyToken, isRepeat, once } from './once.js';

export interface IntakeInput {
  channel: Channel;
  form: ApplicationForm;
  /** The day it was handed in, posted, sent or reached the office, as the channel has it. */
  submittedDate: PlainDate;
  /** Registered mail: the day the agency signed. Other channels: the day both sides confirmed, when already done. */
  receivedDate?: PlainDate | undefined;
  trackingNumber?: string | undefined;
  confirmationMethod?: string | undefined;
  externalNumber?: string | undefined;
  /** Last day of an agent's authority, also as a field of the form. */
  authorityUntil?: PlainDate | undefined;
  fileIds: string[];
  confirmDuplicate: boolean;
  /** Why it is entered more than three working days after it came in (A.10, 7). */
  lateEntryReason?: string | undefined;
  /** Given when it was received in a year that is frozen. */
  correction?: Correction | undefined;
  idempotency?: IdempotencyToken;
}

/** Registers an application that did not come through the app: window, oral, mail, fax, e-mail, another platform. */
export async function registerApplication(
  deps: CommandDeps,
  actor: StaffActor,
  input: IntakeInput,
): Promise<ApplicationRecord> {
  const own = { agencyId: actor.agencyId };
  // What belongs into a frozen year is the head's to enter, as every correction of it.
  const corrects = input.correction !== undefined && can(actor, 'correct_frozen_year', own);
  if (!can(actor, 'register_application', own) && !corrects) throw new AppError('forbidden');
  const agency = await deps.agencies.byId(actor.agencyId);
  if (!agency) throw new AppError('not_found');
  const form = completeForm(formWithAuthority(input), 'office');
  const today = deps.clock.today();
  const facts = intakeFacts(input, today);
  // The last fact is the office's own: the day it signed, confirmed or was handed the paper.
  const entered = facts.at(-1)?.date ?? today;
  assertLateEntryReason(entered, input.lateEntryReason, today, await deps.calendars.forAgency(agency.id));
  const files = await lookUpFiles(deps, input.fileIds);
  if (!(await isRepeat(deps, input.idempotency))) assertClaimable(files, input.fileIds, stagingOwner(actor));
  const number = await drawNumber(deps, agency, input.submittedDate);
  const record = await deps.unitOfWork.run(async (tx) => {
    const id = await once(tx, deps.clock, input.idempotency, async () => {
      const made = await buildApplication(deps, actor, {
        agency,
        number,
        externalNumber: input.externalNumber ?? null,
        source: 'intake',
        citizenId: null,
        channel: input.channel,
        form,
        fileIds: input.fileIds,
        facts,
        lateEntryReason: input.lateEntryReason,
      });
      if (!input.confirmDuplicate) await assertNotDuplicate(deps, tx, made);
      await insertApplication(deps, tx, actor, made, 'register_application', input.correction);
      return made.id;
    });
    const made = await tx.applications.load({ agencyId: actor.agencyId }, id);
    if (!made) throw new AppError('not_found');
    return made;
  });
  await fileUnder(deps, record, record.fileIds);
  return record;
}

/** The end of the authority came beside the form before it was a field of it; both doors stay open. */
function formWithAuthority({ form, authorityUntil }: IntakeInput): ApplicationForm {
  if (!authorityUntil) return form;
  const own = cleanForm(form).agentAuthorityUntil;
  if (own && own !== authorityUntil) {
    throw new AppError(
      'invalid_input',
      {},
      { fields: [{ path: 'authorityUntil', message: '与代理人一栏填写的委托期限不同，请核对' }] },
    );
  }
  return { ...form, agentAuthorityUntil: authorityUntil };
}

/** The facts of 第三十一条 for the channel, each with its day, none in the future and none before the one it follows. */
function intakeFacts(input: IntakeInput, today: PlainDate): CaseFact[] {
  const { channel, submittedDate, receivedDate } = input;
  assertDay('submittedDate', submittedDate, null, today);
  const facts: CaseFact[] = [{ kind: 'submitted', date: submittedDate, channel }];
  const { clock } = CHANNELS[channel];
  if (clock === 'in_person') return facts;
  if (clock === 'registered_mail' && !receivedDate) {
    throw new AppError('invalid_input', {}, { fields: [{ path: 'receivedDate', message: '请填写签收日期' }] });
  }
  if (!receivedDate) return facts;
  assertDay('receivedDate', receivedDate, submittedDate, today);
  facts.push(
    clock === 'registered_mail'
      ? {
          kind: 'signed_for',
          date: receivedDate,
          ...(input.trackingNumber ? { trackingNumber: input.trackingNumber } : {}),
        }
      : {
          kind: 'receipt_confirmed',
          date: receivedDate,
          ...(input.confirmationMethod ? { method: input.confirmationMethod } : {}),
        },
  );
  return facts;
}

/**
 * Those who apply together change while the case is open (A.10, 15 and 21): one leaves, one was entered wrongly, another one
 * represents them. Nobody joins: the law knows no joining of an application that was made, and whoever wants the same applies.
 */
import { AppError, type FieldFault } from '../../errors.js';
import { ACTIONS } from '../../domain/application/actions.js';
import { contactFaults } from '../../domain/application/application-form.js';
import {
  IDENTITY_DOCUMENTS,
  type IdentityDocument,
  normaliseIdentityNumber,
} from '../../domain/application/identity.js';
import { type PlainDate } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import { type Applicant, type ApplicationRecord, type CoApplicant } from '../../ports/applications.js';
import { type CommandDeps } from '../../ports/deps.js';
import { type CaseChange, type CaseContext, type CaseOutcome, changeCase } from './change-case.js';
import { invalid } from './input-faults.js';
import { applicantLookup, caseSearchTerms, sealContact, sealIdentity } from './new-application.js';

type JointAction = 'remove_co_applicant' | 'correct_co_applicant' | 'change_representative';

interface JointChange extends Omit<CaseChange, 'action' | 'fileIds'> {
  /** Place in `applicant.joint`, from 0; the version says that it is still the same person's. */
  index: number;
}

/** @throws AppError `action_not_allowed` (nobody applies jointly), `invalid_input` (no such place) */
export function removeCoApplicant(
  deps: CommandDeps,
  actor: Actor,
  input: JointChange & { date?: PlainDate | undefined; proof: string; reason?: string | undefined },
): Promise<ApplicationRecord> {
  const { index, proof, reason } = input;
  return changeCase(deps, actor, { ...input, action: 'remove_co_applicant' }, ({ record, today }) => {
    const { person, others } = chosen(record, index, 'remove_co_applicant');
    return {
      facts: [
        {
          kind: 'co_applicant_left',
          date: input.date ?? today,
          name: person.name,
          proof,
          ...(reason ? { reason } : {}),
        },
      ],
      fields: changed(record, withJoint(record.applicant, others)),
    };
  });
}

/**
 * A slip of the pen, or a proof of identity that was brought later.
 * @throws AppError `action_not_allowed`, `invalid_input` (nothing to correct, half a proof, a number that cannot be or is another's)
 */
export function correctCoApplicant(
  deps: CommandDeps,
  actor: Actor,
  input: JointChange & {
    name?: string | undefined;
    identityDocument?: IdentityDocument | undefined;
    identityNumber?: string | undefined;
    reason: string;
  },
): Promise<ApplicationRecord> {
  const { index, identityDocument, identityNumber, reason } = input;
  const faults = proofFaults(identityDocument, identityNumber);
  if (!input.name && !identityDocument && !identityNumber)
    faults.push({ path: 'name', message: '请填写正确的姓名或者身份证明' });
  if (faults.length > 0) throw invalid(faults);
  return changeCase(deps, actor, { ...input, action: 'correct_co_applicant' }, ({ record, today }) => {
    const { person, others } = chosen(record, index, 'correct_co_applicant');
    const given = sealIdentity(deps.cipher, identityDocument, identityNumber);
    if (given && [record.applicant, ...others].some(({ identity }) => identity?.lookup === given.lookup))
      throw invalid([{ path: 'identityNumber', message: '与代表人或者另一位共同申请人的号码相同' }]);
    const correct: CoApplicant = { name: input.name ?? person.name, identity: given ?? person.identity };
    const joint = others.toSpliced(index, 0, correct);
    return {
      facts: [
        {
          kind: 'co_applicant_corrected',
          date: today,
          from: person.name,
          to: correct.name,
          identityCorrected: given !== null,
          reason,
        },
      ],
      fields: changed(record, withJoint(record.applicant, joint)),
    };
  });
}

/**
 * The column of the statistics stays the one the case was received in. The former representative's account loses the case, and
 * is told so; what was his alone (agent, consent to electronic service, code for an account) does not pass to the new one.
 * @throws AppError `action_not_allowed`, `invalid_input` (nothing to reach the new representative by)
 */
export function changeRepresentative(
  deps: CommandDeps,
  actor: Actor,
  input: JointChange & {
    date?: PlainDate | undefined;
    phone?: string | undefined;
    email?: string | undefined;
    address?: string | undefined;
    formerLeaves: boolean;
    proof: string;
  },
): Promise<ApplicationRecord> {
  const { index, formerLeaves, proof } = input;
  const faults: FieldFault[] = [];
  contactFaults(input, true, (path, message) => void faults.push({ path, message }));
  if (faults.length > 0) throw invalid(faults);
  return changeCase(
    deps,
    actor,
    { ...input, action: 'change_representative' },
    async (context): Promise<CaseOutcome> => {
      const { record, today } = context;
      const { person, others } = chosen(record, index, 'change_representative');
      const { kind, name, identity } = record.applicant;
      const applicant: Applicant = {
        kind,
        name: person.name,
        identity: person.identity,
        contact: sealContact(deps.cipher, input),
        agent: null,
        lookup: applicantLookup(deps.cipher, person.name, person.identity, input),
      };
      await tellFormer(deps, context);
      return {
        facts: [
          {
            kind: 'representative_changed',
            date: input.date ?? today,
            from: name,
            to: person.name,
            formerLeft: formerLeaves,
            proof,
          },
        ],
        fields: {
          ...changed(record, withJoint(applicant, formerLeaves ? others : [{ name, identity }, ...others])),
          citizenId: null,
          bindingLookup: null,
        },
      };
    },
  );
}

function chosen(
  { applicant: { joint = [] } }: ApplicationRecord,
  index: number,
  action: JointAction,
): { person: CoApplicant; others: CoApplicant[] } {
  if (joint.length === 0) {
    throw new AppError('action_not_allowed', { action: ACTIONS[action].label, reason: '这件申请没有共同申请人' });
  }
  const person = joint[index];
  if (!person) throw invalid([{ path: 'index', message: `共同申请人只有 ${joint.length} 位` }]);
  return { person, others: joint.toSpliced(index, 1) };
}

function withJoint({ joint: _former, ...alone }: Applicant, joint: CoApplicant[]): Applicant {
  return joint.length > 0 ? { ...alone, joint } : alone;
}

function changed(record: ApplicationRecord, applicant: Applicant): NonNullable<CaseOutcome['fields']> {
  return { applicant, searchTerms: caseSearchTerms({ ...record, applicant }) };
}

function proofFaults(document: IdentityDocument | undefined, number: string | undefined): FieldFault[] {
  if (!document && !number) return [];
  if (!document) return [{ path: 'identityDocument', message: '请选择身份证明的种类' }];
  if (!number) return [{ path: 'identityNumber', message: '请填写身份证明上的号码' }];
  const message = IDENTITY_DOCUMENTS[document].fault(normaliseIdentityNumber(number));
  return message ? [{ path: 'identityNumber', message }] : [];
}

/** The case is gone from his list: he hears why. */
async function tellFormer(deps: CommandDeps, { tx, record }: CaseContext): Promise<void> {
  if (!record.citizenId) return;
  await tx.outbox.append([
    {
      id: deps.newId(),
      dedupeKey: `representative:${record.id}:${record.version}`,
      recipient: { type: 'citizen', citizenId: record.citizenId },
      kind: 'representative_changed',
      title: '您不再是共同申请人的代表人',
      body: `申请 ${record.number} 的代表人已变更，以后的通知和答复发给新的代表人。有疑问的，请与受理机关联系。`,
      subject: { type: 'application', id: record.id },
      createdAt: deps.clock.now().toISOString(),
    },
  ]);
}

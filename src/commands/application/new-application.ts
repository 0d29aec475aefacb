/** Makes the record of a new case from a complete form; personal data is sealed here and nowhere else. */
import { AppError } from '../../errors.js';
import {
  type ApplicationForm,
  type CompleteForm,
  completeFormOf,
  formFaults,
} from '../../domain/application/application-form.js';
import { type CaseEvent, type CaseFact } from '../../domain/application/case-events.js';
import { deriveFacts } from '../../domain/application/case-facts.js';
import { type Channel } from '../../domain/application/channels.js';
import {
  type IdentityDocument,
  maskAddress,
  maskEmail,
  maskIdentityNumber,
  maskPhone,
  normaliseIdentityNumber,
} from '../../domain/application/identity.js';
import { normaliseText, searchTerms } from '../../domain/application/search-text.js';
import { isPlainDate, type PlainDate, yearOf } from '../../domain/calendar/plain-date.js';
import { type Actor } from '../../policies/actor.js';
import {
  type Applicant,
  type ApplicationRecord,
  type SealedContact,
  type SealedIdentity,
} from '../../ports/applications.js';
import { type FieldCipher } from '../../ports/cipher.js';
import { type CommandDeps, type NumberedAgency } from '../../ports/deps.js';
import { type Transaction } from '../../ports/unit-of-work.js';
import { auditActor, authorOf } from '../authors.js';
import { bookDifference, type Correction } from '../report/book-difference.js';
import { basisOf } from './change-case.js';

/** @throws AppError `invalid_input` with all faults at once. */
export function completeForm(form: ApplicationForm, filler: 'applicant' | 'office'): CompleteForm {
  const complete = completeFormOf(form, filler);
  if (!complete) throw new AppError('invalid_input', {}, { fields: formFaults(form, filler) });
  return complete;
}

export interface NewApplication {
  agency: NumberedAgency;
  number: string;
  externalNumber: string | null;
  source: 'citizen' | 'intake';
  citizenId: string | null;
  channel: Channel;
  form: CompleteForm;
  fileIds: string[];
  facts: CaseFact[];
  lateEntryReason?: string | undefined;
}

/** Number of a new case: agency, year of submission and a running number. Drawn before the transaction; gaps are allowed. */
export async function drawNumber(deps: CommandDeps, agency: NumberedAgency, date: PlainDate): Promise<string> {
  const series = `${agency.code}-${yearOf(date)}`;
  return `${series}-${String(await deps.numbers.next(`application:${series}`)).padStart(6, '0')}`;
}

export async function buildApplication(
  deps: CommandDeps,
  actor: Actor,
  input: NewApplication,
): Promise<ApplicationRecord> {
  const { form } = input;
  const now = deps.clock.now().toISOString();
  const events = input.facts.map((fact, index): CaseEvent => ({
    ...fact,
    id: deps.newId(),
    seq: index + 1,
    version: 1,
    at: now,
    by: authorOf(actor),
    ...(input.lateEntryReason ? { lateEntryReason: input.lateEntryReason } : {}),
  }));
  const applicant = sealApplicant(deps.cipher, form);
  const described: Omit<ApplicationRecord, 'facts' | 'searchTerms'> = {
    id: deps.newId(),
    agencyId: input.agency.id,
    number: input.number,
    externalNumber: input.externalNumber,
    source: input.source,
    citizenId: input.citizenId,
    channel: input.channel,
    applicant,
    content: {
      subject: form.subject.trim(),
      documentNumber: textOrNull(form.documentNumber),
      description: form.description?.trim() ?? '',
      purpose: textOrNull(form.purpose),
    },
    ...contentKeys(deps, `${form.subject}${form.documentNumber ?? ''}${form.description ?? ''}`),
    replyPreference:
      form.replyMedium && form.replyMethod ? { medium: form.replyMedium, method: form.replyMethod } : null,
    fileIds: input.fileIds,
    assignee: null,
    counted: true,
    ledger: null,
    bindingLookup: null,
    events,
    version: 1,
    createdAt: now,
  };
  const record = { ...described, searchTerms: caseSearchTerms(described) };
  const calendar = await deps.calendars.forAgency(input.agency.id);
  return { ...record, facts: deriveFacts(basisOf(record), calendar).facts };
}

/** By what words an office finds the case again. */
export function caseSearchTerms({
  number,
  externalNumber,
  applicant,
  content: { subject, documentNumber, description },
}: Pick<ApplicationRecord, 'number' | 'externalNumber' | 'applicant' | 'content'>): string[] {
  const names = [applicant.name, ...namesOfJoint(applicant)];
  return searchTerms(number, externalNumber, ...names, subject, documentNumber, description);
}

/** By what equal applications are recognised: the text without what makes no difference, and a short hash of it for the index. */
export function contentKeys(
  { hash }: Pick<CommandDeps, 'hash'>,
  text: string,
): Pick<ApplicationRecord, 'normalisedText' | 'contentKey'> {
  const normalisedText = normaliseText(text).slice(0, 2000);
  return { normalisedText, contentKey: hash(normalisedText).slice(0, 24) };
}

/** Writes a new case with everything that goes with it. */
export async function insertApplication(
  deps: CommandDeps,
  tx: Transaction,
  actor: Actor,
  record: ApplicationRecord,
  action: string,
  correction?: Correction,
): Promise<void> {
  const now = deps.clock.now().toISOString();
  await tx.applications.insert(record);
  await bookDifference(deps, tx, actor, { before: null, after: record, correction });
  await tx.audit.append([
    {
      id: deps.newId(),
      agencyId: record.agencyId,
      at: now,
      actor: auditActor(actor),
      action,
      subject: { type: 'application', id: record.id, label: record.number },
      detail: { channel: record.channel },
    },
  ]);
  if (action === 'submit_application') {
    await tx.outbox.append([
      {
        id: deps.newId(),
        dedupeKey: `submitted:${record.id}`,
        recipient: { type: 'role', agencyId: record.agencyId, role: 'clerk' },
        kind: 'submitted',
        title: '收到新的网上申请，请确认',
        body: `申请 ${record.number}`,
        subject: { type: 'application', id: record.id },
        createdAt: now,
      },
    ]);
  }
}

/**
 * A case of the same applicant with the same text, still open or not: told, not forbidden. The applicant may mean it.
 * @throws AppError `possible_duplicate`
 */
export async function assertNotDuplicate(
  deps: Pick<CommandDeps, 'cipher'>,
  tx: Transaction,
  record: ApplicationRecord,
): Promise<void> {
  // Equal applications sent at the same moment see each other one after the other.
  const { agencyId, applicant, normalisedText } = record;
  await tx.idempotency.meetAt(deps.cipher.lookup(`application:${agencyId}:${applicant.lookup}:${normalisedText}`));
  const others = await tx.applications.sameApplicant(record.agencyId, record.applicant.lookup);
  const same = others.find((other) => other.normalisedText === record.normalisedText && other.facts.open);
  // Whoever types somebody else's identity number learns nothing of that person's cases.
  if (!same || (record.citizenId && same.citizenId !== record.citizenId)) return;
  throw new AppError('possible_duplicate', { number: same.number, applicationId: same.id });
}

/** The words by which a case is found hold the names of all who apply. */
function namesOfJoint({ joint = [] }: Applicant): string[] {
  return joint.map(({ name }) => name);
}

export function sealApplicant(cipher: FieldCipher, form: CompleteForm): Applicant {
  const identity = sealIdentity(cipher, form.identityDocument, form.identityNumber);
  const contact = sealContact(cipher, form);
  const { agentAuthorityUntil: until, agentCapacity: capacity, joint = [] } = form;
  return {
    kind: form.applicantKind,
    name: form.applicantName.trim(),
    identity,
    contact,
    agent: form.agentName?.trim()
      ? {
          name: form.agentName.trim(),
          identity: sealIdentity(cipher, form.agentIdentityDocument, form.agentIdentityNumber),
          authorityUntil: until && isPlainDate(until) ? until : null,
          capacity: capacity === 'guardian' ? 'guardian' : 'agent',
        }
      : null,
    ...(joint.length > 0
      ? {
          joint: joint.map(({ name, identityDocument, identityNumber }) => ({
            name,
            identity: sealIdentity(cipher, identityDocument, identityNumber),
          })),
        }
      : {}),
    lookup: applicantLookup(cipher, form.applicantName, identity, form),
  };
}

type ContactTexts = Pick<ApplicationForm, 'phone' | 'email' | 'address'>;

/** By what two cases are known to be of one applicant. */
export function applicantLookup(
  cipher: FieldCipher,
  name: string,
  identity: SealedIdentity | null,
  { phone, email, address }: ContactTexts,
): string {
  if (identity) return identity.lookup;
  return cipher.lookup(`name:${normaliseText(name)}:${digits(phone) || normaliseText(address ?? email ?? '')}`);
}

export function sealIdentity(
  cipher: FieldCipher,
  document: string | undefined,
  number: string | undefined,
): SealedIdentity | null {
  if (!document || !number) return null;
  const plain = normaliseIdentityNumber(number);
  return {
    document: document as IdentityDocument,
    sealed: cipher.encrypt(plain),
    lookup: cipher.lookup(`identity:${document}:${plain}`),
    masked: maskIdentityNumber(plain),
  };
}

export function sealContact(cipher: FieldCipher, form: ContactTexts): SealedContact | null {
  const phone = textOrNull(form.phone);
  const email = textOrNull(form.email);
  const address = textOrNull(form.address);
  if (!phone && !email && !address) return null;
  return {
    sealed: cipher.encrypt(JSON.stringify({ phone, email, address })),
    masked: {
      phone: phone && maskPhone(phone),
      email: email && maskEmail(email),
      address: address && maskAddress(address),
    },
    phoneLookup: phone ? cipher.lookup(`phone:${digits(phone)}`) : null,
  };
}

function digits(text: string | undefined): string {
  return (text ?? '').replace(/\D/g, '');
}

function textOrNull(text: string | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}

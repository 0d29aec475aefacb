import { formFaults, type FormTexts } from '../../domain/application/application-form.js';
import { AppError, type FieldFault } from '../../errors.js';
import { type StaffActor } from '../../policies/actor.js';
import { can } from '../../policies/can.js';
import { type ApplicationReads, type SameContent } from '../../ports/application-reads.js';
import { type CommandDeps } from '../../ports/deps.js';
import { applicantLookup, contentKeys, sealIdentity } from './new-application.js';

type IntakeTexts = Pick<
  FormTexts,
  | 'applicantName'
  | 'identityDocument'
  | 'identityNumber'
  | 'phone'
  | 'email'
  | 'address'
  | 'subject'
  | 'documentNumber'
  | 'description'
>;

export interface IntakeCheck {
  /** What is wrong with the identity or a contact as far as it is written; what is missing is no fault yet. */
  faults: FieldFault[];
  /** Enough is written to tell one applicant from another. */
  applicantKnown: boolean;
  /** Cases of the agency that are like it, the newest first. */
  matches: (SameContent & { sameContent: boolean })[];
}

const CHECKED = new Set(['identityDocument', 'identityNumber', 'phone', 'email']);
/** More of them say nothing more. */
const MOST = 10;

/**
 * What an office should know before it registers a paper: whether the numbers can be right, and whether the agency has this
 * applicant or this question already. Nothing of it is kept.
 * @throws AppError `forbidden`
 */
export async function checkIntake(
  deps: Pick<CommandDeps, 'cipher' | 'hash'> & { applications: Pick<ApplicationReads, 'sameContent' | 'ofApplicant'> },
  actor: StaffActor,
  form: IntakeTexts,
): Promise<IntakeCheck> {
  const { agencyId } = actor;
  if (!can(actor, 'register_application', { agencyId })) throw new AppError('forbidden');
  const faults = formFaults(form, 'office').filter(({ path }) => CHECKED.has(path));
  const lookup = lookupOf(deps.cipher, form);
  const { normalisedText, contentKey } = contentKeys(
    deps,
    `${form.subject ?? ''}${form.documentNumber ?? ''}${form.description ?? ''}`,
  );
  const [own, alike] = await Promise.all([
    lookup === null ? [] : deps.applications.ofApplicant(agencyId, lookup, MOST),
    normalisedText === ''
      ? []
      : deps.applications.sameContent({ id: '', agencyId, contentKey, applicant: { lookup: lookup ?? '' } }, MOST),
  ]);
  const same = new Set(alike.map(({ id }) => id));
  const matches = [
    ...own.map((item) => ({ ...item, sameContent: same.has(item.id) })),
    ...alike.filter(({ sameApplicant }) => !sameApplicant).map((item) => ({ ...item, sameContent: true })),
  ];
  const shown = matches.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST);
  return { faults, applicantKnown: lookup !== null, matches: shown };
}

/** Without a proof of identity a name alone is nobody: it takes a way to reach him as well. */
function lookupOf(cipher: CommandDeps['cipher'], form: IntakeTexts): string | null {
  const name = form.applicantName?.trim() ?? '';
  const identity = sealIdentity(cipher, form.identityDocument, form.identityNumber?.trim());
  const reachable = [form.phone, form.email, form.address].some((text) => (text ?? '').trim() !== '');
  if (!identity && (name === '' || !reachable)) return null;
  return applicantLookup(cipher, name, identity, form);
}

/** The same question of the same person first. */
function rank({ sameApplicant, sameContent }: IntakeCheck['matches'][number]): number {
  return (sameApplicant ? 1 : 0) + (sameContent ? 1 : 0);
}

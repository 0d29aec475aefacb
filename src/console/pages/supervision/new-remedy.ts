/** What is written when a remedy is registered, and the request that comes of it. */
import { type Operations, type OwnAgency } from '../../api/generated';

type Body = Operations['recordRemedy']['body'];

/** None of those configured. */
export const OTHER_BODY = '-';

export interface NewRemedy {
  group: Body['group'];
  matter: NonNullable<Body['matter']>;
  filedDate: string;
  servedDate: string;
  procedure: NonNullable<Body['procedure']>;
  bodyChoice: string;
  bodyName: string;
  bodyReason: string;
  number: string;
  previousRemedyId: string;
  counted: 'yes' | 'no';
  notCountedReason: string;
  correctionReason: string;
}

export function emptyRemedy(today: string): NewRemedy {
  return {
    group: 'reconsideration',
    matter: 'application_decision',
    filedDate: today,
    servedDate: '',
    procedure: 'ordinary',
    bodyChoice: '',
    bodyName: '',
    bodyReason: '',
    number: '',
    previousRemedyId: '',
    counted: 'yes',
    notCountedReason: '',
    correctionReason: '',
  };
}

/** Names of the bodies that are the right ones on the day; which they are is the agency's own data. */
export function bodiesOn(agency: OwnAgency, { group, filedDate }: Pick<NewRemedy, 'group' | 'filedDate'>): string[] {
  const all = group === 'reconsideration' ? agency.reconsiderationBodies : agency.courts;
  return all
    .filter(({ validFrom, validUntil }) => validFrom <= filedDate && (validUntil === null || filedDate <= validUntil))
    .map(({ name }) => name);
}

export function remedyBody(form: NewRemedy, applicationIds: string[]): Body {
  const { group, matter, filedDate, servedDate, procedure, number, previousRemedyId, correctionReason } = form;
  const isOther = form.bodyChoice === OTHER_BODY;
  const body = isOther ? form.bodyName : form.bodyChoice;
  return {
    group,
    matter,
    filedDate,
    applicationIds,
    counted: form.counted === 'yes',
    ...(servedDate ? { servedDate } : {}),
    ...(group === 'reconsideration' ? { procedure } : {}),
    ...(body ? { body } : {}),
    ...(isOther && form.bodyReason ? { bodyReason: form.bodyReason } : {}),
    ...(number ? { number } : {}),
    ...(group === 'litigation_after_reconsideration' && previousRemedyId ? { previousRemedyId } : {}),
    ...(form.counted === 'no' && form.notCountedReason ? { notCountedReason: form.notCountedReason } : {}),
    ...(correctionReason ? { correction: { reason: correctionReason } } : {}),
  };
}

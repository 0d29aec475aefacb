/** Agencies with their staff, and those who apply. Personal data is sealed once and shared: sealing is not what is measured here. */
import { type ApplicantKind } from '../../src/domain/application/applicant-kinds.js';
import { type EventAuthor } from '../../src/domain/application/case-events.js';
import { searchTerms } from '../../src/domain/application/search-text.js';
import { type PlainDate } from '../../src/domain/calendar/plain-date.js';
import { type AgencyRecord } from '../../src/ports/agencies.js';
import { type Applicant } from '../../src/ports/applications.js';
import { type FieldCipher } from '../../src/ports/cipher.js';
import { AGENCIES, agencyId, idOf } from './plan.js';
import { randomFrom, weighted } from './random.js';
import { applicantName } from './texts.js';

export interface Seal {
  identity: string;
  contact: string;
}

export function sealOnce(cipher: FieldCipher): Seal {
  return {
    identity: cipher.encrypt('110101199003070038'),
    contact: cipher.encrypt(JSON.stringify({ phone: '13800138000', email: null, address: '滨河街道人民路一号' })),
  };
}

export function agencyRecords(): AgencyRecord[] {
  return AGENCIES.map(({ code, name }, index) => ({
    id: agencyId(index),
    code,
    name,
    kind: 'department',
    parentId: null,
    acceptsApplications: true,
    sealedOriginals: 'on_paper',
    secondFactor: 'optional',
    releasePauseWorkingDays: 10,
    legalOpinionRequired: false,
    unmasking: 'with_reason',
    deputies: [],
    channels: ['online', 'email'],
    office: {
      name: '政务公开办公室',
      address: '人民路一号',
      hours: '工作日 9:00—17:00',
      phone: '010-12345678',
      fax: '',
      email: '',
    },
    reconsiderationBodies: [
      {
        name: '区人民政府',
        address: '人民路二号',
        phone: '010-12345679',
        validFrom: '2019-01-01' as PlainDate,
        validUntil: null,
      },
    ],
    courts: [],
    silenceText: null,
    searchTerms: searchTerms(name, code),
    createdAt: '2019-01-01T01:00:00.000Z',
    version: 1,
  }));
}

export function clerkOf(agencyIndex: number): EventAuthor {
  return { type: 'staff', id: idOf('clerk', agencyIndex + 1), name: '王经办' };
}

export function reviewerOf(agencyIndex: number): EventAuthor {
  return { type: 'staff', id: idOf('reviewer', agencyIndex + 1), name: '李审核' };
}

const pickKind = weighted<{ kind: ApplicantKind; weight: number }>([
  { kind: 'natural_person', weight: 82 },
  { kind: 'commercial_enterprise', weight: 9 },
  { kind: 'legal_service_organization', weight: 4 },
  { kind: 'public_welfare_organization', weight: 2 },
  { kind: 'research_institution', weight: 2 },
  { kind: 'other', weight: 1 },
]);

/** The same people for the same seed; each keeps name and kind over all cases. */
export function makeApplicants(count: number, seed: number, cipher: FieldCipher, seal: Seal): Applicant[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index): Applicant => {
    const { kind } = pickKind(random);
    const lookup = cipher.lookup(`bench:${seed}:${index}`);
    return {
      kind,
      name: applicantName(random, kind),
      identity: { document: 'resident_id', sealed: seal.identity, lookup, masked: '1101************38' },
      contact: {
        sealed: seal.contact,
        masked: { phone: '138****8000', email: null, address: '滨河街道人民***' },
        phoneLookup: lookup,
      },
      agent: null,
      lookup,
    };
  });
}

/**
 * Two tenants with one of everything that belongs to somebody: an agency with its staff, and a citizen who wrote to it.
 * What the one must never reach of the other is read here by name.
 */
import { createAgency } from '../../src/commands/account/create-agency.js';
import { registerComplaint } from '../../src/commands/supervision/register-complaint.js';
import { deliverOutbox } from '../../src/jobs/deliver-outbox.js';
import { COLLECTIONS, type CollectionName } from '../../src/persistence/collections.js';
import { mongoOutboxDelivery } from '../../src/persistence/jobs/outbox-delivery.js';
import { type StaffActor, STAFF_ROLE_IDS } from '../../src/policies/actor.js';
import { ledgerCsv, ledgerRow } from './books.js';
import { buildCorrection, buildOtherForm, buildPerson, newKey } from './cases.js';
import { buildPublication } from './disclosure.js';
import { pdfFile } from './files.js';
import { type Answer, type Client, type TestBed } from './server.js';

export interface Tenant {
  bed: TestBed;
  agencyId: string;
  citizenId: string;
  citizen: Client;
  /** Every role at once: whatever is refused is refused for whose it is, not for the role. */
  desk: Client;
  /** A second such person, since nobody decides on his own proposal. */
  second: Client;
  draftId: string;
  draftFileId: string;
  personId: string;
  /** A case in hand with the applicant's attachment and an open consultation. */
  applicationId: string;
  applicationFileId: string;
  consultationId: string;
  remedyId: string;
  letterId: string;
  /** Issued in the case. */
  outgoingLetterId: string;
  savedFilterId: string;
  approvalRequestId: string;
  /** Of `second`. */
  sessionId: string;
  ledgerImportId: string;
  remedyFileId: string;
  /** Against an agency below this one, and against this one. */
  supervisedComplaintId: string;
  complaintId: string;
  correctionId: string;
  correctionFileId: string;
  /** Never published. */
  publicationId: string;
  publicationFileId: string;
  citizenFileId: string;
  staffFileId: string;
  citizenNoticeId: string;
  staffNoticeId: string;
  /** Ids, numbers and words that no answer to anybody else may hold. */
  secrets: string[];
}

export async function buildTenant(bed: TestBed, side: 'own' | 'other', word: string): Promise<Tenant> {
  const agencyId = side === 'own' ? bed.agencyId : bed.otherAgencyId;
  const citizen = await bed.citizen(`${side}-citizen`);
  const desk = await bed.staff(STAFF_ROLE_IDS, `${word}全职`, side);
  const second = await bed.staff(STAFF_ROLE_IDS, `${word}副手`, side);
  const fields = buildOtherForm({ subject: `${word}所需的信息` });

  const draft = await draftOf(citizen, agencyId, { ...fields, subject: `${word}的草稿` });
  const draftFileId = await uploaded(citizen, `/api/me/drafts/${draft.id}/files`);

  const person = ok(
    await citizen.post('/api/me/persons', buildPerson({ applicantName: `${word}的家人` }), { key: newKey() }),
  );
  const filed = await draftOf(citizen, agencyId, fields);
  const applicationFileId = await uploaded(citizen, `/api/me/drafts/${filed.id}/files`);
  const made = ok(await citizen.post('/api/me/applications', { draftId: filed.id }, { key: newKey() }));
  const applicationId = made.id as string;
  await act(desk, applicationId, 'confirm-receipt', {});
  await act(desk, applicationId, 'claim', {});
  const consulted = await act(desk, applicationId, 'start-consultation', {
    with: 'third_party',
    recipient: `${word}公司`,
    text: '是否同意公开',
  });

  const outgoingLetterId = (await act(desk, applicationId, 'issue-letter', { kind: 'receipt' })).id as string;
  const letter = ok(
    await desk.post(
      '/api/staff/letters',
      {
        kind: 'misaddressed',
        receivedDate: '2026-03-02',
        addressee: `${word}收件局`,
        sender: `${word}来件人`,
        about: `${word}的来件`,
      },
      { key: newKey() },
    ),
  );
  const savedFilter = ok(
    await desk.post('/api/staff/saved-filters', { name: `${word}的筛选`, query: {} }, { key: newKey() }),
  );
  const remedy = ok(
    await desk.post(
      '/api/staff/remedies',
      { group: 'reconsideration', filedDate: '2026-03-02', body: `${word}复议机关`, applicationIds: [applicationId] },
      { key: newKey() },
    ),
  );
  const remedyFileId = await uploaded(desk, '/api/staff/files');
  ok(
    await desk.post(`/api/staff/remedies/${remedy.id}/actions/record-stage`, {
      expectedVersion: remedy.version,
      stage: { kind: 'advice_received', date: '2026-03-02', text: `${word}建议` },
      fileIds: [remedyFileId],
    }),
  );
  const complaints = await complaintsOf(bed, { agencyId, desk, side, word });
  const correctionFileId = await uploaded(citizen, '/api/me/files');
  const correction = ok(
    await citizen.post('/api/me/record-corrections', buildCorrection(agencyId, correctionFileId), { key: newKey() }),
  );
  const publicationFileId = await uploaded(desk, '/api/staff/files');
  const publication = ok(
    await desk.post(
      '/api/staff/publications',
      buildPublication({ title: `${word}待公开的信息`, fileIds: [publicationFileId] }),
      { key: newKey() },
    ),
  );

  await deliverOutbox({ outbox: mongoOutboxDelivery(bed.connection), clock: bed.clock });
  const citizenNotices = ok(await citizen.get('/api/me/notices'));
  const staffNotices = ok(await desk.get('/api/staff/notices'));
  const tenant = {
    bed,
    agencyId,
    citizenId: ok(await citizen.get('/api/me')).id as string,
    citizen,
    desk,
    second,
    draftId: draft.id,
    draftFileId,
    personId: person.id as string,
    applicationId,
    applicationFileId,
    consultationId: consulted.consultations[0].id as string,
    remedyId: remedy.id as string,
    letterId: letter.id as string,
    outgoingLetterId,
    savedFilterId: savedFilter.id as string,
    approvalRequestId: await unmaskingOf(desk, applicationId),
    sessionId: await sessionOf(desk, second.staffId),
    ledgerImportId: await importedLedger(desk, word),
    remedyFileId,
    ...complaints,
    correctionId: correction.id as string,
    correctionFileId,
    publicationId: publication.id as string,
    publicationFileId,
    citizenFileId: await uploaded(citizen, '/api/me/files'),
    staffFileId: await uploaded(desk, '/api/staff/files'),
    citizenNoticeId: citizenNotices.items[0].id as string,
    staffNoticeId: staffNotices.items[0].id as string,
  };
  const ids = Object.entries(tenant).flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'agencyId' ? [value] : [],
  );
  return { ...tenant, secrets: [...ids, desk.staffId, word, made.number as string] };
}

/** What the case masks, asked for where the agency wants a second person for it. */
async function unmaskingOf(desk: Client, applicationId: string): Promise<string> {
  const { version } = ok(await desk.get('/api/staff/agency'));
  ok(await desk.post('/api/staff/agency/actions/update', { expectedVersion: version, unmasking: 'with_approval' }));
  const path = `/api/staff/applications/${applicationId}/actions/request-unmasking`;
  return ok(await desk.post(path, { reason: '核对送达地址', fields: ['contact'] })).id as string;
}

/** A ledger of one row, imported over the API. */
async function importedLedger(desk: Client, word: string): Promise<string> {
  const file = ledgerCsv([ledgerRow({ registerNumber: `${word}登记1号`, content: `${word}台账里的信息` })]);
  const preview = await desk.upload('/api/staff/ledger-imports/actions/preview', `${word}台账.csv`, file);
  const started = await desk.upload('/api/staff/ledger-imports', `${word}台账.csv`, file, undefined, {
    fileHash: ok(preview).fileHash as string,
  });
  return ok(started).id as string;
}

/** One that this agency handles as the superior, and one that its own superior handles. */
async function complaintsOf(
  bed: TestBed,
  { agencyId, desk, side, word }: { agencyId: string; desk: Client; side: 'own' | 'other'; word: string },
): Promise<{ supervisedComplaintId: string; complaintId: string }> {
  const system = { type: 'system', name: 'test' } as const;
  const [place, code] = side === 'own' ? ['甲', 'A'] : ['乙', 'B'];
  const above = await createAgency(bed.commands, system, { code: `UP${code}`, name: `${place}地上级机关` });
  const parentCode = side === 'own' ? 'TEST' : 'OTHER';
  const below = await createAgency(bed.commands, system, { code: `SUB${code}`, name: `${place}地下属局`, parentCode });
  // Nobody may move an agency in the tree, so the test bed's stands below by hand.
  await bed.connection.db
    ?.collection<{ _id: string }>(COLLECTIONS.agencies)
    .updateOne({ _id: agencyId }, { $set: { parentId: above.id } });
  const about = (target: string) => ({
    agencyId: target,
    matter: 'not_answered' as const,
    text: `${word}投诉的内容`,
    receivedDate: bed.clock.today(),
    complainantName: `${word}投诉人`,
  });
  const supervised = ok(await desk.post('/api/staff/supervision/complaints', about(below.id), { key: newKey() }));
  const supervisor: StaffActor = {
    type: 'staff',
    staffId: bed.commands.newId(),
    agencyId: above.id,
    roles: ['supervisor'],
    name: '上级',
    sessionId: bed.commands.newId(),
    mustChangePassword: false,
  };
  const against = await registerComplaint(bed.commands, supervisor, about(agencyId));
  return { supervisedComplaintId: supervised.id as string, complaintId: against.id };
}

export async function draftOf(citizen: Client, agencyId: string, fields: object): Promise<{ id: string }> {
  return ok(await citizen.post('/api/me/drafts', { agencyId, fields }, { key: newKey() })) as { id: string };
}

/** At the version the case has now. */
export async function act(who: Client, applicationId: string, verb: string, body: object): Promise<Answer['body']> {
  const path = `/api/staff/applications/${applicationId}`;
  const { version } = ok(await who.get(path));
  return ok(await who.post(`${path}/actions/${verb}`, { expectedVersion: version, ...body }));
}

async function uploaded(who: Client, path: string): Promise<string> {
  const body = ok(await who.upload(path, '附件.pdf', pdfFile()));
  return (body.file ?? body).id as string;
}

/** The body of a success; anything else is the failure's message. */
export function ok(answer: Answer): Answer['body'] {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** What changes by mere use, whoever it is. */
const NOT_HIS: readonly CollectionName[] = ['citizenSessions', 'staffSessions', 'rateLimits', 'readCounts', 'jobRuns'];

/** Everything stored of a tenant, as text: equal before and after means that nothing of his was touched. */
export async function belongingsOf(bed: TestBed, { agencyId, citizenId }: Tenant): Promise<string[]> {
  const names = (Object.keys(COLLECTIONS) as CollectionName[]).filter((name) => !NOT_HIS.includes(name));
  const kept = await Promise.all(
    names.map(async (name) => {
      const rows = (await bed.connection.db?.collection(COLLECTIONS[name]).find().sort({ _id: 1 }).toArray()) ?? [];
      return rows
        .map((row) => `${name} ${JSON.stringify(row)}`)
        .filter((row) => row.includes(agencyId) || row.includes(citizenId));
    }),
  );
  return kept.flat();
}

async function sessionOf(administrator: Client, staffId: string): Promise<string> {
  const { items } = ok(await administrator.get('/api/staff/sessions?scope=agency&limit=100'));
  return items.find(({ staff }: { staff: { id: string } }) => staff.id === staffId).id;
}

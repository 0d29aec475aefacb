/** Ids that travel in a query or a body, and what the outsider hears who sends somebody else's (`tenant-wall-ids.test.ts`). */
import { newKey } from './cases.js';
import { buildPublication } from './disclosure.js';
import { openedLink } from './opinions.js';
import { type Answer, type Client } from './server.js';
import { newPhone } from './sms.js';
import { ABSENT } from './tenant-wall.js';
import { act, draftOf, ok, type Tenant } from './tenants.js';
import { buildCorrection, buildOtherForm } from './cases.js';

interface SentId {
  /** Whose id it is; the same request is made with an id that nothing has. */
  of(victim: Tenant): string;
  send(mallory: Tenant, id: string): Promise<Answer>;
  expected: { status: number; code?: string; path?: string };
}

/** Not owned by anybody. */
type Open = 'public';

/** A case of the sender's own, before any decision. */
async function ownCase(mallory: Tenant): Promise<string> {
  const draft = await draftOf(mallory.citizen, mallory.agencyId, buildOtherForm());
  const made = ok(await mallory.citizen.post('/api/me/applications', { draftId: draft.id }, { key: newKey() }));
  await act(mallory.desk, made.id, 'confirm-receipt', {});
  return made.id as string;
}

async function awaitingSupplement(mallory: Tenant): Promise<string> {
  const id = await ownCase(mallory);
  await act(mallory.desk, id, 'request-supplement', { text: '请写明年份' });
  return id;
}

async function awaitingDispatch(mallory: Tenant): Promise<string> {
  const id = await ownCase(mallory);
  const parts = [{ code: 'granted', ground: 'article_36_2' }];
  await act(mallory.desk, id, 'propose-decision', { parts, text: '予以公开。' });
  await act(mallory.second, id, 'approve-decision', {});
  return id;
}

/** A third party of the sender's own case that has opened its link. */
async function opinionSession(mallory: Tenant): Promise<Client> {
  const id = await ownCase(mallory);
  const started = await act(mallory.desk, id, 'start-consultation', {
    with: 'third_party',
    recipient: '某某公司',
    text: '是否同意公开',
  });
  const phone = newPhone();
  const consultationId = started.consultations[0].id as string;
  const { path } = await act(mallory.desk, id, 'issue-opinion-link', { consultationId, phone });
  return openedLink(mallory.bed, path as string, phone);
}

async function sendAction(mallory: Tenant, id: string, verb: string, body: object): Promise<Answer> {
  const path = `/api/staff/applications/${id}`;
  const { version } = ok(await mallory.desk.get(path));
  return mallory.desk.post(`${path}/actions/${verb}`, { expectedVersion: version, ...body });
}

async function sendRemedy(mallory: Tenant, verb: string, body: object): Promise<Answer> {
  const path = `/api/staff/remedies/${mallory.remedyId}`;
  const { version } = ok(await mallory.desk.get(path));
  return mallory.desk.post(`${path}/actions/${verb}`, { expectedVersion: version, ...body });
}

const sendStage = (mallory: Tenant, body: object): Promise<Answer> =>
  sendRemedy(mallory, 'record-stage', { stage: { kind: 'notice_served', date: '2026-03-02' }, ...body });

const staffFile = (victim: Tenant) => victim.staffFileId;
const noFile = { status: 400, code: 'invalid_input', path: 'fileIds.0' };
const consultation = (verb: string, body: object): SentId => ({
  of: (victim) => victim.consultationId,
  send: (mallory, consultationId) => sendAction(mallory, mallory.applicationId, verb, { consultationId, ...body }),
  expected: { status: 404, code: 'not_found' },
});

/** A staged file sent to a verb of an own case in the state the verb wants. */
const fileTo = (verb: string, body: object, of: (mallory: Tenant) => Promise<string>): SentId => ({
  of: staffFile,
  send: async (mallory, fileId) => sendAction(mallory, await of(mallory), verb, { ...body, fileIds: [fileId] }),
  expected: noFile,
});
/** Another case, named by a verb of an own one. */
const caseTo = (verb: string, field: string, body: object): SentId => ({
  of: (victim) => victim.applicationId,
  send: async (mallory, id) => sendAction(mallory, await ownCase(mallory), verb, { ...body, [field]: id }),
  expected: { status: 400, code: 'invalid_input', path: field },
});
/** An event of another case: told like one that never was. */
const eventTo = (verb: string, body: object): SentId => ({
  of: (victim) => victim.consultationId,
  send: async (mallory, eventId) => sendAction(mallory, await ownCase(mallory), verb, { ...body, eventId }),
  expected: { status: 400, code: 'invalid_input', path: 'eventId' },
});

/** A letter of an own case that names a consultation or a letter of another. */
const letterOf = (
  verb: string,
  field: 'consultationId' | 'assistanceId' | 'aboutLetterId' | 'replaces',
  of: (victim: Tenant) => string,
): SentId => ({
  of,
  async send(mallory, id) {
    const kind = {
      consultationId: 'consultation_notice',
      assistanceId: 'assistance_letter',
      aboutLetterId: 'delivery_receipt',
      replaces: 'receipt',
    }[field];
    const path = `/api/staff/applications/${await ownCase(mallory)}`;
    const { version } = ok(await mallory.desk.get(path));
    return mallory.desk.post(`${path}/actions/${verb}`, {
      ...(verb === 'issue-letter' ? { expectedVersion: version } : {}),
      kind,
      [field]: field === 'replaces' ? { letterId: id, reason: '有误' } : id,
    });
  },
  expected: { status: 400, code: 'invalid_input', path: field === 'replaces' ? 'replaces.letterId' : field },
});

async function reasonsAsked(mallory: Tenant): Promise<string> {
  const id = await ownCase(mallory);
  await act(mallory.desk, id, 'request-reasons', { text: '请说明理由' });
  return id;
}

async function promised(mallory: Tenant): Promise<string> {
  const id = await awaitingDispatch(mallory);
  await act(mallory.desk, id, 'dispatch', { method: 'online' });
  await act(mallory.desk, id, 'promise-supply', { supplyBy: '2026-04-01', text: '邮寄' });
  return id;
}

export const BODY_IDS: Readonly<Record<string, SentId | Open>> = {
  'listAgencies.parentId': 'public',
  'listPublications.agencyId': 'public',
  'matchPublications.agencyId': 'public',
  'searchPublications.agencyId': 'public',
  'createDraft.agencyId': 'public',
  'updateDraft.agencyId': 'public',
  'createDraft.copyFrom': {
    of: (victim) => victim.applicationId,
    send: (mallory, copyFrom) => mallory.citizen.post('/api/me/drafts', { copyFrom }, { key: newKey() }),
    expected: { status: 404, code: 'not_found' },
  },
  'createDraft.personId': {
    of: (victim) => victim.personId,
    send: (mallory, personId) => mallory.citizen.post('/api/me/drafts', { personId }, { key: newKey() }),
    expected: { status: 404, code: 'not_found' },
  },
  'updateDraft.personId': {
    of: (victim) => victim.personId,
    async send(mallory, personId) {
      const { id } = await draftOf(mallory.citizen, mallory.agencyId, buildOtherForm());
      const { version } = ok(await mallory.citizen.get(`/api/me/drafts/${id}`));
      return mallory.citizen.request('PATCH', `/api/me/drafts/${id}`, {
        expectedVersion: version,
        fields: {},
        personId,
      });
    },
    expected: { status: 404, code: 'not_found' },
  },
  'submitApplication.draftId': {
    of: (victim) => victim.draftId,
    send: (mallory, draftId) => mallory.citizen.post('/api/me/applications', { draftId }, { key: newKey() }),
    expected: { status: 404, code: 'not_found' },
  },
  'answerSupplement.fileIds': {
    of: (victim) => victim.citizenFileId,
    async send(mallory, fileId) {
      const path = `/api/me/applications/${await awaitingSupplement(mallory)}`;
      const { version } = ok(await mallory.citizen.get(path));
      const body = { expectedVersion: version, text: '补正内容', fileIds: [fileId] };
      return mallory.citizen.post(`${path}/actions/answer-supplement`, body);
    },
    expected: noFile,
  },
  'markMyNoticesRead.ids': {
    of: (victim) => victim.citizenNoticeId,
    send: (mallory, id) => mallory.citizen.post('/api/me/notices/actions/mark-read', { ids: [id] }),
    expected: { status: 204 },
  },
  'markStaffNoticesRead.ids': {
    of: (victim) => victim.staffNoticeId,
    send: (mallory, id) => mallory.desk.post('/api/staff/notices/actions/mark-read', { ids: [id] }),
    expected: { status: 204 },
  },
  'listQueue.assignee': {
    of: (victim) => victim.desk.staffId,
    send: (mallory, id) => mallory.desk.get(`/api/staff/applications?assignee=${id}`),
    expected: { status: 200 },
  },
  'bulkAssign.staffId': {
    of: (victim) => victim.desk.staffId,
    send: (mallory, staffId) =>
      mallory.desk.post(
        '/api/staff/applications/actions/bulk-assign',
        { staffId, cases: [{ id: ABSENT, expectedVersion: 1 }] },
        { key: newKey() },
      ),
    expected: { status: 400, code: 'invalid_input', path: 'staffId' },
  },
  'bulkAssign.id': {
    of: (victim) => victim.applicationId,
    async send(mallory, id) {
      const body = { staffId: mallory.desk.staffId, cases: [{ id, expectedVersion: 1 }] };
      const path = '/api/staff/applications/actions/bulk-assign';
      const [result] = ok(await mallory.desk.post(path, body, { key: newKey() })).results;
      return { status: 404, headers: new Headers(), body: result.done ? null : { error: { ...result.error } } };
    },
    expected: { status: 404, code: 'not_found' },
  },
  'exportQueue.assignee': {
    of: (victim) => victim.desk.staffId,
    async send(mallory, id) {
      const { status, headers, body } = await mallory.desk.get(`/api/staff/applications/export?assignee=${id}`);
      return { status, headers, body: { items: (body as string).trim().split('\r\n').slice(1) } };
    },
    expected: { status: 200 },
  },
  // Kept as it was typed; what it finds is the queue's to say.
  'saveFilter.assignee': {
    of: (victim) => victim.desk.staffId,
    async send(mallory, assignee) {
      const body = { name: '某人的件', query: { assignee } };
      const made = await mallory.desk.post('/api/staff/saved-filters', body, { key: newKey() });
      const removed = await mallory.desk.request('DELETE', `/api/staff/saved-filters/${made.body.id}`);
      return { ...removed, status: made.status };
    },
    expected: { status: 201 },
  },
  'changeSavedFilter.assignee': {
    of: (victim) => victim.desk.staffId,
    async send(mallory, assignee) {
      const path = `/api/staff/saved-filters/${mallory.savedFilterId}`;
      ok(await mallory.desk.request('PUT', path, { name: '某人的件', query: { assignee } }));
      return mallory.desk.get(`/api/staff/applications?assignee=${assignee}`);
    },
    expected: { status: 200 },
  },
  'registerApplication.fileIds': {
    of: staffFile,
    send: (mallory, fileId) =>
      mallory.desk.post(
        '/api/staff/applications',
        { channel: 'in_person', submittedDate: '2026-03-02', fields: buildOtherForm(), fileIds: [fileId] },
        { key: newKey() },
      ),
    expected: noFile,
  },
  'recordSupplement.fileIds': {
    of: staffFile,
    send: async (mallory, fileId) =>
      sendAction(mallory, await awaitingSupplement(mallory), 'record-supplement', { fileIds: [fileId] }),
    expected: noFile,
  },
  'dispatchReply.fileIds': {
    of: staffFile,
    send: async (mallory, fileId) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'dispatch', { method: 'online', fileIds: [fileId] }),
    expected: noFile,
  },
  'updateOwnAgency.staffId': {
    of: (victim) => victim.desk.staffId,
    async send(mallory, staffId) {
      const { version } = ok(await mallory.desk.get('/api/staff/agency'));
      const deputies = [{ staffId, from: '2026-03-02', until: '2026-03-03' }];
      return mallory.desk.post('/api/staff/agency/actions/update', { expectedVersion: version, deputies });
    },
    expected: { status: 400, code: 'invalid_input', path: 'deputies.0.staffId' },
  },
  'dispatchReply.sealedFileId': {
    of: staffFile,
    send: async (mallory, sealedFileId) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'dispatch', { method: 'online', sealedFileId }),
    expected: { status: 400, code: 'invalid_input', path: 'sealedFileId' },
  },
  'dispatchReply.sealFileId': {
    of: staffFile,
    send: async (mallory, fileId) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'dispatch', {
        method: 'online',
        fileIds: [fileId],
        sealFileId: fileId,
      }),
    expected: noFile,
  },
  'dispatchReply.id': {
    of: (victim) => victim.applicationId,
    send: async (mallory, id) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'dispatch', {
        method: 'online',
        alsoAnswers: [{ id, expectedVersion: 1 }],
      }),
    expected: { status: 404, code: 'not_found' },
  },
  'dispatchReply.letterId': {
    of: (victim) => victim.outgoingLetterId,
    send: async (mallory, letterId) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'dispatch', { method: 'online', letterId }),
    expected: { status: 400, code: 'invalid_input', path: 'letterId' },
  },
  'previewLetter.consultationId': letterOf('preview-letter', 'consultationId', (victim) => victim.consultationId),
  'previewLetter.aboutLetterId': letterOf('preview-letter', 'aboutLetterId', (victim) => victim.outgoingLetterId),
  'previewLetter.letterId': letterOf('preview-letter', 'replaces', (victim) => victim.outgoingLetterId),
  'previewLetterPdf.consultationId': letterOf(
    'preview-letter-pdf',
    'consultationId',
    (victim) => victim.consultationId,
  ),
  'previewLetterPdf.aboutLetterId': letterOf(
    'preview-letter-pdf',
    'aboutLetterId',
    (victim) => victim.outgoingLetterId,
  ),
  'previewLetterPdf.letterId': letterOf('preview-letter-pdf', 'replaces', (victim) => victim.outgoingLetterId),
  'previewLetter.assistanceId': letterOf('preview-letter', 'assistanceId', (victim) => victim.consultationId),
  'previewLetterPdf.assistanceId': letterOf('preview-letter-pdf', 'assistanceId', (victim) => victim.consultationId),
  'issueLetter.assistanceId': letterOf('issue-letter', 'assistanceId', (victim) => victim.consultationId),
  'attachSealedOriginal.fileId': {
    of: staffFile,
    async send(mallory, fileId) {
      const id = await ownCase(mallory);
      const { id: letterId, version } = await act(mallory.desk, id, 'issue-letter', { kind: 'receipt' });
      return mallory.desk.post(
        `/api/staff/applications/${id}/outgoing-letters/${letterId as string}/actions/attach-sealed-original`,
        { expectedVersion: version, fileId },
      );
    },
    expected: { status: 400, code: 'invalid_input', path: 'fileId' },
  },
  'issueLetter.consultationId': letterOf('issue-letter', 'consultationId', (victim) => victim.consultationId),
  'issueLetter.aboutLetterId': letterOf('issue-letter', 'aboutLetterId', (victim) => victim.outgoingLetterId),
  'issueLetter.letterId': letterOf('issue-letter', 'replaces', (victim) => victim.outgoingLetterId),
  'giveReasons.fileIds': {
    of: (victim) => victim.citizenFileId,
    async send(mallory, fileId) {
      const path = `/api/me/applications/${await reasonsAsked(mallory)}`;
      const { version } = ok(await mallory.citizen.get(path));
      const body = { expectedVersion: version, text: '研究', fileIds: [fileId] };
      return mallory.citizen.post(`${path}/actions/give-reasons`, body);
    },
    expected: noFile,
  },
  'recordReasons.fileIds': fileTo('record-reasons', { text: '研究' }, reasonsAsked),
  'recordSupply.fileIds': fileTo('record-supply', { text: '已邮寄' }, promised),
  'answerOnTheSpot.fileIds': fileTo(
    'answer-on-the-spot',
    { parts: [{ code: 'granted', ground: 'article_36_2' }], text: '予以公开。', proof: '签字' },
    ownCase,
  ),
  'answerAssistance.assistanceId': {
    of: (victim) => victim.consultationId,
    async send(mallory, assistanceId) {
      const id = await ownCase(mallory);
      await act(mallory.desk, id, 'request-assistance', { unit: '档案馆', text: '检索', replyBy: '2026-04-01' });
      return sendAction(mallory, id, 'answer-assistance', { assistanceId, text: '没有' });
    },
    expected: { status: 404, code: 'not_found' },
  },
  'recordReleaseNotice.consultationId': {
    of: (victim) => victim.consultationId,
    send: async (mallory, consultationId) =>
      sendAction(mallory, await awaitingDispatch(mallory), 'record-release-notice', {
        consultationId,
        proof: '签收单',
      }),
    expected: { status: 422, code: 'action_not_allowed' },
  },
  'mergeCase.intoId': caseTo('merge', 'intoId', { reason: '相同' }),
  'linkCases.otherId': caseTo('link', 'otherId', {}),
  'unlinkCases.otherId': {
    of: (victim) => victim.applicationId,
    send: async (mallory, otherId) => sendAction(mallory, await ownCase(mallory), 'unlink', { otherId }),
    expected: { status: 422, code: 'action_not_allowed' },
  },
  'proposeDateCorrection.eventId': eventTo('propose-date-correction', { to: '2026-03-01', reason: '误登' }),
  'previewDateCorrection.eventId': {
    of: (victim) => victim.consultationId,
    send: async (mallory, eventId) =>
      mallory.desk.post(`/api/staff/applications/${await ownCase(mallory)}/actions/preview-date-correction`, {
        eventId,
        to: '2026-03-01',
      }),
    expected: { status: 400, code: 'invalid_input', path: 'eventId' },
  },
  'deliverConsultation.consultationId': consultation('deliver-consultation', {}),
  'answerConsultation.consultationId': consultation('answer-consultation', { answer: 'agreed' }),
  'endConsultation.consultationId': consultation('end-consultation', { reason: 'withdrawn' }),
  'issueOpinionLink.consultationId': consultation('issue-opinion-link', { phone: '13600000000' }),
  'submitOpinion.fileIds': {
    of: staffFile,
    send: async (mallory, fileId) => {
      const session = await opinionSession(mallory);
      return session.post('/api/public/opinions/actions/submit', { answer: 'agreed', fileIds: [fileId] });
    },
    expected: noFile,
  },
  'proposeDecision.linkedCaseId': {
    of: (victim) => victim.applicationId,
    send: async (mallory, linkedCaseId) =>
      sendAction(mallory, await ownCase(mallory), 'propose-decision', {
        parts: [{ code: 'granted', ground: 'article_36_2' }],
        text: '予以公开。',
        linkedCaseId,
      }),
    expected: { status: 422, code: 'decision_incomplete', path: 'linkedCaseId' },
  },
  'assignCase.staffId': {
    of: (victim) => victim.desk.staffId,
    send: (mallory, staffId) => sendAction(mallory, mallory.applicationId, 'assign', { staffId }),
    expected: { status: 400, code: 'invalid_input', path: 'staffId' },
  },
  'requestLegalReview.lawyerId': {
    of: (victim) => victim.desk.staffId,
    send: (mallory, lawyerId) => sendAction(mallory, mallory.applicationId, 'request-legal-review', { lawyerId }),
    expected: { status: 400, code: 'invalid_input', path: 'lawyerId' },
  },
  'addNote.mentions': {
    of: (victim) => victim.desk.staffId,
    send: (mallory, id) => sendAction(mallory, mallory.applicationId, 'note', { text: '请看', mentions: [id] }),
    expected: { status: 400, code: 'invalid_input', path: 'mentions.0' },
  },
  'createPublication.fileIds': {
    of: staffFile,
    send: (mallory, fileId) =>
      mallory.desk.post('/api/staff/publications', buildPublication({ fileIds: [fileId] }), { key: newKey() }),
    expected: noFile,
  },
  'updatePublication.fileIds': {
    of: staffFile,
    send: (mallory, fileId) =>
      mallory.desk.request('PUT', `/api/staff/publications/${mallory.publicationId}`, {
        ...buildPublication({ fileIds: [fileId] }),
        expectedVersion: 1,
      }),
    expected: noFile,
  },
  'listRemedies.applicationId': {
    of: (victim) => victim.applicationId,
    send: (mallory, id) => mallory.desk.get(`/api/staff/remedies?applicationId=${id}`),
    expected: { status: 200 },
  },
  'submitRecordCorrection.agencyId': 'public',
  'submitRecordCorrection.fileIds': {
    of: (victim) => victim.citizenFileId,
    send: (mallory, fileId) =>
      mallory.citizen.post('/api/me/record-corrections', buildCorrection(mallory.agencyId, fileId), { key: newKey() }),
    expected: noFile,
  },
  // Agencies are public; that one is not below the sender's is told as if there were none.
  'registerComplaint.agencyId': {
    of: (victim) => victim.agencyId,
    send: (mallory, agencyId) =>
      mallory.desk.post(
        '/api/staff/supervision/complaints',
        { agencyId, matter: 'other', text: '反映的问题', receivedDate: '2026-03-02' },
        { key: newKey() },
      ),
    expected: { status: 400, code: 'invalid_input', path: 'agencyId' },
  },
  'recordRemedy.previousRemedyId': {
    of: (victim) => victim.remedyId,
    send: (mallory, id) =>
      mallory.desk.post(
        '/api/staff/remedies',
        { group: 'litigation_after_reconsideration', filedDate: '2026-03-02', previousRemedyId: id },
        { key: newKey() },
      ),
    expected: { status: 400, code: 'invalid_input', path: 'previousRemedyId' },
  },
  'recordRemedyStage.fileIds': {
    of: staffFile,
    send: (mallory, fileId) => sendStage(mallory, { fileIds: [fileId] }),
    expected: noFile,
  },
  'recordRemedyStage.eventId': {
    of: (victim) => victim.remedyId,
    send: (mallory, eventId) =>
      sendStage(mallory, { stage: { kind: 'taken_back', date: '2026-03-02', eventId, reason: '误登' } }),
    expected: { status: 422, code: 'action_not_allowed' },
  },
  'recordRemedyResult.fileIds': {
    of: staffFile,
    send: (mallory, fileId) =>
      sendRemedy(mallory, 'record-result', {
        outcome: { result: 'upheld', date: '2026-03-02' },
        fileIds: [fileId],
      }),
    expected: noFile,
  },
  'correctRemedy.fileIds': {
    of: staffFile,
    send: (mallory, fileId) => sendRemedy(mallory, 'correct', { number: '1号', reason: '登记有误', fileIds: [fileId] }),
    expected: noFile,
  },
  'downloadEvidence.remedyId': {
    of: (victim) => victim.remedyId,
    send: (mallory, remedyId) =>
      mallory.desk.get(`/api/staff/applications/${mallory.applicationId}/evidence/pdf?remedyId=${remedyId}`),
    expected: { status: 404, code: 'not_found' },
  },
  'orderRedo.remedyId': {
    of: (victim) => victim.remedyId,
    send: (mallory, remedyId) => sendAction(mallory, mallory.applicationId, 'order-redo', { remedyId }),
    expected: { status: 400, code: 'invalid_input', path: 'remedyId' },
  },
  'recordRemedy.applicationIds': {
    of: (victim) => victim.applicationId,
    send: (mallory, id) =>
      mallory.desk.post(
        '/api/staff/remedies',
        { group: 'reconsideration', filedDate: '2026-03-02', applicationIds: [id] },
        { key: newKey() },
      ),
    expected: { status: 400, code: 'invalid_input', path: 'applicationIds.0' },
  },
};

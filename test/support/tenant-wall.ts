/** What the tests of the wall between tenants know about each route: whose ids it takes, what it wants to be sent. */
import * as z from 'zod';
import { type DeclaredRoute } from '../../src/http/guard.js';
import { buildPublication, REVIEW } from './disclosure.js';
import { type Tenant } from './tenants.js';

export const ABSENT = '0'.repeat(24);

/** Path parameters, under the noun behind the audience. A route whose parameter is not here fails the tests: say whose it is. */
const PARAMS: Readonly<Record<string, (tenant: Tenant) => string>> = {
  'applications.applicationId': (tenant) => tenant.applicationId,
  'applications.fileId': (tenant) => tenant.applicationFileId,
  'supervision.complaintId': (tenant) => tenant.supervisedComplaintId,
  'complaints.complaintId': (tenant) => tenant.complaintId,
  'record-corrections.correctionId': (tenant) => tenant.correctionId,
  'record-corrections.fileId': (tenant) => tenant.correctionFileId,
  'drafts.draftId': (tenant) => tenant.draftId,
  'persons.personId': (tenant) => tenant.personId,
  'drafts.fileId': (tenant) => tenant.draftFileId,
  'publications.publicationId': (tenant) => tenant.publicationId,
  'publications.fileId': (tenant) => tenant.publicationFileId,
  'remedies.remedyId': (tenant) => tenant.remedyId,
  'letters.letterId': (tenant) => tenant.letterId,
  'applications.letterId': (tenant) => tenant.outgoingLetterId,
  'approval-requests.requestId': (tenant) => tenant.approvalRequestId,
  'saved-filters.filterId': (tenant) => tenant.savedFilterId,
  'ledger-imports.importId': (tenant) => tenant.ledgerImportId,
  'remedies.fileId': (tenant) => tenant.remedyFileId,
  'staff.staffId': (tenant) => tenant.desk.staffId,
  'sessions.sessionId': (tenant) => tenant.sessionId,
};
/** Parameters that name nothing anybody owns: agencies are public, a year is a number. */
const OPEN_PARAMS: Readonly<Record<string, string>> = {
  'agencies.agencyId': ABSENT,
  'agencies.year': '2025',
  'reports.year': '2025',
  'annual-reports.year': '2025',
  'calendars.year': '2027',
  'publication-counts.year': '2025',
  // A kind of letter: every agency has its wording of it.
  'letter-templates.kind': 'receipt',
};

const version = { expectedVersion: 1 };
const consultation = (tenant: Tenant) => ({ ...version, consultationId: tenant.consultationId });
const parts = [{ code: 'granted', ground: 'article_36_2' }];

/** A body that is valid by itself for every route with an id in its path, as `tenant` would send it. */
const BODIES: Readonly<Record<string, (tenant: Tenant) => object>> = {
  answerSupplement: () => ({ ...version, text: '补正内容' }),
  withdrawApplication: () => version,
  updateDraft: () => ({ ...version, fields: { subject: '改过的名称' } }),
  updatePerson: () => ({ ...version, applicantName: '改过的姓名' }),
  confirmReceipt: () => version,
  requestSupplement: () => ({ ...version, text: '请写明年份' }),
  recordSupplement: () => version,
  requestExtension: () => ({ ...version, workingDays: 10, reason: '需要检索' }),
  approveExtension: () => version,
  returnExtension: () => ({ ...version, comment: '不必延期' }),
  startConsultation: () => ({ ...version, with: 'third_party', recipient: '某某公司', text: '是否同意公开' }),
  deliverConsultation: consultation,
  answerConsultation: (tenant) => ({ ...consultation(tenant), answer: 'agreed' }),
  issueOpinionLink: (tenant) => ({ ...consultation(tenant), phone: '13600000000' }),
  endConsultation: (tenant) => ({ ...consultation(tenant), reason: 'withdrawn' }),
  demandFee: () => ({ ...version, method: 'per_page', pages: 68 }),
  waiveFee: () => ({ ...version, reason: '首次超出' }),
  recordPayment: () => ({ ...version, proof: '320500260000018' }),
  requestReasons: () => ({ ...version, text: '请说明理由' }),
  recordReasons: () => ({ ...version, text: '研究需要' }),
  giveReasons: () => ({ ...version, text: '研究需要' }),
  fixDelayedReply: () => ({ ...version, replyBy: '2026-05-06', reason: '数量较大' }),
  recordContact: () => ({ ...version, way: 'telephone', text: '电话核对' }),
  requestAssistance: () => ({ ...version, unit: '档案室', text: '请协助检索', replyBy: '2026-03-10' }),
  answerAssistance: (tenant) => ({ ...version, assistanceId: tenant.consultationId, text: '没有' }),
  requestLegalReview: () => version,
  giveLegalOpinion: () => ({ ...version, verdict: 'agrees', text: '同意' }),
  recordNoticeService: () => ({ ...version, notice: 'supplement', way: 'post', proof: '签收单' }),
  recordReleaseNotice: (tenant) => ({ ...consultation(tenant), proof: '签收单' }),
  answerOnTheSpot: () => ({ ...version, parts, text: '予以公开。', proof: '签字' }),
  promiseSupply: () => ({ ...version, supplyBy: '2026-04-01', text: '邮寄' }),
  recordSupply: () => ({ ...version, text: '已邮寄' }),
  arrangeInspection: () => ({ ...version, inspectOn: '2026-03-10', place: '档案室' }),
  recordInspection: () => ({ ...version, text: '已查阅' }),
  recordDeliveryFailure: () => ({ ...version, reason: 'returned' }),
  redeliver: () => ({ ...version, method: 'post', contact: '另一地址' }),
  postPublicNotice: () => ({ ...version, place: '公告栏' }),
  openReply: () => version,
  recordElectronicService: () => ({ ...version, agreed: true, proof: '电话' }),
  splitCase: () => ({ ...version, parts: [{ subject: '甲' }, { subject: '乙' }], reason: '两项内容' }),
  mergeCase: (tenant) => ({ ...version, intoId: tenant.applicationId, reason: '相同' }),
  linkCases: (tenant) => ({ ...version, otherId: tenant.applicationId }),
  unlinkCases: (tenant) => ({ ...version, otherId: tenant.applicationId }),
  succeedApplicant: () => ({
    ...version,
    name: '承受者',
    identityDocument: 'resident_id',
    identityNumber: '110105194912310038',
    reason: '继承',
  }),
  removeCoApplicant: () => ({ ...version, index: 0, proof: '书面声明' }),
  correctCoApplicant: () => ({ ...version, index: 0, name: '王伍', reason: '登记有误' }),
  changeRepresentative: () => ({ ...version, index: 0, phone: '13900139000', proof: '推选书' }),
  proposeDateCorrection: (tenant) => ({ ...version, eventId: tenant.consultationId, to: '2026-03-01', reason: '误登' }),
  approveDateCorrection: () => version,
  returnDateCorrection: () => ({ ...version, comment: '请核对' }),
  previewDueDate: () => ({ action: 'request-supplement', input: { ...version, text: '请写明年份' } }),
  previewDateCorrection: (tenant) => ({ eventId: tenant.consultationId, to: '2026-03-01' }),
  issueBindingCode: () => version,
  previewLetter: () => ({ kind: 'receipt' }),
  previewLetterPdf: () => ({ kind: 'receipt' }),
  issueLetter: () => ({ ...version, kind: 'receipt' }),
  printApplicantCopy: () => version,
  attachSealedOriginal: (tenant) => ({ ...version, fileId: tenant.consultationId }),
  changeSavedFilter: () => ({ name: '改过的名称', query: {} }),
  settleLetter: () => ({ ...version, outcome: 'returned' }),
  logSearch: () => ({ ...version, entries: [{ place: '档案室', keywords: '路灯', result: '没有' }] }),
  proposeDecision: () => ({ ...version, parts, text: '予以公开。' }),
  approveDecision: () => version,
  returnDecision: () => ({ ...version, comment: '请补充依据' }),
  dispatchReply: () => ({ ...version, method: 'online' }),
  recordDelivery: () => version,
  closeCase: () => version,
  recordWithdrawal: () => ({ ...version, reason: '书面撤回' }),
  assignCase: (tenant) => ({ ...version, staffId: tenant.desk.staffId }),
  claimCase: () => version,
  releaseCase: () => version,
  addNote: () => ({ ...version, text: '备注' }),
  requestUnmasking: () => ({ reason: '核对送达地址', fields: ['contact'] }),
  returnRequest: () => ({ comment: '不必查看' }),
  revealPersonalData: () => ({ reason: '核对送达地址', fields: ['contact'] }),
  correctApplicantKind: () => ({ ...version, kind: 'other', reason: '登记有误' }),
  recordRemedyResult: () => ({ ...version, outcome: { result: 'upheld', date: '2026-03-02' } }),
  previewRemedyResult: () => ({ outcome: { result: 'upheld', date: '2026-03-02' } }),
  recordRemedyStage: () => ({ ...version, stage: { kind: 'notice_served', date: '2026-03-02' } }),
  correctRemedy: () => ({ ...version, number: '某字1号', reason: '登记有误' }),
  orderRedo: (tenant) => ({ ...version, remedyId: tenant.remedyId }),
  revokeOwnDecision: () => ({ ...version, reason: '依据有误' }),
  orderRectification: () => ({ ...version, order: 'rectify', text: '请整改', dueDate: '2026-03-31' }),
  returnFeedback: () => ({ ...version, text: '请补充', dueDate: '2026-03-31' }),
  concludeComplaint: () => ({ ...version, result: 'unfounded', text: '不属实' }),
  giveFeedback: () => ({ ...version, text: '已整改' }),
  verifyRecord: () => ({ ...version, text: '已核对' }),
  decideRecordCorrection: () => ({ ...version, outcome: 'corrected', text: '已更正' }),
  withdrawRecordCorrection: () => version,
  updatePublication: () => ({ ...buildPublication({ title: '改过的标题' }), ...version }),
  submitPublication: () => version,
  returnPublication: () => ({ ...version, reason: '请核对' }),
  publishPublication: () => ({ ...version, secrecyReview: REVIEW }),
  withdrawPublication: () => ({ ...version, reason: '重复' }),
  updateStaff: () => ({ ...version, name: '改名' }),
  resetStaffPassword: () => ({ ...version, initialPassword: 'Another-horse-7' }),
  disableStaff: () => version,
  enableStaff: () => version,
  unlockStaff: () => version,
  bindStaffSignOn: () => ({ ...version, signOnId: 'GH0001' }),
  disableSecondFactor: () => ({ ...version, reason: '设备丢失' }),
};

const CELL = '?row=granted&column=total';
/** What a list must be asked with. */
const QUERIES: Readonly<Record<string, string>> = {
  listQueue: '?view=all',
  listCellCases: '?row=newly_received&column=total',
  listCellRemedies: CELL.replace('granted', 'reconsideration'),
  matchPublications: '?q=%E4%BF%A1%E6%81%AF',
  searchPublications: '?q=%E4%BF%A1%E6%81%AF',
};

const paramNames = ({ fullPath }: DeclaredRoute): string[] =>
  [...fullPath.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
const nounOf = ({ fullPath }: DeclaredRoute): string => fullPath.split('/')[3] ?? '';
const keyOf = (route: DeclaredRoute, name: string): string => `${nounOf(route)}.${name}`;

/** Whether a parameter of its path names something that belongs to a tenant. */
export function hasOwnedId(route: DeclaredRoute): boolean {
  return paramNames(route).some((name) => !Object.hasOwn(OPEN_PARAMS, keyOf(route, name)));
}

/** @param tenants whose id stands at each parameter in turn, the last one for all further ones; null: an id that nothing has */
export function addressOf(route: DeclaredRoute, ...tenants: (Tenant | null)[]): string {
  let place = 0;
  const path = route.fullPath.replace(/\{(\w+)\}/g, (_, name: string) => {
    const open = OPEN_PARAMS[keyOf(route, name)];
    if (open !== undefined) return open;
    const tenant = tenants[Math.min(place, tenants.length - 1)] ?? null;
    place += 1;
    return tenant === null ? ABSENT : (PARAMS[keyOf(route, name)]?.(tenant) ?? missing(route, name));
  });
  return path + (QUERIES[route.spec.operationId] ?? '');
}

export function ownedIdsIn(route: DeclaredRoute): number {
  return paramNames(route).filter((name) => Object.hasOwn(PARAMS, keyOf(route, name))).length;
}

export function bodyOf(route: DeclaredRoute, tenant: Tenant): object | undefined {
  return BODIES[route.spec.operationId]?.(tenant);
}

function missing(route: DeclaredRoute, name: string): never {
  throw new Error(`${route.fullPath}：不知道 ${name} 是谁的`);
}

/** What the tests would have to be told before they can try these routes. */
export function unknownTo(routes: readonly DeclaredRoute[], bodyIds: Readonly<Record<string, unknown>>): string[] {
  return routes.flatMap((route) => {
    const { operationId, body } = route.spec;
    const params = paramNames(route)
      .map((name) => keyOf(route, name))
      .filter((key) => !Object.hasOwn(PARAMS, key) && !Object.hasOwn(OPEN_PARAMS, key))
      .map((key) => `${operationId}：路径参数 ${key} 是谁的？写进 PARAMS 或 OPEN_PARAMS`);
    const sent =
      hasOwnedId(route) && body && !Object.hasOwn(BODIES, operationId)
        ? [`${operationId}：请求体是什么？写进 BODIES`]
        : [];
    const fields = idFields(route)
      .map((field) => `${operationId}.${field}`)
      .filter((key) => !Object.hasOwn(bodyIds, key))
      .map((key) => `${key}：这个编号是谁的？写进 BODY_IDS`);
    return [...params, ...sent, ...fields];
  });
}

/** Names of the fields of query and body that take an id. */
export function idFields({ spec }: DeclaredRoute): string[] {
  const found = new Set<string>();
  for (const schema of [spec.query, spec.body]) {
    if (schema) collectIds(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '', found);
  }
  return [...found];
}

const ID_PATTERN = '^[0-9a-f]{24}$';

function collectIds(node: unknown, field: string, found: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ((node as { pattern?: unknown }).pattern === ID_PATTERN) found.add(field);
  for (const [key, inner] of Object.entries(node)) {
    if (key === 'properties' && typeof inner === 'object' && inner !== null) {
      for (const [name, property] of Object.entries(inner)) collectIds(property, name, found);
    } else collectIds(inner, field, found);
  }
}

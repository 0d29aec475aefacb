/** Letters of a case: looked at, issued, listed, downloaded. */
import * as z from 'zod';
import { attachSealedOriginal } from '../../../commands/application/attach-sealed-original.js';
import { letterWithFiles } from '../../../commands/application/archive-letter-files.js';
import { issueLetter } from '../../../commands/application/issue-letter.js';
import { type LetterDeps } from '../../../commands/application/letter-deps.js';
import { previewLetter } from '../../../commands/application/preview-letter.js';
import { printApplicantCopy } from '../../../commands/application/print-applicant-copy.js';
import { whyNotNow } from '../../../domain/application/letter-subject.js';
import { AppError } from '../../../errors.js';
import { type StaffActor } from '../../../policies/actor.js';
import { type CaseView } from '../../../ports/application-reads.js';
import { type OutgoingLetterReads, type OutgoingLetterRecord } from '../../../ports/outgoing-letters.js';
import { stateOf } from '../../presenters/application/case.js';
import {
  presentIssued,
  presentIssuedItem,
  presentKinds,
  presentPreview,
} from '../../presenters/application/outgoing-letter.js';
import { FileBody, fileResponse, reply } from '../../route.js';
import { type ClerkRouter } from '../../routers.js';
import { conflictDetails } from '../../schemas/case.js';
import { expectedVersion, objectId } from '../../schemas/common.js';
import { issuedLetter, issuedLetters, letterInput, letterPreview } from '../../schemas/outgoing-letters.js';
import { type ApplicationRoutesDeps } from './deps.js';
import { staffCasePresenter } from './staff-case-presenter.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PDF = 'application/pdf';

export function registerOutgoingLetterRoutes(
  router: ClerkRouter,
  deps: ApplicationRoutesDeps,
  outgoing: LetterDeps,
  letters: OutgoingLetterReads,
): void {
  const { load, noteRead } = staffCasePresenter(deps);
  const ofCase = z.strictObject({ applicationId: objectId() });
  const ofLetter = z.strictObject({ applicationId: objectId(), letterId: objectId() });

  async function find(actor: StaffActor, { applicationId, letterId }: z.output<typeof ofLetter>) {
    const record = await load(actor, applicationId);
    const all = await letters.ofCase(record.agencyId, record.id);
    const letter = all.find(({ id }) => id === letterId);
    if (!letter) throw new AppError('not_found');
    return { record, letter, all };
  }

  async function send(actor: StaffActor, record: CaseView, letter: OutgoingLetterRecord, format: 'docx' | 'pdf') {
    await noteRead(actor, record, 'download_case_file', { fileId: letter.fileIds[format] });
    const { files } = await letterWithFiles(outgoing, actor, letter);
    const opened = files && (await deps.commands.files.open(files[format].id));
    if (!opened) throw new AppError('not_found');
    const { file, content } = opened;
    return new FileBody(content, { contentType: file.contentType, fileName: file.name, size: file.size });
  }

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/outgoing-letters',
    operationId: 'listOutgoingLetters',
    tag: 'application',
    summary: '案件的文书',
    description: '已制发的文书（先发的在前），和各种文书现在能否制发。',
    params: ofCase,
    response: { 200: issuedLetters },
    errors: ['not_found', 'forbidden'],
    async handler({ actor }, { params }) {
      const record = await load(actor, params.applicationId);
      await noteRead(actor, record, 'view_case');
      const all = await letters.ofCase(record.agencyId, record.id);
      const state = stateOf(record);
      return {
        items: all.map((letter) => presentIssuedItem(letter, all, record.events)),
        kinds: presentKinds((kind) => whyNotNow(kind, record.facts, state, all.length > 0)),
        electronicSeal: deps.seal !== null,
      };
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/preview-letter',
    operationId: 'previewLetter',
    tag: 'application',
    summary: '预览文书',
    description: '与制发的文书出自同一份模板和同样的代入；不保存，不编文号。处理决定拟定后即可预览。',
    params: ofCase,
    body: z.strictObject(letterInput),
    response: { 200: letterPreview },
    errors: ['not_found', 'forbidden'],
    async handler({ actor }, { params, body }) {
      return presentPreview(body.kind, await previewLetter(outgoing, actor, { id: params.applicationId, ...body }));
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/preview-letter-pdf',
    operationId: 'previewLetterPdf',
    tag: 'application',
    summary: '预览文书的 PDF',
    params: ofCase,
    body: z.strictObject(letterInput),
    response: { 200: fileResponse('PDF', PDF) },
    errors: ['not_found', 'forbidden', 'service_unavailable'],
    async handler({ actor }, { params, body }) {
      const { model } = await previewLetter(outgoing, actor, { id: params.applicationId, ...body });
      const options = { createdAt: outgoing.clock.now(), author: actor.name };
      const content = await outgoing.renderer.pdf(model, options);
      return new FileBody(content, { contentType: PDF, fileName: `${model.title}（预览）.pdf` });
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/issue-letter',
    operationId: 'issueLetter',
    tag: 'application',
    summary: '制发文书',
    description:
      '编定文号，生成 DOCX 和 PDF，连同 SHA-256 归入案卷。制发后不能修改；有误的，制发新的文书代替（replaces），原文号保留。文书的送出和送达另行登记。',
    params: ofCase,
    body: z.strictObject({ expectedVersion, ...letterInput }),
    response: { 201: issuedLetter.extend({ version: z.int().meta({ description: '案件的新版本号' }) }) },
    errors: ['not_found', 'forbidden', 'version_conflict', 'action_not_allowed', 'service_unavailable'],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      const { letter, version } = await issueLetter(outgoing, actor, { id: params.applicationId, ...body });
      return reply(201, { ...presentIssued(letter, [], []), version });
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/outgoing-letters/{letterId}',
    operationId: 'getOutgoingLetter',
    tag: 'application',
    summary: '查看文书',
    params: ofLetter,
    response: { 200: issuedLetter },
    errors: ['not_found', 'forbidden'],
    async handler({ actor }, { params }) {
      const { record, letter, all } = await find(actor, params);
      await noteRead(actor, record, 'view_case');
      return presentIssued(letter, all, record.events);
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/outgoing-letters/{letterId}/docx',
    operationId: 'downloadLetterDocx',
    tag: 'application',
    summary: '下载文书（DOCX）',
    params: ofLetter,
    response: { 200: fileResponse('DOCX', DOCX) },
    errors: ['not_found', 'forbidden', 'service_unavailable'],
    async handler({ actor }, { params }) {
      const { record, letter } = await find(actor, params);
      return send(actor, record, letter, 'docx');
    },
  });

  router.route({
    method: 'get',
    path: '/applications/{applicationId}/outgoing-letters/{letterId}/pdf',
    operationId: 'downloadLetterPdf',
    tag: 'application',
    summary: '下载文书（PDF）',
    params: ofLetter,
    response: { 200: fileResponse('PDF', PDF) },
    errors: ['not_found', 'forbidden', 'service_unavailable'],
    async handler({ actor }, { params }) {
      const { record, letter } = await find(actor, params);
      return send(actor, record, letter, 'pdf');
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/outgoing-letters/{letterId}/actions/print-applicant-copy',
    operationId: 'printApplicantCopy',
    tag: 'application',
    summary: '打印接收回执的申请人联',
    description:
      '在归档的回执后印上新的绑定码和二维码（bind:受理号:绑定码）。绑定码只出现在这份 PDF 里，系统不保存；再次打印后原码作废。',
    params: ofLetter,
    body: z.strictObject({ expectedVersion }),
    response: { 200: fileResponse('PDF', PDF) },
    errors: ['not_found', 'forbidden', 'version_conflict', 'action_not_allowed', 'service_unavailable'],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      const { applicationId: id, letterId } = params;
      const { name, content } = await printApplicantCopy(outgoing, actor, { id, letterId, ...body });
      return new FileBody(content, { contentType: PDF, fileName: name });
    },
  });

  router.route({
    method: 'post',
    path: '/applications/{applicationId}/outgoing-letters/{letterId}/actions/attach-sealed-original',
    operationId: 'attachSealedOriginal',
    tag: 'application',
    summary: '上传文书的盖章原件',
    description:
      '盖章后的扫描件（PDF、JPEG 或者 PNG），其 SHA-256 归档。发出以前可以再次上传，以最后一次为准；文书作为答复发出时，发出的是盖章原件。',
    params: ofLetter,
    body: z.strictObject({ expectedVersion, fileId: objectId('已上传、尚未归入案卷的文件') }),
    response: { 200: issuedLetter },
    errors: ['not_found', 'forbidden', 'version_conflict', 'action_not_allowed'],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params, body }) {
      const { applicationId: id, letterId } = params;
      await attachSealedOriginal(deps.commands, actor, { id, letterId, ...body });
      const { record, letter, all } = await find(actor, params);
      return presentIssued(letter, all, record.events);
    },
  });
}

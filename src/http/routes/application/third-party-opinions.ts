/**
 * Opinions of third parties by a one-time link (第三十二条; A.10, 23). No login: the link and a code by text message open it, then
 * a token of half an hour. Nothing of the applicant is in any answer here.
 */
import * as z from 'zod';
import { issueOpinionLink } from '../../../commands/application/issue-opinion-link.js';
import { openOpinionLink } from '../../../commands/application/open-opinion-link.js';
import { type OpinionDeps, sessionOver } from '../../../commands/application/opinion-link.js';
import { sendOpinionCode } from '../../../commands/application/send-opinion-code.js';
import { submitOpinion } from '../../../commands/application/submit-opinion.js';
import { uploadOpinionFile } from '../../../commands/application/upload-opinion-file.js';
import { CONSULTATION_ANSWERS } from '../../../domain/application/case-events.js';
import { CODE_DIGITS, OPINION_FILES, OPINION_SESSION_MINUTES } from '../../../domain/application/opinion-links.js';
import { bearerIn } from '../../middleware/tokens.js';
import { type ClerkRouter, type PublicRouter } from '../../routers.js';
import { fileCard } from '../../schemas/application.js';
import { conflictDetails } from '../../schemas/case.js';
import {
  expectedVersion,
  instant,
  keysOf,
  labelled,
  line,
  objectId,
  paragraphs,
  plainDay,
} from '../../schemas/common.js';

const answers = z.enum(keysOf(CONSULTATION_ANSWERS));
const answer = labelled(answers).meta({ examples: [{ code: 'agreed', label: '同意公开' }] });
const token = line(100, '链接里的令牌');
const BEARER = `须带打开链接时得到的 sessionToken（Authorization: Bearer），${OPINION_SESSION_MINUTES} 分钟内有效。`;

export function registerIssueOpinionLink(router: ClerkRouter, opinions: OpinionDeps): void {
  router.route({
    method: 'post',
    path: '/applications/{applicationId}/actions/issue-opinion-link',
    operationId: 'issueOpinionLink',
    tag: 'application',
    summary: '向第三方发出在线提出意见的链接',
    description:
      '链接只显示这一次，由经办人交给第三方；打开时须输入发往所填手机的验证码，看不到申请人的任何信息。再次发出后原链接作废；征求意见结束或者 30 天后失效。',
    params: z.strictObject({ applicationId: objectId() }),
    body: z.strictObject({
      expectedVersion,
      consultationId: objectId('哪一次征求意见'),
      phone: line(20, '第三方的手机号码'),
    }),
    response: {
      200: z
        .object({
          path: z.string().meta({ description: '链接的路径，接在本系统的地址后面', examples: ['/opinion/b7QxW3…'] }),
          expiresAt: instant('链接失效的时刻'),
          phoneMasked: z.string(),
          version: z.int(),
        })
        .meta({ id: 'OpinionLink' }),
    },
    errors: ['not_found', 'version_conflict', 'action_not_allowed'],
    errorDetails: { version_conflict: conflictDetails },
    async handler({ actor }, { params: { applicationId }, body }) {
      const { record, token, expiresAt, phoneMasked } = await issueOpinionLink(opinions, actor, {
        id: applicationId,
        ...body,
      });
      return { path: `/opinion/${token}`, expiresAt, phoneMasked, version: record.version };
    },
  });
}

export function registerOpinionRoutes(router: PublicRouter, opinions: OpinionDeps, maxUploadBytes: number): void {
  router.route({
    method: 'post',
    path: '/opinions/actions/send-code',
    operationId: 'sendOpinionCode',
    tag: 'application',
    summary: '第三方获取验证码',
    description: '发往行政机关登记的手机，10 分钟内有效；每分钟一次，每天最多 5 次。',
    body: z.strictObject({ token }),
    rateLimit: 'verification_code',
    response: { 204: null },
    errors: ['not_found'],
    async handler(_context, { body }) {
      await sendOpinionCode(opinions, body);
      return null;
    },
  });

  router.route({
    method: 'post',
    path: '/opinions/actions/open',
    operationId: 'openOpinion',
    tag: 'application',
    summary: '第三方凭验证码打开征求意见书',
    description: '输错 5 次后验证码作废。首次打开视为征求意见书送达。',
    body: z.strictObject({
      token,
      code: z
        .string()
        .regex(/^\d{6}$/, { error: `请填写短信里的 ${CODE_DIGITS} 位数字验证码` })
        .meta({ description: '短信里的验证码' }),
    }),
    rateLimit: 'verification_code',
    response: {
      200: z
        .object({
          sessionToken: z.string(),
          sessionExpiresAt: instant(),
          agencyName: z.string(),
          recipient: z.string().meta({ description: '征求谁的意见' }),
          text: z
            .string()
            .meta({ description: '征求意见的内容', examples: ['现就检测报告第二章是否公开征求贵单位的意见。'] }),
          consultedDate: plainDay('发出日期'),
          deliveredDate: plainDay('送达日期'),
          replyBy: plainDay('提出意见的期限：送达之日起第 15 个工作日'),
          answers: z.array(answer),
          maxFiles: z.int(),
        })
        .meta({ id: 'OpinionInvitation' }),
    },
    errors: ['not_found'],
    async handler(_context, { body }) {
      return {
        ...(await openOpinionLink(opinions, body)),
        answers: keysOf(CONSULTATION_ANSWERS).map((code) => ({ code, label: CONSULTATION_ANSWERS[code] })),
        maxFiles: OPINION_FILES,
      };
    },
  });

  router.route({
    method: 'post',
    path: '/opinions/files',
    operationId: 'uploadOpinionFile',
    tag: 'application',
    summary: '第三方上传签名或者盖章的意见',
    description: `${BEARER}每次一个文件，最多 ${OPINION_FILES} 个。`,
    multipart: { maxFileBytes: maxUploadBytes, description: '签名或者盖章的意见' },
    rateLimit: 'upload',
    response: { 201: fileCard },
    errors: ['login_required'],
    async handler(context, { file }) {
      const { id, name, size, contentType } = await uploadOpinionFile(opinions, sessionIn(context), {
        name: file.fileName,
        content: file.read(),
        maxBytes: maxUploadBytes,
      });
      return { id, name, size, contentType };
    },
  });

  router.route({
    method: 'post',
    path: '/opinions/actions/submit',
    operationId: 'submitOpinion',
    tag: 'application',
    summary: '第三方提交意见',
    description: `${BEARER}只记一次；重复提交答复已经记下的意见。`,
    body: z.strictObject({
      answer: answers.meta({ description: '是否同意公开' }),
      text: paragraphs(3000, '意见和理由').optional(),
      fileIds: z
        .array(objectId())
        .min(1, { error: '请上传签名或者盖章的意见' })
        .max(OPINION_FILES)
        .meta({ description: '签名或者盖章的意见' }),
    }),
    rateLimit: 'submission',
    response: { 200: z.object({ submittedDate: plainDay('提交日期'), answer }) },
    errors: ['login_required'],
    async handler(context, { body }) {
      const { date, answer } = await submitOpinion(opinions, sessionIn(context), body);
      return { submittedDate: date, answer: { code: answer, label: CONSULTATION_ANSWERS[answer] } };
    },
  });
}

function sessionIn(context: { header(name: string): string | undefined }): string {
  const offered = bearerIn(context.header('Authorization'));
  if (offered === undefined) throw sessionOver();
  return offered;
}

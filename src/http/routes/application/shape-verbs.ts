/** How cases hang together, and dates mended by two people (A.10, 7, 15 and 21). */
import * as z from 'zod';
import {
  approveDateCorrection,
  proposeDateCorrection,
  returnDateCorrection,
} from '../../../commands/application/correct-date.js';
import {
  changeRepresentative,
  correctCoApplicant,
  removeCoApplicant,
} from '../../../commands/application/change-joint.js';
import { linkCases, unlinkCases } from '../../../commands/application/link.js';
import { mergeCase } from '../../../commands/application/merge.js';
import { splitCase } from '../../../commands/application/split.js';
import { succeedApplicant } from '../../../commands/application/succeed-applicant.js';
import { FORM_LIMITS } from '../../../domain/application/application-form.js';
import { IDENTITY_DOCUMENT_IDS } from '../../../domain/application/identity.js';
import { JOINT_LIMITS, MAX_JOINT } from '../../../domain/application/joint-applicants.js';
import { line, objectId, paragraphs, plainDay } from '../../schemas/common.js';
import { approvalComment, common, date, type DeclareVerb } from './verb.js';

const index = z
  .int()
  .min(0)
  .max(MAX_JOINT - 1)
  .meta({ description: '共同申请人在 applicant.joint 里的位置，从 0 开始' });

export function registerShapeVerbs(verb: DeclareVerb): void {
  verb({
    name: 'split',
    operationId: 'splitCase',
    summary: '拆分为多件申请',
    description: '拆分后的各件沿用原收到日期和渠道，各自统计；原件不再统计。',
    body: z.strictObject({
      ...common,
      parts: z
        .array(
          z.strictObject({
            subject: line(FORM_LIMITS.subject, '所需政府信息的名称'),
            description: paragraphs(FORM_LIMITS.description, '特征性描述').optional(),
          }),
        )
        .min(2)
        .max(20),
      reason: paragraphs(500),
    }),
    run: splitCase,
  });
  verb({
    name: 'merge',
    operationId: 'mergeCase',
    summary: '并入在先的申请',
    description: '同一申请人内容相同的在办申请；后一件计为“其他处理—其他”。',
    body: z.strictObject({ ...common, intoId: objectId('在先的申请'), reason: paragraphs(500) }),
    run: mergeCase,
  });
  verb({
    name: 'link',
    operationId: 'linkCases',
    summary: '关联相似申请',
    body: z.strictObject({ ...common, otherId: objectId('相似的申请'), text: line(200, '相似之处').optional() }),
    run: linkCases,
  });
  verb({
    name: 'unlink',
    operationId: 'unlinkCases',
    summary: '取消关联',
    body: z.strictObject({ ...common, otherId: objectId('已关联的申请') }),
    run: unlinkCases,
  });
  verb({
    name: 'succeed-applicant',
    operationId: 'succeedApplicant',
    summary: '变更申请人',
    description: '组织合并、分立、更名，或者申请人死亡后由承受者继续。统计的类型不变。',
    body: z.strictObject({
      ...common,
      name: line(FORM_LIMITS.applicantName, '承受者的姓名或者名称'),
      identityDocument: z.enum(IDENTITY_DOCUMENT_IDS),
      identityNumber: line(FORM_LIMITS.identityNumber, '身份证明号码'),
      reason: paragraphs(500),
    }),
    run: succeedApplicant,
  });
  verb({
    name: 'remove-co-applicant',
    operationId: 'removeCoApplicant',
    summary: '登记共同申请人退出',
    description: '以其书面声明为凭；申请由其余的人继续。代表人要退出的，先变更代表人；最后一人撤回的，登记书面撤回。',
    body: z.strictObject({
      ...common,
      date,
      index,
      proof: line(200, '书面声明等凭据'),
      reason: paragraphs(500).optional(),
    }),
    run: removeCoApplicant,
  });
  verb({
    name: 'correct-co-applicant',
    operationId: 'correctCoApplicant',
    summary: '更正共同申请人的姓名或者身份证明',
    description: '登记有误或者身份证明后来补齐的；身份证明的种类和号码一起填写。不能借此换成另一个人。',
    body: z.strictObject({
      ...common,
      index,
      name: line(JOINT_LIMITS.name, '正确的姓名或者名称').optional(),
      identityDocument: z.enum(IDENTITY_DOCUMENT_IDS).optional(),
      identityNumber: line(JOINT_LIMITS.identityNumber, '正确的身份证明号码').optional(),
      reason: paragraphs(500),
    }),
    run: correctCoApplicant,
  });
  verb({
    name: 'change-representative',
    operationId: 'changeRepresentative',
    summary: '变更共同申请人的代表人',
    description:
      '新的代表人是共同申请人之一。统计的类型不变；申请与原代表人的账号脱离，已发出的绑定码作废，原来对电子送达的同意不再有效，原来的代理人不再代理。',
    body: z.strictObject({
      ...common,
      date,
      index,
      phone: line(FORM_LIMITS.phone, '新代表人的电话').optional(),
      email: line(FORM_LIMITS.email, '新代表人的邮箱').optional(),
      address: line(FORM_LIMITS.address, '新代表人的通信地址').optional(),
      formerLeaves: z.boolean().default(false).meta({ description: '原代表人同时退出申请' }),
      proof: line(200, '共同申请人推选的凭据'),
    }),
    run: changeRepresentative,
  });
  verb({
    name: 'propose-date-correction',
    operationId: 'proposeDateCorrection',
    summary: '提请更正一项日期',
    description: '登记错的日期不覆盖，由另一人批准后以更正记录为准；期限、统计和提醒随之重算。',
    body: z.strictObject({
      ...common,
      eventId: objectId('日期有误的记录'),
      to: plainDay('正确的日期'),
      reason: paragraphs(500),
    }),
    run: proposeDateCorrection,
  });
  verb({
    name: 'approve-date-correction',
    operationId: 'approveDateCorrection',
    summary: '批准更正日期',
    body: z.strictObject({ ...common, comment: approvalComment }),
    errors: ['separation_of_duties'],
    run: approveDateCorrection,
  });
  verb({
    name: 'return-date-correction',
    operationId: 'returnDateCorrection',
    summary: '退回更正日期',
    body: z.strictObject({ ...common, comment: paragraphs(1000) }),
    run: returnDateCorrection,
  });
}

/** Shapes of people around an application: who acts for the applicant, who applies with him, whom an account has saved. */
import * as z from 'zod';
import { AGENT_CAPACITY_IDS } from '../../domain/application/agents.js';
import { IDENTITY_DOCUMENT_IDS } from '../../domain/application/identity.js';
import { JOINT_LIMITS, MAX_JOINT } from '../../domain/application/joint-applicants.js';
import { labelled, plainDay } from './common.js';

/** Texts typed so far; an empty one clears the field. Only lengths are checked: a draft need not be valid. */
export const draftText = (max: number, description: string) => z.string().max(max).optional().meta({ description });

export const draftJoint = z
  .array(
    z
      .strictObject({
        name: draftText(JOINT_LIMITS.name, '共同申请人的姓名或者名称'),
        identityDocument: draftText(JOINT_LIMITS.identityDocument, '身份证明种类'),
        identityNumber: draftText(JOINT_LIMITS.identityNumber, '身份证明号码'),
      })
      .meta({ id: 'DraftCoApplicant' }),
  )
  .max(MAX_JOINT)
  .meta({ description: `共同申请人，申请人为代表人；最多 ${MAX_JOINT} 人。更新时整个列表替换，空列表清除` });

export const maskedIdentity = z.object({ document: labelled(z.enum(IDENTITY_DOCUMENT_IDS)), masked: z.string() });

export const coApplicant = z
  .object({ name: z.string(), identity: maskedIdentity.nullable() })
  .meta({ id: 'CoApplicant' });

export const agentView = z
  .object({
    name: z.string(),
    capacity: labelled(z.enum(AGENT_CAPACITY_IDS)),
    identity: maskedIdentity.nullable(),
    authorityUntil: plainDay('委托期限的最后一日').nullable(),
  })
  .meta({ id: 'Agent' });

export const staffAgentView = agentView
  .extend({ authorityEnded: z.boolean().meta({ description: '委托期限已过，不能再代为办理' }) })
  .meta({ id: 'StaffAgent' });

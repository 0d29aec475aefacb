/** The text of a 授权委托书, with what was typed already, to be copied, printed or written by hand, signed and photographed. */
import { type DraftFields } from '../api/generated';
import { dayInWords } from './dates';

const BLANK = '＿＿＿＿＿＿';

export function mandateText(
  { applicantName, identityNumber, agentName, agentIdentityNumber, agentAuthorityUntil, subject }: DraftFields,
  agencyName: string,
): string {
  const until = dayInWords(agentAuthorityUntil ?? '');
  return [
    '授权委托书',
    '',
    `委托人：${applicantName || BLANK}`,
    `身份证明号码：${identityNumber || BLANK}`,
    `受托人：${agentName || BLANK}`,
    `身份证明号码：${agentIdentityNumber || BLANK}`,
    '',
    `委托人现委托受托人，代为向${agencyName || BLANK}申请公开政府信息（${subject || BLANK}），代为办理提交申请、补正、接收答复等事项。`,
    `委托期限至：${until || BLANK}`,
    '',
    '委托人（签名或者盖章）：',
    '受托人（签名）：',
    '日期：　　　　年　　月　　日',
  ].join('\n');
}

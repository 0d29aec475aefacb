/**
 * Who acts for the applicant (A.10, 21). The case counts in the applicant's own column whoever acts. An agent's authority may have
 * an end, a guardian's comes from the law and has none that a form could say.
 */
import { isPlainDate, type PlainDate } from '../calendar/plain-date.js';

export const AGENT_CAPACITIES = { agent: '委托代理人', guardian: '监护人' } as const;
export type AgentCapacity = keyof typeof AGENT_CAPACITIES;
export const AGENT_CAPACITY_IDS = Object.keys(AGENT_CAPACITIES) as [AgentCapacity, ...AgentCapacity[]];

interface AgentFields {
  applicantKind?: string | undefined;
  agentName?: string | undefined;
  agentCapacity?: string | undefined;
  agentAuthorityUntil?: string | undefined;
}

/** What is wrong with capacity and authority; the name and the identity are checked with the rest of the form. */
export function agentFaults(
  { applicantKind, agentName, agentCapacity, agentAuthorityUntil }: AgentFields,
  fault: (path: 'agentName' | 'agentCapacity' | 'agentAuthorityUntil', message: string) => void,
): void {
  if (agentCapacity && !Object.hasOwn(AGENT_CAPACITIES, agentCapacity))
    fault('agentCapacity', `请选择${Object.values(AGENT_CAPACITIES).join('或者')}`);
  const isGuardian = agentCapacity === 'guardian';
  if (isGuardian && !agentName) fault('agentName', '请填写监护人的姓名');
  if (isGuardian && applicantKind && applicantKind !== 'natural_person')
    fault('agentCapacity', '只有自然人由监护人代为申请');
  if (!agentAuthorityUntil) return;
  if (!isPlainDate(agentAuthorityUntil))
    fault('agentAuthorityUntil', '日期格式不正确，请按“年-月-日”填写，例如 2026-12-31');
  else if (isGuardian) fault('agentAuthorityUntil', '监护人不需要填写委托期限');
}

/** The last day of the authority is still one of it. */
export function hasAuthorityEnded({ authorityUntil }: { authorityUntil: PlainDate | null }, today: PlainDate): boolean {
  return authorityUntil !== null && authorityUntil < today;
}

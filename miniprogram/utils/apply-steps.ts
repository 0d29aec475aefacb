/** The steps of an application, which field stands on which, and which faults are told when. */
import { type Draft, type DraftFields } from '../api/generated';
import { type FieldName } from './draft-record';

export const STEPS = ['谁申请', '要什么', '怎么收', '核对', '完成'] as const;
export const CHECK_STEP = 3;

/** Words for every field, where several are told of at once. */
export const FIELD_NAMES: Readonly<Record<FieldName | 'agencyId', string>> = {
  applicantKind: '申请人类型',
  applicantName: '姓名或者名称',
  identityDocument: '证件种类',
  identityNumber: '证件号码',
  identityPhoto: '证件照片',
  phone: '联系电话',
  email: '电子邮箱',
  address: '通信地址',
  agentName: '代办人姓名',
  agentIdentityDocument: '代办人证件种类',
  agentIdentityNumber: '代办人证件号码',
  agentCapacity: '代办人身份',
  agentAuthorityUntil: '委托期限',
  joint: '共同申请人',
  agencyId: '受理机关',
  subject: '所需信息的名称',
  documentNumber: '文号',
  description: '其他特征描述',
  purpose: '用途',
  replyMedium: '载体形式',
  replyMethod: '获取方式',
};

const ON_STEP: readonly (readonly string[])[] = [
  [
    'applicantKind',
    'applicantName',
    'identityDocument',
    'identityNumber',
    'identityPhoto',
    'phone',
    'email',
    'address',
    'agentCapacity',
    'agentName',
    'agentIdentityDocument',
    'agentIdentityNumber',
    'agentAuthorityUntil',
    'joint',
  ],
  ['agencyId', 'subject', 'documentNumber', 'description', 'purpose'],
  ['replyMedium', 'replyMethod'],
];

const AGENT_FIELDS = [
  'agentName',
  'agentIdentityDocument',
  'agentIdentityNumber',
  'agentCapacity',
  'agentAuthorityUntil',
] as const satisfies readonly FieldName[];

/** Where a way of delivery needs it, the field stands beside the choice of that way too. */
const NEEDED_BY: Readonly<Record<string, 'address' | 'email'>> = { post: 'address', email: 'email' };

/** @returns which field the chosen way of delivery asks for, if it is empty */
export function neededForReply(fields: DraftFields): 'address' | 'email' | null {
  const field = NEEDED_BY[fields.replyMethod ?? ''];
  return field && !fields[field]?.trim() ? field : null;
}

/** @returns the step of a fault's path (`joint.0.name`), the check where no step has it */
export function stepOf(path: string, fields: DraftFields = {}): number {
  const field = path.split('.')[0] ?? '';
  if (field === neededForReply(fields)) return 2;
  const step = ON_STEP.findIndex((fields) => fields.includes(field));
  return step < 0 ? CHECK_STEP : step;
}

/** The id of the element in which a fault's field stands. Ids have no dots, and some fields stand in one block. */
export function anchorOf(path: string): string {
  const field = path.split('.')[0] ?? '';
  if (field === 'identityDocument') return 'f-identityNumber';
  return (AGENT_FIELDS as readonly string[]).includes(field) ? 'f-agentName' : `f-${field}`;
}

/** In the order in which the fields stand on the page. */
export function inOrder(faults: Draft['faults']): Draft['faults'] {
  const fields = ON_STEP.flat();
  const place = ({ path }: { path: string }): number => fields.indexOf(path.split('.')[0] ?? '');
  return faults
    .map((fault, index) => ({ fault, index }))
    .sort((one, other) => place(one.fault) - place(other.fault) || one.index - other.index)
    .map(({ fault }) => fault);
}

export function faultsOn(faults: Draft['faults'], step: number, fields: DraftFields): Draft['faults'] {
  return inOrder(faults).filter(({ path }) => stepOf(path, fields) === step);
}

/**
 * What is shown at the fields: of those that were left, and of all on a step that was checked.
 * @returns the first message of each path
 */
export function shownFaults(
  faults: Draft['faults'],
  left: ReadonlySet<string>,
  checkedSteps: ReadonlySet<number>,
  fields: DraftFields,
): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const { path, message } of faults) {
    if (path in shown || !(left.has(path) || checkedSteps.has(stepOf(path, fields)))) continue;
    shown[path] = message;
  }
  return shown;
}

export function hasAgent(fields: DraftFields): boolean {
  return AGENT_FIELDS.some((field) => Boolean(fields[field]));
}

export function withoutAgent(): DraftFields {
  return Object.fromEntries(AGENT_FIELDS.map((field) => [field, '']));
}

/** What only this face knows: somebody else is to act, and is not named. */
export function agentFault(isAgentWanted: boolean, { agentName }: DraftFields): Draft['faults'] {
  if (!isAgentWanted || agentName?.trim()) return [];
  return [{ path: 'agentName', message: '请填写代办人的姓名；不需要别人代办的，请关闭上面的开关' }];
}

/** What was merged from another device, in a sentence. @returns '' when nothing was */
export function mergeWords(taken: readonly FieldName[], kept: readonly FieldName[]): string {
  const words = (names: readonly FieldName[]): string => names.map((name) => FIELD_NAMES[name]).join('、');
  const parts = [
    taken.length > 0 ? `已取用在别处填写的${words(taken)}` : '',
    kept.length > 0 ? `${words(kept)}以您在这里填写的为准` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `这份草稿在别的设备上也修改过：${parts.join('；')}。` : '';
}

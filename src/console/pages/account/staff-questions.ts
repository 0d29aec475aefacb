/** What follows from each thing an administrator does to a colleague's account, said before it is done. */
import { type Colleague } from '../../api/generated';
import { type Question } from '../../state/question';

const NOT_MOVED = '不会自动移交，请另行分派。';

/** @param openCases how many cases the person has in hand; null: could not be counted */
export function disableQuestion({ name }: Colleague, openCases: number | null): Question {
  const cases =
    openCases === 0
      ? '名下没有在办的申请。'
      : `名下${openCases === null ? '' : `有 ${openCases} 件`}在办的申请${NOT_MOVED}`;
  return {
    title: `停用${name}的账号？`,
    consequences: ['立即生效：已有的登录全部结束，不能再登录。', cases, '做过的工作和记录都保留，以后可以重新启用。'],
    confirm: '停用账号',
    danger: true,
  };
}

export function enableQuestion({ name, roles }: Colleague): Question {
  return {
    title: `启用${name}的账号？`,
    consequences: [
      '启用后可以用原来的密码登录；忘记密码的，再重置密码。',
      `恢复原有岗位：${roles.map(({ label }) => label).join('、')}。`,
    ],
    confirm: '启用账号',
  };
}

export function unlockQuestion({ name }: Colleague): Question {
  return {
    title: `解除${name}账号的锁定？`,
    consequences: ['可以马上重新登录，输错次数重新计算。', '请先问明是不是本人输错密码；不是本人的，请同时重置密码。'],
    confirm: '解除锁定',
  };
}

export function resetQuestion({ name }: Colleague): Question {
  return {
    title: `重置${name}的密码？`,
    consequences: [
      '原密码立即失效，已有的登录全部结束，锁定解除。',
      '系统生成一个初始密码，只显示一次，由您当面或者以可靠方式告知本人。',
      '本人下次登录后必须改成自己的密码；两步验证不受影响。',
    ],
    confirm: '重置密码',
    danger: true,
  };
}

/** @returns what changes with the roles, one sentence each; empty when they are the same */
export function roleChanges(
  before: readonly string[],
  after: readonly string[],
  labelOf: (role: string) => string,
): string[] {
  const added = after.filter((role) => !before.includes(role)).map(labelOf);
  const removed = before.filter((role) => !after.includes(role)).map(labelOf);
  return [
    ...(added.length > 0 ? [`增加岗位：${added.join('、')}。`] : []),
    ...(removed.length > 0 ? [`取消岗位：${removed.join('、')}，相应的操作立即不能再做。`] : []),
    ...(before.includes('clerk') && !after.includes('clerk') ? [`名下在办的申请${NOT_MOVED}`] : []),
  ];
}

/** Signing in of staff through the government's unified identity service (统一身份认证): what may go wrong, and where it leads. */

/** The closed list of refusals, as the page of the console tells them. What exactly was wrong with an answer is for the log. */
export const SIGN_ON_REFUSALS = {
  cancelled: '统一身份认证没有完成：您取消了登录，或者统一身份认证拒绝了这次登录。',
  failed: '统一身份认证的登录没有完成，可能等待过久或者在另一个窗口里重复登录。请重新登录。',
  unavailable: '统一身份认证暂时不可用。请稍后再试，或者用账号和密码登录。',
  unknown: '您的统一身份认证账号还没有绑定本系统的人员，请联系本单位系统管理员绑定。',
  disabled: '您在本系统的账号已停用，请联系本单位系统管理员。',
} as const satisfies Record<string, string>;
export type SignOnRefusal = keyof typeof SIGN_ON_REFUSALS;

/** `own`: whoever has a second factor here is asked for it; `delegated`: the identity service has asked for all there is to ask. */
export type SignOnSecondFactor = 'own' | 'delegated';

/** Between leaving for the identity service and coming back. */
export const SIGN_ON_MINUTES = 10;

export const SIGN_ON_ID_MAX = 200;

const CONSOLE = '/console/';
/** Of this console, without anything that a browser could read as another site. */
const WAY_BACK = /^\/console\/(?:[A-Za-z0-9_~!$&'()*+,;=:@%?-]+[A-Za-z0-9_~!$&'()*+,;=:@%?/.-]*)?$/;

/** Where to go on: an address of the console, else its first page. Nobody is led to another site by a link to the sign-in. */
export function wayBack(wanted: string | undefined): string {
  return wanted !== undefined && WAY_BACK.test(wanted) && !wanted.includes('//') ? wanted : CONSOLE;
}

/** Who has signed in. Silent: `wx.login` gives a code, the server a token; both without asking the user anything. */
import { serverOrigin } from '../config';
import { failureOf, unreachable } from './api-failure';
import { type CitizenSession } from './generated';

const KEY = 'session';
const SIGN_IN_TIMEOUT_MS = 15_000;

let underWay: Promise<string> | null = null;

export function storedToken(): string | null {
  const token: unknown = wx.getStorageSync(KEY);
  return typeof token === 'string' && token !== '' ? token : null;
}

export function forgetToken(): void {
  wx.removeStorageSync(KEY);
}

/** One sign-in serves all who wait for it. @throws ApiFailure */
export function signIn(): Promise<string> {
  underWay ??= exchange().finally(() => (underWay = null));
  return underWay;
}

async function exchange(): Promise<string> {
  const code = await new Promise<string>((resolve, reject) => {
    wx.login({
      success: (result) => resolve(result.code),
      fail: (error) => reject(failureOf(401, { error: { code: 'login_failed', message: loginWords(error.errMsg) } })),
    });
  });
  return await new Promise<string>((resolve, reject) => {
    wx.request({
      url: `${serverOrigin()}/api/me/session`,
      method: 'POST',
      data: { code },
      timeout: SIGN_IN_TIMEOUT_MS,
      success: ({ statusCode, data }) => {
        if (statusCode !== 201) return reject(failureOf(statusCode, data));
        const { token } = data as unknown as CitizenSession;
        wx.setStorageSync(KEY, token);
        resolve(token);
      },
      fail: ({ errMsg }) => reject(unreachable(errMsg)),
    });
  });
}

function loginWords(errMsg: string): string {
  return /no simulator/.test(errMsg)
    ? '网页版暂时只能查阅；提交和查看申请请使用微信小程序，或者到窗口、邮寄办理。'
    : '没有登录成功，请检查网络后再试。';
}

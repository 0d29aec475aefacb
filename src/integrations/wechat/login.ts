/**
 * `wx.login` code → openid, by WeChat's `jscode2session`. The `session_key` of the answer is not kept: nothing here needs it.
 * Secret and code stand in the URL, so the URL is never written anywhere: not to the log, not into an error.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../errors.js';
import { type Log } from '../../ports/log.js';
import { type LoginProvider } from '../../ports/login.js';

export interface WechatLoginOptions {
  appId: string;
  appSecret: string;
  /** `https://api.weixin.qq.com`, or the simulator's. */
  apiOrigin: string;
  log: Log<'integration'>;
  /** For one call; default 5 s. */
  timeoutMs?: number;
}

interface Answer {
  errcode: number;
  openid: string | null;
}

const BUSY = -1;
const RETRY_AFTER_MS = 300;
/** WeChat counts by the minute. */
const LIMITED_SECONDS = 60;
const MAX_ANSWER_CHARACTERS = 10_000;

export function wechatLogin(options: WechatLoginOptions): LoginProvider {
  const { appId, appSecret, apiOrigin, log, timeoutMs = 5_000 } = options;

  const ask = async (code: string): Promise<Answer> => {
    const url = new URL('/sns/jscode2session', apiOrigin);
    url.search = new URLSearchParams({
      appid: appId,
      secret: appSecret,
      js_code: code,
      grant_type: 'authorization_code',
    }).toString();
    let text: string;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
      // Status 200 also on errors, and `text/plain`: only the text counts.
      text = await response.text();
      if (!response.ok) throw new Error(`status ${response.status}`);
    } catch (error) {
      throw unavailable(reasonOf(error));
    }
    return parseAnswer(text);
  };

  return {
    async login(code) {
      let answer = await ask(code);
      if (answer.errcode === BUSY) {
        await pause(RETRY_AFTER_MS);
        answer = await ask(code);
      }
      switch (answer.errcode) {
        case 0:
          if (answer.openid === null) throw unavailable('answer without openid');
          return { openid: answer.openid };
        case BUSY:
          throw unavailable('busy twice');
        case 40029: // invalid
        case 40163: // already used: not in the documented table, but returned
          throw new AppError('login_code_invalid');
        case 40226: // high-risk user
          throw new AppError('login_blocked');
        case 45011:
          throw new AppError('rate_limited', { seconds: LIMITED_SECONDS });
        default:
          // 40013, 40125, 41002: appid or secret are wrong. Ours to mend, nothing the person could do.
          log.error('integration', '微信登录接口返回错误，请检查小程序的 AppID 和 AppSecret', {
            errcode: answer.errcode,
          });
          throw unavailable(`errcode ${answer.errcode}`);
      }
    },
  };
}

function parseAnswer(text: string): Answer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.slice(0, MAX_ANSWER_CHARACTERS));
  } catch {
    throw unavailable('answer is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null) throw unavailable('answer is not an object');
  const { errcode, openid } = parsed as Record<string, unknown>;
  return {
    // By the newest documentation it is there only on failure.
    errcode: errcode === undefined ? 0 : Number(errcode),
    openid: typeof openid === 'string' && openid !== '' ? openid : null,
  };
}

function unavailable(reason: string): AppError {
  return new AppError('login_provider_unavailable', {}, { cause: new Error(`jscode2session: ${reason}`) });
}

/** The kind of a failed call, without its text, which might quote the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (/^status \d+$/.test(error.message)) return error.message;
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

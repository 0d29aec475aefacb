/**
 * `GET /sns/jscode2session` as WeChat answers it: HTTP 200, `text/plain`, no `errcode` on success, a code works once.
 *
 * The person is made from the code: `o_` and the beginning of its SHA-1. Who wants to come back as the same person
 * (the preview, a demonstration) uses codes of the form `persona-<name>.<anything>`: the person is made from the part
 * before the dot, and each code still works once.
 *
 * Faults by code: `fault-40029`, `fault-40226`, `fault-45011`, `fault-40013`, `fault-40125`, `fault-41002` answer that error;
 * `fault-busy` is busy always, `fault-busy-once.<anything>` the first time; `fault-hang` never answers;
 * `fault-500` and `fault-garbage` are no proper answer; `fault-no-openid` lacks the one field that matters.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type SimulatedEndpoint, type SimulatedResponse } from './simulator.js';

/** Codes remembered as used; a real one would have expired long before. */
const REMEMBERED = 100_000;

const ERRORS: Record<number, string> = {
  [-1]: 'system error',
  40013: 'invalid appid',
  40029: 'invalid code',
  40125: 'invalid appsecret',
  40163: 'code been used',
  40226: 'code blocked',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
};

export function loginEndpoint(): SimulatedEndpoint {
  const used = new Set<string>();
  const busyOnce = new Set<string>();

  /** Whether the code was used before; from now on it is. */
  const spend = (code: string): boolean => {
    if (used.has(code)) return true;
    used.add(code);
    const [oldest] = used;
    if (used.size > REMEMBERED && oldest !== undefined) used.delete(oldest);
    return false;
  };

  return ({ query }) => {
    if (!query.get('appid')) return failure(41002);
    if (!query.get('secret')) return failure(41004);
    const code = query.get('js_code');
    if (!code) return failure(41008);
    if (query.get('grant_type') !== 'authorization_code') return failure(40029);

    if (code === 'fault-hang') return null;
    if (code === 'fault-500') return { status: 500, contentType: 'text/html', body: '<html>500</html>' };
    if (code === 'fault-garbage') return plain('<xml>not json</xml>');
    if (code === 'fault-no-openid') return plain(JSON.stringify({ session_key: sessionKey() }));
    if (code === 'fault-busy') return failure(-1);
    if (code.startsWith('fault-busy-once.') && !busyOnce.has(code)) {
      busyOnce.add(code);
      return failure(-1);
    }
    const fault = /^fault-(\d{5})$/.exec(code)?.[1];
    if (fault !== undefined) return failure(Number(fault));

    if (spend(code)) return failure(40163);
    return plain(JSON.stringify({ session_key: sessionKey(), openid: openidOf(code) }));
  };
}

function openidOf(code: string): string {
  const person = /^persona-[A-Za-z0-9_-]+(?=\.)/.exec(code)?.[0] ?? code;
  return `o_${createHash('sha1').update(person).digest('hex').slice(0, 26)}`;
}

function sessionKey(): string {
  return randomBytes(16).toString('base64');
}

function failure(errcode: number): SimulatedResponse {
  const requestId = randomBytes(6).toString('hex');
  return plain(JSON.stringify({ errcode, errmsg: `${ERRORS[errcode] ?? 'error'}, rid: ${requestId}` }));
}

function plain(body: string): SimulatedResponse {
  return { status: 200, contentType: 'text/plain', body };
}

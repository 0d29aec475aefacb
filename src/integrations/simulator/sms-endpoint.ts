/**
 * A provider of text messages: `POST /sms/messages` takes `{"to", "text"}` with a bearer token and sends nothing;
 * `GET /sms/messages?to=` tells the last messages, oldest first, so that a person trying things out, or a test, can read the code.
 *
 * Faults by number: `13900000500` is answered 500, `13900000408` never.
 */
import { type SimulatedEndpoint, type SimulatedResponse } from './simulator.js';

/** Messages remembered. */
const REMEMBERED = 1_000;

interface Message {
  to: string;
  text: string;
}

/** @returns one endpoint for each method */
export function smsEndpoints(): { post: SimulatedEndpoint; get: SimulatedEndpoint } {
  const messages: Message[] = [];
  return {
    post({ headers, body }) {
      if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return answer(401, { error: 'a bearer token is needed' });
      const message = parse(body);
      if (message === null) return answer(400, { error: 'to (11 digits) and text are needed' });
      if (message.to === '13900000408') return null;
      if (message.to === '13900000500') return answer(500, { error: 'fault' });
      messages.push(message);
      if (messages.length > REMEMBERED) messages.shift();
      return answer(202, {});
    },
    get({ query }) {
      const to = query.get('to');
      return answer(200, { messages: messages.filter((message) => to === null || message.to === to) });
    },
  };
}

function parse(body: Buffer): Message | null {
  try {
    const { to, text } = JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    if (typeof to !== 'string' || !/^\d{11}$/.test(to) || typeof text !== 'string' || text === '') return null;
    return { to, text };
  } catch {
    return null;
  }
}

function answer(status: number, body: object): SimulatedResponse {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}

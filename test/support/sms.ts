/** What the simulated provider of text messages was given, read over HTTP as a person with that telephone would. */
import { type TestBed } from './server.js';

export async function messagesTo(bed: Pick<TestBed, 'simulatorOrigin'>, phone: string): Promise<string[]> {
  const response = await fetch(`${bed.simulatorOrigin}/sms/messages?to=${phone}`);
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  return messages.map(({ text }) => text);
}

/** The code of the last message. */
export async function lastCodeTo(bed: Pick<TestBed, 'simulatorOrigin'>, phone: string): Promise<string> {
  const code = /验证码 (\d{6})，/.exec((await messagesTo(bed, phone)).at(-1) ?? '')?.[1];
  if (code === undefined) throw new Error('no code was sent');
  return code;
}

let sequence = 0;

/** A number that no other test has used. */
export function newPhone(): string {
  sequence += 1;
  return `136${String(10_000_000 + sequence)}`;
}

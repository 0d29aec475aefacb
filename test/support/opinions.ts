/** A third party with its link. */
import { Client, type TestBed } from './server.js';
import { lastCodeTo } from './sms.js';

const OPINIONS = '/api/public/opinions';

export function tokenOf(path: string): string {
  return path.replace('/opinion/', '');
}

/** Asks for a code and reads it. */
export async function codeFor(bed: TestBed, token: string, phone: string): Promise<string> {
  const sent = await bed.anonymous.post(`${OPINIONS}/actions/send-code`, { token });
  if (sent.status !== 204) throw new Error(`send-code: ${sent.status} ${JSON.stringify(sent.body)}`);
  return lastCodeTo(bed, phone);
}

/** Somebody who has opened the link. */
export async function openedLink(bed: TestBed, path: string, phone: string): Promise<Client> {
  const token = tokenOf(path);
  const code = await codeFor(bed, token, phone);
  const opened = await bed.anonymous.post(`${OPINIONS}/actions/open`, { token, code });
  if (opened.status !== 200) throw new Error(`open: ${opened.status} ${JSON.stringify(opened.body)}`);
  return new Client(bed.origin, { authorization: `Bearer ${opened.body.sessionToken}` });
}

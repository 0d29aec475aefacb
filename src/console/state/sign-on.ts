/** What the way back from the identity service left behind the `#`: read before anything is drawn, and taken out of the address. */
import { SIGN_ON_REFUSALS } from '../api/labels';

const CHANNEL = 'staff-sign-on';

let ticket: string | null = null;
let fault: string | null = null;

/** Why it did not work, in words. */
export const arrivalFault = (): string | null => fault;

/** With which the code of the second step is sent; it is there once. */
export function takeTicket(): string | null {
  const taken = ticket;
  ticket = null;
  return taken;
}

export function readArrival(): void {
  const [, found] = /^#sign-on-ticket=([A-Za-z0-9_-]{43})$/.exec(location.hash) ?? [];
  const [, word] = /^#sign-on=([a-z]+)$/.exec(location.hash) ?? [];
  if (!found && !word) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  ticket = found ?? null;
  if (word === 'done') announceSignOn();
  else if (word) fault = SIGN_ON_REFUSALS.find(({ value }) => value === word)?.label ?? null;
}

/** To the other windows of this browser, in which something half-written may wait. */
export function announceSignOn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('done');
  channel.close();
}

/** @returns to stop listening */
export function whenSignedOn(run: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = run;
  return () => channel.close();
}

import { type IncomingMessage } from 'node:http';

/**
 * Address of the client, behind `trustedProxies` proxies of our own. `X-Forwarded-For` is read from the right, one entry
 * per trusted proxy: what stands further left was written by the client itself and is never believed.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const header = request.headers['x-forwarded-for'];
  if (typeof header !== 'string') return direct;
  const chain = header.split(',').map((entry) => entry.trim());
  const address = chain[Math.max(0, chain.length - trustedProxies)];
  return address !== undefined && /^[0-9A-Fa-f.:]{2,45}$/.test(address) ? address : direct;
}

/** The unit that a limit counts: an IPv4 address, or the /64 network of an IPv6 address (one household has all of it). */
export function limitKey(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const groups = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${groups.slice(0, 4).join(':')}::/64`;
}

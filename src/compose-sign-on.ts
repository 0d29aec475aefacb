/** How staff sign in through the government's identity service, where one is configured. */
import { type Config } from './config.js';
import { type StaffSignOn } from './http/routes/account/staff-sign-on.js';
import { keyedMac } from './integrations/crypto/keyed-mac.js';
import { oidcIdentity } from './integrations/sso/oidc-identity.js';
import { type Log } from './ports/log.js';

const CALLBACK = '/api/staff/session/sso/callback';

/** @param origin of this server, asked for when somebody signs in: on any free port it is known only then */
export function composeSignOn(
  { staffSso, publicOrigin, fieldKeys }: Config,
  log: Log<'integration'>,
  origin: () => string,
): StaffSignOn | undefined {
  if (!staffSso) return undefined;
  const { redirectOrigin, secondFactor, ...service } = staffSso;
  const redirectUri = (): string => (redirectOrigin ?? origin()) + CALLBACK;
  return {
    identity: oidcIdentity({ ...service, redirectUri, log }),
    secondFactor,
    mac: keyedMac(fieldKeys, 'staff-sign-on'),
    https: publicOrigin.startsWith('https:'),
  };
}

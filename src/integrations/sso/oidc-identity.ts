/**
 * The government's unified identity service by OpenID Connect: authorization code with PKCE, state and nonce; issuer, audience,
 * times and signature of the ID token are checked. The library is loaded with the first sign-on: a server without one pays nothing.
 *
 * Neither code nor token is ever logged; of a failure only its kind is.
 */
import { type Configuration } from 'openid-client';
import type * as OpenIdClient from 'openid-client';
import { type Log } from '../../ports/log.js';
import { type IdentityRefusal, type StaffIdentityProvider } from '../../ports/staff-identity.js';

export interface OidcOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The address that is registered with the service. A function: on any free port it is known when the server listens. */
  redirectUri: () => string;
  /** The claim by which people are bound: `sub`, or e.g. an employee number. */
  claim: string;
  log: Log<'integration'>;
  /** For one call; default 5 s. */
  timeoutMs?: number;
}

type Library = typeof OpenIdClient;
interface Ready {
  library: Library;
  config: Configuration;
}

/** A little, for clocks that differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

export function oidcIdentity(options: OidcOptions): StaffIdentityProvider {
  const { redirectUri, claim, log } = options;
  let ready: Promise<Ready> | null = null;

  /** Discovered once; forgotten when the service could not be reached, as it may have moved. */
  const discovered = (): Promise<Ready> => {
    ready ??= discover(options).catch((error: unknown) => {
      ready = null;
      throw error;
    });
    return ready;
  };

  const refuse = (library: Library | null, error: unknown): IdentityRefusal => {
    const { reason, words } = reasonOf(library, error);
    if (reason === 'unavailable') ready = null;
    // A person who pressed “cancel” is nothing to look into.
    if (reason !== 'cancelled') log.warn('integration', '统一身份认证没有完成', { reason, error: words });
    return reason;
  };

  return {
    async begin() {
      try {
        const { library, config } = await discovered();
        const attempt = {
          state: library.randomState(),
          nonce: library.randomNonce(),
          verifier: library.randomPKCECodeVerifier(),
        };
        const address = library.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri(),
          scope: claim === 'sub' ? 'openid' : 'openid profile',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await library.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { address: address.href, attempt };
      } catch (error) {
        refuse(null, error);
        return null;
      }
    },

    async complete(query, attempt) {
      let library: Library | null = null;
      try {
        const { config, library: loaded } = await discovered();
        library = loaded;
        const current = new URL(redirectUri());
        current.search = query.toString();
        const tokens = await library.authorizationCodeGrant(config, current, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        const told = claims?.[claim] ?? (await fromUserInfo(library, config, tokens.access_token, claims?.sub, claim));
        if (typeof told === 'string' && told !== '') return { signOnId: told };
        log.error('integration', '统一身份认证没有给出用来绑定人员的声明，请检查 STAFF_SSO_CLAIM', { claim });
        return { refused: 'failed' };
      } catch (error) {
        return { refused: refuse(library, error) };
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret, timeoutMs = 5_000 }: OidcOptions): Promise<Ready> {
  const library = await import('openid-client');
  const server = new URL(issuer);
  const timeout = timeoutMs / 1_000;
  // Refused by the configuration in production.
  const plain = server.protocol === 'http:' ? [library.allowInsecureRequests] : [];
  const found = await library.discovery(server, clientId, undefined, undefined, { timeout, execute: plain });
  const metadata = found.serverMetadata();
  // Absent means Basic (OpenID Connect Discovery 1.0, section 3).
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authenticate = methods.includes('client_secret_basic') ? library.ClientSecretBasic : library.ClientSecretPost;
  const config = new library.Configuration(
    metadata,
    clientId,
    { [library.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    authenticate(clientSecret),
  );
  config.timeout = timeout;
  for (const set of plain) set(config);
  // The token came over a channel of our own; its signature is checked all the same.
  library.enableNonRepudiationChecks(config);
  return { library, config };
}

/** Some services give numbers of employees only here. */
async function fromUserInfo(
  library: Library,
  config: Configuration,
  accessToken: string,
  subject: string | undefined,
  claim: string,
): Promise<unknown> {
  if (subject === undefined || config.serverMetadata().userinfo_endpoint === undefined) return undefined;
  return (await library.fetchUserInfo(config, accessToken, subject))[claim];
}

/** Its kind alone: the words of an error may quote what was sent. */
function reasonOf(library: Library | null, error: unknown): { reason: IdentityRefusal; words: string } {
  const { name = '', code = '', cause } = (error ?? {}) as { name?: string; code?: string; cause?: unknown };
  if (library && error instanceof library.AuthorizationResponseError) {
    const isOwnFault = !['access_denied', 'login_required', 'consent_required', 'interaction_required'].includes(
      error.error,
    );
    return { reason: isOwnFault ? 'failed' : 'cancelled', words: error.error };
  }
  if (library && error instanceof library.ResponseBodyError) {
    const isServerFault = error.status >= 500;
    return { reason: isServerFault ? 'unavailable' : 'failed', words: `${error.status} ${error.error}` };
  }
  if (cause instanceof Response) {
    return { reason: cause.status >= 500 ? 'unavailable' : 'failed', words: `${name} ${cause.status}` };
  }
  const words = [name, code, (cause as { code?: unknown } | undefined)?.code]
    .filter((word) => typeof word === 'string' && word !== '')
    .join(' ');
  const isUnreachable =
    library === null || /TimeoutError|AbortError|OAUTH_TIMEOUT|ECONN|ENOTFOUND|EAI_AGAIN/.test(words);
  return { reason: isUnreachable ? 'unavailable' : 'failed', words };
}

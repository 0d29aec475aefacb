/**
 * The government's unified identity service, played over HTTP as OpenID Connect Core and RFC 7636 have it: discovery, keys,
 * authorization, token, user info. It knows one client. Who stands before it, and what it does wrong, is set by the test.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const CLIENT = { id: 'disclosure-console', secret: 'a-secret-of-the-client' };

interface Pending {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

export interface IdentityService {
  readonly origin: string;
  /** Who is signed in there. */
  person: { sub: string; [claim: string]: string };
  /** Claims that only the user info tells. */
  userInfo: Record<string, string>;
  /** Presses “cancel”. */
  cancels: boolean;
  /** Claims of the ID token that it gets wrong. */
  wrong: { iss?: string; aud?: string; nonce?: string; exp?: number; key?: 'another' };
  /** The token endpoint answers this instead. */
  tokenStatus: number | null;
  /** Calls by path. */
  readonly calls: Map<string, number>;
  stop(): Promise<void>;
}

const KEY_ID = 'key-1';
const SECONDS_VALID = 300;

export async function startIdentityService(): Promise<IdentityService> {
  const [own, another] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  const pending = new Map<string, Pending>();
  const tokens = new Set<string>();
  const calls = new Map<string, number>();

  const json = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const redirectUri = query.get('redirect_uri') ?? '';
    const fault =
      query.get('client_id') !== CLIENT.id ||
      query.get('response_type') !== 'code' ||
      query.get('code_challenge_method') !== 'S256' ||
      !redirectUri.endsWith('/api/staff/session/sso/callback');
    if (fault) return void response.writeHead(400).end('not a request of the client');
    const back = new URL(redirectUri);
    back.searchParams.set('state', query.get('state') ?? '');
    back.searchParams.set('session_state', 'of-the-service');
    if (service.cancels) back.searchParams.set('error', 'access_denied');
    else {
      const code = randomBytes(16).toString('base64url');
      const [nonce, challenge] = [query.get('nonce') ?? '', query.get('code_challenge') ?? ''];
      pending.set(code, { nonce, challenge, redirectUri });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (service.tokenStatus !== null) return json(response, service.tokenStatus, { error: 'server_error' });
    const form = new URLSearchParams((await textOf(request)).toString());
    const credentials = Buffer.from(request.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
    if (decodeURIComponent(credentials) !== `${CLIENT.id}:${CLIENT.secret}`) {
      return json(response, 401, { error: 'invalid_client' });
    }
    const code = form.get('code') ?? '';
    const grant = pending.get(code);
    pending.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) {
      return json(response, 400, { error: 'invalid_grant' });
    }
    const { wrong, person } = service;
    const now = Math.floor(Date.now() / 1_000);
    const idToken = await new SignJWT({ ...person, nonce: wrong.nonce ?? grant.nonce })
      .setProtectedHeader({ alg: 'RS256', kid: KEY_ID })
      .setIssuer(wrong.iss ?? service.origin)
      .setAudience(wrong.aud ?? CLIENT.id)
      .setIssuedAt(now)
      .setExpirationTime(wrong.exp ?? now + SECONDS_VALID)
      .sign(wrong.key === 'another' ? another.privateKey : own.privateKey);
    const accessToken = randomBytes(16).toString('base64url');
    tokens.add(accessToken);
    json(response, 200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: SECONDS_VALID,
      id_token: idToken,
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://service');
    calls.set(url.pathname, (calls.get(url.pathname) ?? 0) + 1);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(response, 200, {
          issuer: service.origin,
          authorization_endpoint: `${service.origin}/authorize`,
          token_endpoint: `${service.origin}/token`,
          userinfo_endpoint: `${service.origin}/userinfo`,
          jwks_uri: `${service.origin}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          code_challenge_methods_supported: ['S256'],
        });
      case '/jwks':
        return json(response, 200, { keys: [jwk] });
      case '/authorize':
        return authorize(url.searchParams, response);
      case '/token':
        return token(request, response);
      case '/userinfo': {
        const known = tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '');
        return known ? json(response, 200, { sub: service.person.sub, ...service.userInfo }) : json(response, 401, {});
      }
      default:
        return void response.writeHead(404).end();
    }
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const service: IdentityService = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    person: { sub: 'nobody' },
    userInfo: {},
    cancels: false,
    wrong: {},
    tokenStatus: null,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

async function textOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// Bearer tokens: asking the token service that a registry names (distribution project: token and OAuth2 specifications).
import { fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import type { Login } from './login-files.ts';
import { refuse } from './refusal.ts';
import { readBody, request } from './transport.ts';
import { isLoopback } from './transport/proxy.ts';

export interface Token {
  /** Value of the Authorization header. */
  readonly header: string;
  /** Milliseconds since 1970 after which it is not used any more. */
  readonly until: number;
}

const LARGEST = 256 * 1024;
/** How long a token holds where the service does not say (token specification: 60 s). */
const USUAL_SECONDS = 60;

/** What a registry's challenge asks for. */
export interface TokenRequest {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string;
  /** Host of the registry that named the realm. */
  readonly registry: URL;
  readonly login: Login | undefined;
  readonly where: string;
}

/**
 * Fetches a token: by POST with a refresh token, else by GET, with the login or anonymously.
 * The realm must be HTTPS, unless registry and realm are both on this machine: it is told the login.
 * Errors: registry.unauthorized, registry.refused and those of `request`.
 */
export async function fetchToken(asked: TokenRequest, network: NetworkOptions): Promise<Token> {
  const { where, login, service, scope } = asked;
  const realm = realmOf(asked);
  const query = new URLSearchParams();
  if (service !== undefined) query.set('service', service);
  query.set('scope', scope);
  query.set('client_id', 'plimsoll');
  const begun = Date.now();
  let reply;
  if (login?.kind === 'identity-token') {
    query.set('grant_type', 'refresh_token');
    query.set('refresh_token', login.token);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    reply = await request(realm, network, { method: 'POST', headers, body: query.toString(), where });
  } else {
    for (const [name, value] of query) realm.searchParams.set(name, value);
    const headers = login === undefined ? {} : { Authorization: basic(login.username, login.password) };
    reply = await request(realm, network, { headers, where });
  }
  if (reply.status !== 200)
    return refuse(reply, where, { host: asked.registry.host, login: login !== undefined });
  const body = await readBody(reply, LARGEST);
  const wrong = (what: string) => fail('registry.refused', where, `the token service ${realm.host} ${what}`);
  if (body === undefined) return wrong(`answers with more than ${LARGEST} bytes`);
  let document: Record<string, unknown>;
  try {
    document = (JSON.parse(Buffer.from(body).toString('utf8')) ?? {}) as Record<string, unknown>;
  } catch {
    return wrong('answers with something that is no JSON');
  }
  const token = document['token'] || document['access_token'];
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return wrong('gives no token');
  const seconds = Number(document['expires_in'] ?? USUAL_SECONDS) || USUAL_SECONDS;
  // A tenth less, so that a token does not end on its way.
  return { header: `Bearer ${token}`, until: begun + seconds * 900 };
}

function realmOf({ realm, registry, where }: TokenRequest): URL {
  const wrong = (what: string) =>
    fail('registry.refused', where, `the registry names a token service ${what}`);
  if (!URL.canParse(realm)) return wrong('that is no URL');
  const url = new URL(realm);
  const local = isLoopback(registry.hostname) && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    return wrong(`without HTTPS: ${url.host}`);
  url.username = url.password = url.hash = '';
  return url;
}

/** Value of an Authorization header for name and password. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

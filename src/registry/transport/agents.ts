// Connections: one pool for each NetworkOptions object and proxy; tunnels through a proxy with CONNECT.
import type { Agent, ClientRequest, ClientRequestArgs } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import type { SecureContext } from 'node:tls';
import type { NetworkOptions } from '../../core/network.ts';

interface Pool {
  trust?: Promise<SecureContext>;
  readonly agents: Map<string, Promise<Agent>>;
}

const pools = new WeakMap<NetworkOptions, Pool>();

/** The agent that carries requests to `target`. Idle connections do not keep the process alive. */
export function agentFor(target: URL, proxy: URL | undefined, network: NetworkOptions): Promise<Agent> {
  let pool = pools.get(network);
  if (pool === undefined) pools.set(network, (pool = { agents: new Map() }));
  const key = `${target.protocol} ${proxy?.href ?? ''}`;
  let agent = pool.agents.get(key);
  if (agent === undefined) {
    const { agents } = pool;
    agents.set(key, (agent = makeAgent(target, proxy, network, pool)));
    agent.catch(() => agents.delete(key));
  }
  return agent;
}

/** Value of Proxy-Authorization for a proxy URL that carries a login. */
export function proxyLogin(proxy: URL): string | undefined {
  if (proxy.username === '') return undefined;
  const login = `${decoded(proxy.username)}:${decoded(proxy.password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** A percent sign that begins no escape is itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function makeAgent(
  target: URL,
  proxy: URL | undefined,
  network: NetworkOptions,
  pool: Pool,
): Promise<Agent> {
  const secure = target.protocol === 'https:';
  if (!secure && proxy?.protocol !== 'https:')
    return new (await import('node:http')).Agent({ keepAlive: true });
  const https = await import('node:https');
  const { secureContext } = await import('./certificates.ts');
  const trust = await (pool.trust ??= secureContext(network));
  // Said in so many words, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment is without effect.
  const tlsOptions = { secureContext: trust, rejectUnauthorized: true };
  const agent = new https.Agent({ keepAlive: true, ...tlsOptions });
  if (!secure || proxy === undefined) return agent;
  const { connect } = await import('node:tls');
  const open = async (options: ClientRequestArgs, done: Connected) => {
    try {
      const host = options.host ?? '';
      const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${options.port}`;
      const socket = await tunnel(proxy, authority, network, tlsOptions);
      // An address is no name for SNI.
      const servername = isIP(host) === 0 ? host : '';
      done(null, connect({ ...tlsOptions, host, servername, socket, ALPNProtocols: ['http/1.1'] }));
    } catch (error) {
      done(error as Error);
    }
  };
  agent.createConnection = (options, done) => {
    void open(options, done as Connected);
    return undefined;
  };
  return agent;
}

type Connected = (error: Error | null, socket?: Duplex) => void;

/** Asks `proxy` for a tunnel to `authority` (host:port). */
async function tunnel(
  proxy: URL,
  authority: string,
  network: NetworkOptions,
  tlsOptions: { secureContext: SecureContext; rejectUnauthorized: boolean },
): Promise<Duplex> {
  const login = proxyLogin(proxy);
  const proxyHost = proxy.hostname.replace(/^\[|\]$/g, '');
  const options = {
    method: 'CONNECT',
    host: proxyHost,
    servername: isIP(proxyHost) === 0 ? proxyHost : '',
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    path: authority,
    headers: { Host: authority, ...(login === undefined ? {} : { 'Proxy-Authorization': login }) },
    agent: false,
    signal: network.signal,
  } as const;
  const open: ClientRequest =
    proxy.protocol === 'https:'
      ? (await import('node:https')).request({ ...options, ...tlsOptions })
      : (await import('node:http')).request(options);
  return new Promise((resolve, reject) => {
    const refuse = (why: string) => open.destroy(new Error(`the proxy ${proxy.host} ${why}`));
    const timer = setTimeout(() => refuse('does not answer'), network.timeoutMs);
    open.on('close', () => clearTimeout(timer));
    open.on('error', reject);
    open.on('response', (response) => refuse(`answers ${response.statusCode} to CONNECT`));
    open.on('connect', (response, socket) => {
      clearTimeout(timer);
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new Error(`the proxy ${proxy.host} answers ${response.statusCode} to CONNECT`));
    });
    open.end();
  });
}

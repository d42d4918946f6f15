// Which proxy a URL goes through: HTTPS_PROXY, HTTP_PROXY and NO_PROXY by the rules that Docker's tools follow.
// Source of the rules: documentation of Go's golang.org/x/net/http/httpproxy, which those tools use.
import { BlockList, isIP } from 'node:net';
import { fail } from '../../core/errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** True for names and addresses that never leave this machine: `localhost`, 127.0.0.0/8, `::1`. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The proxy for `target`, or undefined for a direct connection. Errors: usage.bad-option where the variable names none. */
export function proxyFor(target: URL, env: Environment): URL | undefined {
  const name = target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = either(env, name);
  if (value === '' || isLoopback(target.hostname)) return undefined;
  if (isExempt(target, either(env, 'NO_PROXY'))) return undefined;
  const url = value.includes('://') ? value : `http://${value}`;
  const proxy = URL.canParse(url) ? new URL(url) : undefined;
  if (proxy?.protocol === 'http:' || proxy?.protocol === 'https:') return proxy;
  return fail('usage.bad-option', name, 'it names no HTTP proxy', 'set it to http://host:port');
}

function either(env: Environment, name: string): string {
  return (env[name] || env[name.toLowerCase()] || '').trim();
}

function isExempt(target: URL, list: string): boolean {
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  const host = bare(target.hostname);
  return list.split(',').some((item) => matches(item.trim().toLowerCase(), host, port));
}

/** One item of NO_PROXY: `*`, an address, a CIDR range, `name` (and all below), `.name` or `*.name` (only below), each with `:port` or not. */
function matches(item: string, host: string, port: string): boolean {
  if (item === '') return false;
  if (item === '*') return true;
  if (item.includes('/')) return inRange(item, host);
  const { name, onlyPort } = splitPort(item);
  if (onlyPort !== '' && onlyPort !== port) return false;
  if (isIP(name) !== 0 || isIP(host) !== 0) return name === host;
  if (name.startsWith('*.') || name.startsWith('.')) return host.endsWith(name.slice(name.indexOf('.')));
  return host === name || host.endsWith(`.${name}`);
}

function inRange(range: string, host: string): boolean {
  const slash = range.indexOf('/');
  const network = range.slice(0, slash);
  const prefix = range.slice(slash + 1);
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || !/^\d{1,3}$/.test(prefix)) return false;
  if (Number(prefix) > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), kind);
  return list.check(host, kind);
}

function splitPort(item: string): { name: string; onlyPort: string } {
  if (isIP(item) === 6) return { name: item, onlyPort: '' };
  const match = /^(.*):(\d{1,5})$/.exec(item);
  return { name: bare(match?.[1] ?? item), onlyPort: match?.[2] ?? '' };
}

/** Without the brackets of an IPv6 literal and the dot at the end of a full name; lower case. */
function bare(hostname: string): string {
  const host = hostname.toLowerCase();
  if (host.startsWith('[') && host.endsWith(']')) return host.slice(1, -1);
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

// Where a redirect may lead, and what must not go along.

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Enough for a registry, its storage and a mirror; a loop ends here. */
export const MOST_HOPS = 10;
/** Headers that prove who we are: they never cross an origin. */
const SECRET = new Set(['authorization', 'cookie', 'proxy-authorization']);

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** Target of a redirect, without any login in it; or a sentence that says why it is refused. */
export function redirectTarget(from: URL, location: string | undefined): URL | string {
  if (location === undefined) return 'a redirect that leads nowhere';
  if (!URL.canParse(location, from.href)) return 'a redirect to something that is no URL';
  const to = new URL(location, from);
  if (to.protocol !== 'https:' && to.protocol !== 'http:') return `a redirect to ${to.protocol}`;
  if (from.protocol === 'https:' && to.protocol === 'http:')
    return `a redirect from HTTPS to plain HTTP at ${to.host}`;
  to.username = to.password = to.hash = '';
  return to;
}

/** The headers that may go from one URL to the next: all within one origin (scheme, host, port), else no credentials. */
export function headersFor(
  from: URL,
  to: URL,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (from.origin === to.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.has(name.toLowerCase())));
}

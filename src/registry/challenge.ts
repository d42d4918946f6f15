// WWW-Authenticate: the challenges of a 401 (RFC 9110, 11.6.1), as registries use them.

export interface Challenge {
  /** Lower case: `bearer`, `basic`… */
  readonly scheme: string;
  /** Names in lower case; of a name given twice the first counts. */
  readonly params: ReadonlyMap<string, string>;
}

// One step of the grammar each; sticky, so that reading is linear.
const SCHEME = /[\s,]*([A-Za-z][A-Za-z0-9._-]*)(?![^\s,])/y;
const PARAM = /[\s,]*([A-Za-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/y;

/** All challenges in order; what can not be read ends the list. */
export function parseChallenges(header: string): readonly Challenge[] {
  const out: Challenge[] = [];
  let at = 0;
  for (;;) {
    SCHEME.lastIndex = at;
    const scheme = SCHEME.exec(header);
    if (scheme === null) return out;
    at = SCHEME.lastIndex;
    const params = new Map<string, string>();
    for (;;) {
      PARAM.lastIndex = at;
      const param = PARAM.exec(header);
      if (param === null) break;
      at = PARAM.lastIndex;
      const name = (param[1] ?? '').toLowerCase();
      const value = param[2]?.replace(/\\(.)/g, '$1') ?? param[3] ?? '';
      if (!params.has(name)) params.set(name, value);
    }
    out.push({ scheme: (scheme[1] ?? '').toLowerCase(), params });
  }
}

// The one table of errors: every code with its exit code, HTTP status and meaning; and the one error class.

/** Exit codes of the CLI. They win in the order usage, unjudged, findings, partial. */
export const EXIT = { ok: 0, findings: 1, usage: 2, unjudged: 3, partial: 4, interrupted: 130 } as const;

interface Row {
  readonly exit: number;
  readonly http: number;
  readonly meaning: string;
}

const row = (exit: number, http: number, meaning: string): Row => ({ exit, http, meaning });

/** Every error that a user can meet. The docs page and the exit codes are made from this table. */
export const ERRORS = {
  'usage.unknown-command': row(2, 400, 'there is no such command'),
  'usage.bad-option': row(2, 400, 'an option is unknown, lacks its value or has a bad one'),
  'usage.missing-argument': row(2, 400, 'an argument is missing'),
  'usage.too-many-arguments': row(2, 400, 'there are more arguments than the command takes'),
  'reference.invalid': row(2, 400, 'the image reference can not be read'),
  'image.not-found': row(3, 404, 'no origin has this image'),
  'image.unreadable': row(3, 422, 'the file can not be opened or read'),
  'image.not-an-image': row(3, 422, 'the file or folder is no container image of a known layout'),
  'image.cut': row(3, 422, 'the archive or a layer ends early'),
  'image.damaged': row(3, 422, 'the archive, a layer or a document contradicts itself'),
  'image.digest-mismatch': row(3, 422, 'bytes do not have the digest under which they are named'),
  'image.missing-part': row(3, 422, 'a config, manifest or layer that the image names is not there'),
  'image.no-platform': row(3, 404, 'the index has no image for the wanted platform'),
  'image.ambiguous': row(2, 400, 'the archive holds several images and none was named'),
  'image.media-type': row(3, 415, 'a media type is not understood'),
  'image.over-limit': row(3, 413, 'a limit against hostile input was reached'),
  'image.loop': row(3, 422, 'an index names itself or is nested too deep'),
  'engine.unreachable': row(3, 502, 'the container engine does not answer'),
  'engine.refused': row(3, 502, 'the container engine answered with an error'),
  'registry.unreachable': row(3, 502, 'the registry does not answer'),
  'registry.unauthorized': row(3, 401, 'the registry wants a login'),
  'registry.not-found': row(3, 404, 'the registry has no such repository, tag or digest'),
  'registry.rate-limited': row(3, 429, 'the registry allows no more requests for now'),
  'registry.refused': row(3, 502, 'the registry answered with an error'),
  'registry.credentials': row(3, 401, 'stored credentials can not be read'),
  'network.offline': row(3, 503, 'a connection was needed and --offline forbids it'),
  'sbom.unreadable': row(3, 422, 'the file is no SBOM of a known form'),
  'advisories.unreachable': row(3, 502, 'advisory data can not be fetched'),
  'advisories.damaged': row(3, 422, 'an advisory file is cut or damaged'),
  'advisories.none': row(3, 404, 'there is no advisory data to judge with'),
  'advisories.unknown-ecosystem': row(2, 400, 'there is no such ecosystem'),
  'store.unwritable': row(3, 507, 'a file can not be written: disk full or no permission'),
  'store.damaged': row(3, 500, 'a stored file is damaged'),
  'output.unwritable': row(3, 507, 'the report can not be written'),
  'time.over': row(3, 504, 'the time given by --timeout is over'),
  interrupted: row(130, 499, 'stopped by a signal'),
  internal: row(3, 500, 'a fault of Plimsoll itself'),
} as const satisfies Record<string, Row>;

export type ErrorCode = keyof typeof ERRORS;

/** What went wrong, where, and what to do: three parts of one line. `cause` is shown only at log level debug. */
export class PlimsollError extends Error {
  override readonly name = 'PlimsollError';
  readonly code: ErrorCode;
  readonly where: string;
  readonly what: string;
  readonly remedy: string;

  constructor(code: ErrorCode, parts: { where: string; what: string; remedy?: string; cause?: unknown }) {
    const { where, what, remedy = '', cause } = parts;
    super(`${where}: ${what}${remedy ? `: ${remedy}` : ''}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.where = where;
    this.what = what;
    this.remedy = remedy;
  }

  get exit(): number {
    return ERRORS[this.code].exit;
  }
}

/** Throws a `PlimsollError`; reads as one sentence where it is called. */
export function fail(code: ErrorCode, where: string, what: string, remedy = '', cause?: unknown): never {
  throw new PlimsollError(code, { where, what, remedy, cause });
}

/** `error.code` of Node's system errors (`ENOENT`, `ENOSPC`…), or ''. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

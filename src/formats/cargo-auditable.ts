// The dependency list that cargo-auditable links into Rust executables: section `.dep-v0`, JSON deflated by zlib.
import { inflateSync } from 'node:zlib';
import { type Bytes, Damaged, OverBudget } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';
import type { Executable } from './executable.ts';

export interface AuditablePackage {
  readonly name: string;
  readonly version: string;
  /** `crates.io`, `git`, `local`, `registry` or what newer writers say. */
  readonly source: string;
  /** True: a tool of the build (build script, procedural macro), whose code is not in the executable. */
  readonly build: boolean;
  /** The crate that was built. */
  readonly root: boolean;
}

const SECTION = '.dep-v0';
/** The writer itself never makes more than this. */
const LIMIT = 8 * 1024 * 1024;
/** A list of packages of scalars and lists of indices is 4 deep. */
const DEEPEST = 16;
const MOST_PACKAGES = 20_000;
/** Characters of a name or version. */
const LONGEST = 1024;

/**
 * The packages of an auditable executable, or undefined where it has no such section. Throws `OverBudget` above
 * 8 MiB, deflated or not, and `Damaged` for what is no such list. Source: cargo-auditable's PARSING.md.
 */
export function readAuditable(bytes: Bytes, executable: Executable): AuditablePackage[] | undefined {
  const section = executable.section(SECTION);
  if (section === undefined || section.size === 0) return undefined;
  if (section.size > LIMIT) throw new OverBudget(`${SECTION} of ${section.size} bytes`);
  const json = inflate(bytes.read(section.offset, section.size));
  checkDepth(json);
  let list: unknown;
  try {
    list = JSON.parse(decodeText(json));
  } catch (error) {
    throw new Damaged(`${SECTION}: ${(error as Error).message}`);
  }
  const packages = (list as { packages?: unknown } | null)?.packages;
  if (!Array.isArray(packages)) throw new Damaged(`${SECTION} holds no list of packages`);
  if (packages.length > MOST_PACKAGES) throw new OverBudget(`${SECTION} lists ${packages.length} packages`);
  return packages.map(packageOf);
}

function packageOf(row: unknown): AuditablePackage {
  const { name, version, source, kind, root } = (row ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string' || name === '')
    throw new Damaged(`${SECTION} has a package without name or version`);
  if (name.length > LONGEST || version.length > LONGEST)
    throw new Damaged(`${SECTION} has a name or version of more than ${LONGEST} characters`);
  return {
    name,
    version,
    source: typeof source === 'string' ? source : '',
    build: kind === 'build' || kind === 'dev',
    root: root === true,
  };
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: LIMIT });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new OverBudget(`${SECTION} is above ${LIMIT} bytes when inflated`);
    throw new Damaged(`${SECTION}: ${(error as Error).message}`);
  }
}

/** Nested lists cost far more memory than the bytes that they are written in. */
function checkDepth(json: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > DEEPEST) throw new Damaged(`${SECTION} is nested too deep`);
    } else if (byte === 0x5d || byte === 0x7d) depth--;
  }
}

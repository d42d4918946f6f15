// One Python requirement: `name[extras] == 1.0 ; marker`. Source: Python packaging's "Dependency specifiers" (PEP 508), with pip's `--hash` behind it.

export interface PythonRequirement {
  /** As written. */
  readonly name: string;
  /** The version that is asked for exactly (`==` without `.*`, or `===`); undefined where a range or nothing is. */
  readonly pin?: string;
  /** `name @ address`. */
  readonly url?: string;
}

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,200}[A-Za-z0-9])?/;
/** Nothing that is meant as a requirement is longer; hashes behind one often are. */
const LONGEST = 4096;

/** Undefined for what is no requirement. */
export function parseRequirement(text: string): PythonRequirement | undefined {
  const trimmed = withoutOptions(text).trim();
  if (trimmed.length > LONGEST) return undefined;
  const name = NAME.exec(trimmed)?.[0];
  if (name === undefined) return undefined;
  let rest = trimmed.slice(name.length).trimStart();
  if (rest.startsWith('[')) {
    const end = rest.indexOf(']');
    if (end < 0) return undefined;
    rest = rest.slice(end + 1).trimStart();
  }
  if (rest.startsWith('@')) {
    const url = rest.slice(1).trim().split(/\s/, 1)[0]!;
    return url === '' ? undefined : { name, url };
  }
  const clauses = bare(rest.split(';', 1)[0]!.trim());
  if (clauses === '') return { name };
  const pins: string[] = [];
  for (const clause of clauses.split(',')) {
    const parts = /^\s*(~=|===?|!=|<=?|>=?)\s*(\S+)\s*$/.exec(clause);
    if (parts === null) return undefined;
    const [, operator = '', version = ''] = parts;
    if (operator === '===' || (operator === '==' && !version.endsWith('.*'))) pins.push(version);
  }
  return { name, ...(pins[0] !== undefined && { pin: pins[0] }) };
}

/** Without what pip allows behind a requirement: a hash for each file of the release, and other options. */
function withoutOptions(text: string): string {
  const options = text.search(/\s--[a-z]/);
  return options < 0 ? text : text.slice(0, options);
}

/** Without the parentheses of the older form: `name (==1.0)`. */
function bare(clauses: string): string {
  return clauses.startsWith('(') && clauses.endsWith(')') ? clauses.slice(1, -1).trim() : clauses;
}

/** Name and version in a wheel's file name, the last part of an address or path; undefined when it is none. Source: PEP 427. */
export function parseWheelName(address: string): { name: string; version: string } | undefined {
  const file = address.split(/[?#]/, 1)[0]!.split('/').at(-1)!;
  if (!file.toLowerCase().endsWith('.whl')) return undefined;
  const parts = file.slice(0, -'.whl'.length).split('-');
  const [name = '', version = ''] = parts;
  // Addresses write `+` as `%2B`.
  const plain = version.replace(/%2b/gi, '+');
  return parts.length < 5 || name === '' || plain === '' ? undefined : { name, version: plain };
}

// Options that several commands share, in one place, so that they mean the same everywhere.
import type { Option } from './option.ts';

export const GENERAL: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'show this help' },
  { name: 'quiet', short: 'q', summary: 'no progress, no hints; the report only' },
  { name: 'no-color', summary: 'no colours (NO_COLOR does the same)' },
  {
    name: 'log-level',
    value: 'LEVEL',
    choices: ['silent', 'error', 'warn', 'info', 'debug'],
    summary: 'how much to tell on standard error (default warn)',
  },
  { name: 'timeout', value: 'TIME', summary: 'give up after this long, such as 90s or 10m' },
];

export const NETWORK: readonly Option[] = [
  { name: 'offline', summary: 'make no connection at all' },
  { name: 'ca-file', value: 'FILE', summary: 'trust these CA certificates too (PEM)' },
];

export const IMAGE: readonly Option[] = [
  { name: 'platform', value: 'OS/ARCH', summary: 'which image of an index, such as linux/arm64' },
  { name: 'verify', summary: 'hash layers that would be taken as claimed, and check every DiffID' },
  { name: 'no-cache', summary: 'neither use nor fill the layer cache' },
  { name: 'max-entries', value: 'N', summary: 'entries allowed in one layer (default 2,000,000)' },
  { name: 'max-layer-size', value: 'SIZE', summary: 'inflated bytes allowed in one layer (default 64G)' },
];

/** What is looked for, and where. */
export const CHOICE: readonly Option[] = [
  {
    name: 'only',
    value: 'NAME',
    repeated: true,
    summary: 'run only this cataloguer or group, such as node or os/dpkg; may be repeated',
  },
  { name: 'skip', value: 'NAME', repeated: true, summary: 'do not run this one; may be repeated' },
  {
    name: 'exclude',
    value: 'PATTERN',
    repeated: true,
    summary: "look at nothing there, such as '**/test/**'; may be repeated",
  },
];

export const DATA: readonly Option[] = [
  { name: 'db', value: 'FOLDER', summary: 'folder of the advisory database (default: plimsoll db path)' },
  {
    name: 'advisories',
    value: 'PATH',
    summary: 'judge with these OSV records only: a folder, zip or jsonl file',
  },
  { name: 'db-url', value: 'URL', summary: 'where advisory data is fetched from' },
  { name: 'skip-db-update', summary: 'do not refresh data that is older than 24 hours' },
];

export const OUTPUT: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FORMAT[=FILE]',
    repeated: true,
    choices: ['table', 'json', 'sarif', 'cyclonedx', 'spdx'],
    summary: 'table (default), json, sarif, cyclonedx or spdx; may be repeated',
  },
  {
    name: 'output',
    short: 'o',
    value: 'FILE',
    repeated: true,
    summary: 'write there; the --format before it or the name tells the format; may be repeated',
  },
];

/** For commands whose answer is no report. */
export const TABLE_OR_JSON: Option = {
  name: 'format',
  short: 'f',
  value: 'FORMAT',
  choices: ['table', 'json'],
  summary: 'table (default) or json',
};

export const SEVERITIES: readonly string[] = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'];

// The rooms of src/, row by row from the top: imports go down only, and never sideways within a row.

export const ROWS: readonly (readonly string[])[] = [
  ['cli', 'server', 'console'],
  ['enforcement', 'fleet', 'report'],
  ['lean', 'runtime', 'verdicts'],
  ['scan', 'trial'],
  ['policy'],
  ['findings', 'rules'],
  ['workload'],
  ['inventory', 'advisories', 'trust'],
  ['image'],
  ['engine', 'registry', 'cluster', 'host'],
  ['formats', 'versions'],
  ['core'],
];

/** Rooms whose content comes in as bytes or values: no file, network, process or database module, however indirect. */
export const PURE: ReadonlySet<string> = new Set([
  'core',
  'formats',
  'versions',
  'findings',
  'rules',
  'policy',
  'workload',
]);

/** The only modules of Node that a pure room may reach: they compute and touch nothing outside. */
export const HARMLESS: ReadonlySet<string> = new Set([
  'node:buffer',
  'node:crypto',
  'node:util',
  'node:zlib',
]);

/** Rooms of many small things, where each file or folder has a door of its own: `X.ts` or `X/index.ts`. */
export const MANY_DOORS: ReadonlySet<string> = new Set(['core', 'formats', 'versions']);

/** What the version orders may share; they never import one another. */
export const ORDER_HELPERS: ReadonlySet<string> = new Set([
  'versions/order.ts',
  'versions/chunks.ts',
  'versions/digits.ts',
  'versions/precedence.ts',
]);

/** Row of a room, counted from the top, or -1 for a folder that is no room. */
export function rowOf(room: string): number {
  return ROWS.findIndex((row) => row.includes(room));
}

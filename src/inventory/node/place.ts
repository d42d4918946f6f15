// Where a package.json lies decides what it is: an installed package, a copy inside another package, or neither.

export type NodePlace = 'installed' | 'copy' | 'none';

/** Folders whose content a package brings to test, show or make things, not to run. */
const NOT_RUN = new Set([
  'test',
  'tests',
  '__tests__',
  'testing',
  'fixture',
  'fixtures',
  '__fixtures__',
  'example',
  'examples',
  'demo',
  'benchmark',
  'benchmarks',
  'template',
  'templates',
]);

/** Where Debian's packages put modules for all programs. Source: Debian's nodejs package. */
const SYSTEM = /^usr\/(?:share|lib|lib\/[^/]+)\/nodejs(?=\/)/;

/**
 * `installed`: below an outermost `node_modules` (or Debian's folders of modules), names and further `node_modules` take turns down to the file, as
 * npm walks them (`node_modules/a/node_modules/@s/b/package.json`). Hidden folders there are stores of package
 * managers (`.pnpm/a@1.0.0/node_modules/a`, Yarn's `.store/a-npm-1.0.0-4f2a/package`) or nothing.
 * `copy`: deeper inside an installed package; it may be a package that was copied in, and `isCopyOf` decides.
 */
export function placeOf(path: string): NodePlace {
  if (!path.endsWith('/package.json')) return 'none';
  const parts = path.slice(0, -'/package.json'.length).split('/');
  const system = SYSTEM.exec(path)?.[0];
  let at = system === undefined ? parts.indexOf('node_modules') : system.split('/').length - 1;
  if (at < 0) return 'none';
  for (;;) {
    const name = parts[++at];
    if (name === undefined) return 'none';
    if (name.startsWith('.')) {
      const next = parts.indexOf('node_modules', at);
      if (next < 0) return name === '.store' && parts[at + 2] === 'package' ? restOf(parts, at + 3) : 'none';
      at = next;
      continue;
    }
    if (name.startsWith('@') && parts[++at] === undefined) return 'none';
    if (parts[at + 1] !== 'node_modules') return restOf(parts, at + 1);
    at++;
  }
}

function restOf(parts: readonly string[], start: number): NodePlace {
  if (start === parts.length) return 'installed';
  return parts.slice(start).some((part) => NOT_RUN.has(part)) ? 'none' : 'copy';
}

/** True when the folder of this package.json is called like the package, and the package around it is another one. */
export function isCopyOf(path: string, name: string): boolean {
  const folder = path.slice(0, -'/package.json'.length);
  const modules = folder.lastIndexOf('node_modules/');
  const start = modules < 0 ? (SYSTEM.exec(path)?.[0].length ?? -1) + 1 : modules + 'node_modules/'.length;
  return folder.endsWith(`/${name}`) && !folder.startsWith(`${name}/`, start);
}

/** The name that the folder of an installed package gives it: `@scope/name` or `name`. */
export function folderName(path: string): string {
  const [scope = '', name = ''] = path.split('/').slice(-3, -1);
  return scope.startsWith('@') ? `${scope}/${name}` : name;
}

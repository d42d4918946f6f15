// Makes lock files of 100 MB, as nobody has them: what a hostile project, or a very large one, may bring.
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SIZE = 100 * 1024 * 1024;

interface Lock {
  readonly name: string;
  readonly head: string;
  /** One entry; `last` tells that none follows. */
  readonly entry: (n: number) => string;
  readonly separator: string;
  readonly foot: string;
}

const hash = (n: number) => `sha512-${String(n).padStart(86, 'A')}==`;

const LOCKS: readonly Lock[] = [
  {
    name: 'package-lock.json',
    head: '{"name":"huge","lockfileVersion":3,"packages":{"":{"name":"huge"},\n',
    entry: (n) =>
      `"node_modules/p${n}": {"version": "1.${n % 90}.${n % 7}", "integrity": "${hash(n)}", "license": "MIT", "engines": {"node": ">=10"}}`,
    separator: ',\n',
    foot: '}}\n',
  },
  {
    name: 'pnpm-lock.yaml',
    head: "lockfileVersion: '9.0'\n\npackages:\n\n",
    entry: (n) =>
      `  p${n}@1.${n % 90}.${n % 7}:\n    resolution: {integrity: ${hash(n)}}\n    engines: {node: '>=10'}\n`,
    separator: '\n',
    foot: '',
  },
  {
    name: 'Cargo.lock',
    head: 'version = 3\n\n',
    entry: (n) =>
      `[[package]]\nname = "p${n}"\nversion = "1.${n % 90}.${n % 7}"\nsource = "registry+https://crates.example.com/index"\nchecksum = "${String(n).padStart(64, '0')}"\ndependencies = [\n "p${n >> 1}",\n]\n`,
    separator: '\n',
    foot: '',
  },
];

/** Paths of the files, made in `folder` where they are missing. */
export function makeLocks(folder: string): readonly string[] {
  return LOCKS.map((lock) => {
    const path = join(folder, lock.name);
    if (!existsSync(path)) write(path, lock);
    return path;
  });
}

function write(path: string, { head, entry, separator, foot }: Lock): void {
  const file = openSync(path, 'w');
  let size = writeSync(file, head);
  for (let n = 0; size < SIZE; ) {
    const part = Array.from({ length: 5000 }, () => entry(n++)).join(separator);
    size += writeSync(file, n > 5000 ? separator + part : part);
  }
  writeSync(file, foot);
  closeSync(file);
}

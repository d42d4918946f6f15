// What is really installed in a root, as each ecosystem's own tool says; one line a package, sorted.
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../support/services.ts';
import type { Choice } from './pool.ts';
import { PLACES } from './real-image.ts';

/** `name version architecture source sourceVersion` */
export function dpkgSays(root: string): readonly string[] {
  const fields = [
    'db:Status-Status',
    'Package',
    'Version',
    'Architecture',
    'source:Package',
    'source:Version',
  ];
  const format = `${fields.map((field) => `\${${field}}`).join(' ')}\n`;
  return run(['chroot', root, 'dpkg-query', '--show', '--showformat', format])
    .split('\n')
    .filter((line) => line.startsWith('installed '))
    .map((line) => line.slice('installed '.length))
    .sort();
}

/** `path name version`, the path from the root */
export function npmSays(root: string): readonly string[] {
  // It fails where a package is missing that another needs, as one is that a later layer removed.
  const folder = join(root, PLACES.npm);
  const list = run(['sh', '-c', 'npm ls --all --long --parseable 2>/dev/null || true'], { cwd: folder });
  return list
    .split('\n')
    .filter((line) => line.startsWith(`${folder}/node_modules/`))
    .map((line) => {
      const [path = '', identity = ''] = line.split(':');
      const at = identity.lastIndexOf('@');
      return `${path.slice(root.length + 1)} ${identity.slice(0, at)} ${identity.slice(at + 1)}`;
    })
    .sort();
}

/** `name version`, names in their canonical form (PEP 503) */
export function pipSays(root: string): readonly string[] {
  const list = run(['python3', '-m', 'pip', 'list', '--path', join(root, PLACES.python), '--format', 'json']);
  const found = JSON.parse(list) as readonly { name: string; version: string }[];
  return found.map(({ name, version }) => `${canonical(name)} ${version}`).sort();
}

/** `Zope.Interface` → `zope-interface` */
export function canonical(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** `path group:artifact version` of the jars that are left, which are what Maven was asked for */
export function mavenSays(root: string, { maven }: Choice): readonly string[] {
  const left = new Set(globSync('*.jar', { cwd: join(root, PLACES.java) }).map((path) => basename(path)));
  return maven
    .map((coordinates) => coordinates.split(':'))
    .filter(([, artifact, version]) => left.has(`${artifact}-${version}.jar`))
    .map(
      ([group, artifact, version]) =>
        `${PLACES.java}/${artifact}-${version}.jar ${group}:${artifact} ${version}`,
    )
    .sort();
}

/** `module version` of what the binary was built from, the main module without a version, and `stdlib` */
export function goSays(root: string): readonly string[] {
  const lines = run(['go', 'version', '-m', join(root, PLACES.go)]).split('\n');
  const found = [`stdlib ${/ go(\S+)$/.exec(lines[0] ?? '')?.[1] ?? ''}`];
  for (const line of lines.slice(1)) {
    const [, kind, module = '', version = ''] = line.split('\t');
    if (kind === 'mod') found.push(module);
    if (kind === 'dep') found.push(`${module} ${version}`);
  }
  return found.sort();
}

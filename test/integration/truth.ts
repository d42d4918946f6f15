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

/**
 * `path group:artifact version` of the jars that are left: what Maven was asked for, and what the `pom.properties`
 * inside say was shaded in.
 */
export function mavenSays(root: string, { maven }: Choice): readonly string[] {
  const asked = new Map(maven.map((coordinates) => [coordinates.split(':').slice(1).join('-'), coordinates]));
  const said = globSync('*.jar', { cwd: join(root, PLACES.java) }).flatMap((jar) => {
    const coordinates = asked.get(basename(jar, '.jar'));
    if (!coordinates) throw new Error(`nobody asked for ${jar}`);
    return [coordinates, ...shadedInto(join(root, PLACES.java, jar))].map((found) => {
      const [group, artifact, version] = found.split(':');
      return `${PLACES.java}/${jar} ${group}:${artifact} ${version}`;
    });
  });
  return [...new Set(said)].sort();
}

const READ_POMS = `
import sys, zipfile
jar = zipfile.ZipFile(sys.argv[1])
for name in jar.namelist():
    if name.startswith("META-INF/maven/") and name.endswith("/pom.properties"):
        lines = jar.read(name).decode().splitlines()
        said = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        print(said["groupId"].strip(), said["artifactId"].strip(), said["version"].strip(), sep=":")
`;

function shadedInto(jar: string): readonly string[] {
  return run(['python3', '-c', READ_POMS, jar]).split('\n').filter(Boolean);
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

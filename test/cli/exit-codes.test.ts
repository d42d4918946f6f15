// Every exit code, and their order: usage (2), could not judge (3), findings (1), judged in part (4).
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { join } from 'node:path';
import { archive, deb, npm, osRelease } from './images.ts';
import { ADVISORIES, home, SCAN } from './run.ts';

const debian = osRelease('debian', '12');
const only = (ecosystem: string) => ['--advisories', join(ADVISORIES, `${ecosystem}.json`)];

describe('exit codes', { concurrency: 4 }, () => {
  test('findings without --fail-on exit with 0', async () => {
    using own = home();
    const { code, out, err } = await own.run(SCAN);
    assert.equal(code, 0);
    assert.match(out, /^52 findings: 11 critical/m);
    assert.equal(err, '');
  });

  test('--fail-on exits with 1 at the severity and above it, with 0 below', async () => {
    using own = home();
    own.write('image.tar', archive([debian, deb('tar', '1.34+dfsg-1.2')]));
    const codes = await Promise.all(
      ['critical', 'high', 'medium', 'low'].map(
        async (severity) =>
          (await own.run(['scan', 'image.tar', ...only('Debian'), '--fail-on', severity])).code,
      ),
    );
    assert.deepEqual(codes, [0, 0, 1, 1], 'the only finding is medium');
  });

  test('a distribution that nobody knows: could not be judged, 3, and never clean', async () => {
    using own = home();
    own.write('image.tar', archive([osRelease('frobix', '1'), deb('tar', '1.0')]));
    const { code, out } = await own.run(['scan', 'image.tar', ...only('Debian')]);
    assert.equal(code, 3);
    assert.match(out, /^Could not be judged: 1 package/m);
    assert.match(out, /frobix/);
    assert.doesNotMatch(out, /No known vulnerability/);
  });

  test('no data at all: 3, with the command that fetches it', async () => {
    using own = home();
    const { code, out } = await own.run(['scan', '--offline', SCAN.at(-1)!]);
    assert.equal(code, 3);
    assert.match(out, /^Could not be judged: 79 packages/m);
    assert.match(out, /^ {2}plimsoll db update Debian Go Maven PyPI npm$/m);
    assert.doesNotMatch(out, /No known vulnerability/);
  });

  test('data for a part only: 4, or 0 with --allow-partial', async () => {
    using own = home();
    own.write('image.tar', archive([debian, deb('tar', '1.34+dfsg-1.2'), npm('lodash', '4.17.15')]));
    const words = ['scan', 'image.tar', ...only('Debian')];
    const [plain, allowed] = await Promise.all([own.run(words), own.run([...words, '--allow-partial'])]);
    assert.equal(plain.code, 4);
    assert.match(plain.out, /npm \(lodash\): there is no advisory data for npm/);
    assert.equal(allowed.code, 0);
  });

  test('findings at the limit (1) win over judged in part (4)', async () => {
    using own = home();
    own.write('image.tar', archive([debian, deb('tar', '1.34+dfsg-1.2'), npm('lodash', '4.17.15')]));
    const words = ['scan', 'image.tar', ...only('Debian'), '--fail-on', 'medium'];
    assert.equal((await own.run(words)).code, 1);
  });

  test('could not judge (3) wins over findings (1): no report is no pass', async () => {
    using own = home();
    own.write('image.tar', archive([osRelease('frobix', '1'), deb('tar', '1.0')]));
    const words = ['scan', 'image.tar', ...only('Debian'), '--fail-on', 'unknown'];
    assert.equal((await own.run(words)).code, 3);
  });

  test('wrong usage (2) wins over everything, before anything is read', async () => {
    using own = home();
    const { code, err } = await own.run(['scan', 'there-is-no-such-file.tar', '--fail-on', 'huge']);
    assert.equal(code, 2);
    assert.match(err, /^plimsoll: --fail-on: 'huge' is none of critical, high/);
  });

  test('a database that is damaged in part may hide packages: 4, and what can be read is reported', async () => {
    using own = home();
    const broken = { ...deb('tar', '1.34+dfsg-1.2') };
    const status = `${broken.content as string}Package: nothing\n\n`;
    own.write('image.tar', archive([debian, { ...broken, content: status }]));
    const { code, out } = await own.run(['scan', 'image.tar', ...only('Debian')]);
    assert.equal(code, 4);
    assert.match(out, /CVE-2022-48303/);
    assert.match(out, /\/var\/lib\/dpkg\/status: the record at line 6 has no version; it may hide/);
  });

  test('an image with nothing in it is said to be that, not clean', async () => {
    using own = home();
    own.write('image.tar', archive([{ name: 'hello', content: 'x' }]));
    const { code, out } = await own.run(['scan', 'image.tar', '--offline', '--fail-on', 'low']);
    assert.equal(code, 0);
    assert.match(out, /No packages were found: there is nothing to match/);
  });

  test('files that are not there, or are no image, are one line and 3', async () => {
    using own = home();
    own.write('notes.txt', 'no image\n'.repeat(200));
    const [missing, none] = await Promise.all([
      own.run(['scan', 'there-is-no-such-file.tar', '--offline']),
      own.run(['scan', 'notes.txt', '--offline']),
    ]);
    assert.equal(missing.code, 3);
    assert.match(missing.err, /^plimsoll: there-is-no-such-file\.tar: [^\n]+\n$/);
    assert.equal(none.code, 3);
    assert.match(
      none.err,
      /^plimsoll: notes\.txt: it is no container image, SBOM, lock file or program [^\n]+: plimsoll cataloguers [^\n]+\n$/,
    );
    assert.equal(missing.out + none.out, '');
  });

  test('sbom knows nothing to judge: 0, or 4 where something may be hidden', async () => {
    using own = home();
    own.write('whole.tar', archive([osRelease('frobix', '1'), deb('tar', '1.0')]));
    const damaged = { ...deb('tar', '1.0'), content: 'Package: tar\nStatus: install ok installed\n\n' };
    own.write('damaged.tar', archive([debian, damaged]));
    const [whole, part] = await Promise.all([
      own.run(['sbom', 'whole.tar', '--offline']),
      own.run(['sbom', 'damaged.tar', '--offline']),
    ]);
    assert.equal(whole.code, 0);
    assert.equal(part.code, 4);
  });
});

// Where reports go, in which formats, and that nothing in an image reaches a terminal raw.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { archive, deb, npm, osRelease } from './images.ts';
import { ADVISORIES, home, MAIN, SAMPLE, SCAN } from './run.ts';

const NOW = ['--now', '2026-06-01T12:00:00Z'];
/** Control characters but the newline: what could act on a terminal. */
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe('output', { concurrency: 4 }, () => {
  test('one scan writes every format at once: --format NAME=FILE, -o FILE by its name, the rest to standard output', async () => {
    using own = home();
    const words = [
      '--format',
      'json=a.txt',
      '-f',
      'sarif',
      '-o',
      'b.txt',
      '-o',
      'c.cdx.json',
      '-o',
      'd.spdx.json',
    ];
    const { code, out } = await own.run([...SCAN, ...NOW, ...words, '--format', 'table']);
    assert.equal(code, 0);
    assert.match(out, /^52 findings/m);
    const read = (name: string) => JSON.parse(readFileSync(own.at(name), 'utf8')) as Record<string, unknown>;
    assert.equal((read('a.txt')['findings'] as unknown[]).length, 52);
    assert.equal(read('b.txt')['version'], '2.1.0');
    assert.equal(read('c.cdx.json')['bomFormat'], 'CycloneDX');
    assert.equal(read('d.spdx.json')['spdxVersion'], 'SPDX-2.3');
    const left = readdirSync(own.path).filter((name) => name.endsWith('.tmp'));
    assert.deepEqual(left, [], 'no half-written file stays');
  });

  test('the same image, data, options and time give the same bytes: with the cache, without it, cold and warm', async () => {
    using own = home();
    const formats = ['table', 'json', 'sarif', 'cyclonedx', 'spdx'];
    const reports = async (name: string, ...more: string[]) => {
      const words = formats.flatMap((format) => ['--format', `${format}=${name}.${format}`]);
      const { code, err } = await own.run([...SCAN, ...NOW, '--quiet', ...words, ...more]);
      assert.equal(code, 0, err);
      return formats.map((format) => readFileSync(own.at(`${name}.${format}`), 'utf8'));
    };
    const cold = await reports('cold');
    const [warm, without] = await Promise.all([reports('warm'), reports('without', '--no-cache')]);
    assert.deepEqual(warm, cold);
    assert.deepEqual(without, cold);
    for (const text of cold) assert.ok(text.length > 1000 && text.endsWith('\n'));
  });

  test('--only-fixed says how many findings it left out, and never that nothing is there', async () => {
    using own = home();
    const { out } = await own.run([...SCAN, '--only-fixed']);
    assert.match(out, /^47 findings: /m);
    assert.match(out, /^5 findings without a fix left out \(--only-fixed\)$/m);
    assert.doesNotMatch(out, /CVE-2023-45853/);
    own.write('image.tar', archive([osRelease('debian', '12'), deb('coreutils', '9.1-1')]));
    const none = await own.run(['scan', 'image.tar', '--advisories', ADVISORIES, '--only-fixed']);
    assert.match(none.out, /^No finding that an update would fix$/m);
    assert.match(none.out, /^1 finding without a fix left out/m);
  });

  test('--all lists every finding', async () => {
    using own = home();
    const { out } = await own.run([...SCAN, '--all']);
    assert.equal(out.match(/^(?:critical|high|medium|low|negligible|unknown) /gm)?.length, 52);
    assert.doesNotMatch(out, /more$/m);
  });

  test('piped output has no colour, progress or line wider than 80 columns', async () => {
    using own = home();
    const { out, err } = await own.run([...SCAN, '--all']);
    assert.doesNotMatch(out, RAW);
    assert.equal(err, '');
    const command = out.trimEnd().split('\n').at(-1);
    for (const line of out.split('\n')) assert.ok(line.length <= 80 || line === command, line);
  });

  test('FORCE_COLOR colours, NO_COLOR, --no-color and TERM=dumb win over it', async () => {
    using own = home();
    const env = { FORCE_COLOR: '1' };
    const [forced, plain, flag, dumb] = await Promise.all([
      own.run(SCAN, { env }),
      own.run(SCAN, { env: { ...env, NO_COLOR: '1' } }),
      own.run([...SCAN, '--no-color'], { env }),
      own.run(SCAN, { env: { ...env, TERM: 'dumb' } }),
    ]);
    assert.match(forced.out, /\u001b\[/);
    for (const { out } of [plain, flag, dumb]) assert.doesNotMatch(out, RAW);
    // Colour says nothing that is not there without it.
    assert.equal(forced.out.replaceAll(/\u001b\[[\d;]*m/g, ''), plain.out);
  });

  test('names with escapes, newlines and overrides are shown, never obeyed', async () => {
    using own = home();
    const hostile = '\u001b]0;owned\u0007\u001b[2J\n\u202ejs\r';
    own.write(
      'image.tar',
      archive([
        {
          name: 'etc/os-release',
          content: `ID=debian\nVERSION_ID="12"\nPRETTY_NAME="D${hostile.replace('\n', '')}"\n`,
        },
        deb('tar', '1.34+dfsg-1.2'),
        npm('lodash', '4.17.15'),
        {
          name: `app/${hostile}/node_modules/minimist/package.json`,
          content: JSON.stringify({ name: 'minimist', version: '1.2.0' }),
        },
        { name: 'app/node_modules/x/package.json', content: JSON.stringify({ name: 'x', version: hostile }) },
        { name: `opt/${hostile}.jar`, content: 'no jar' },
      ]),
    );
    const words = ['image.tar', '--advisories', ADVISORIES];
    const texts = await Promise.all([
      own.run(['scan', ...words]),
      own.run(['scan', ...words, '--all', '--log-level', 'debug']),
      own.run(['scan', ...words, '--format', 'json']),
      own.run(['scan', ...words, '--format', 'sarif']),
      own.run(['sbom', 'image.tar', '--format', 'table', '--all']),
      own.run(['sbom', 'image.tar']),
      own.run(['sbom', 'image.tar', '--format', 'spdx']),
    ]);
    for (const { code, out, err } of texts) {
      assert.equal(code, 0, err);
      assert.ok(out.length > 100);
      assert.doesNotMatch(out, RAW);
      assert.doesNotMatch(err, RAW);
    }
  });

  test('an argument with escapes is not echoed raw', async () => {
    using own = home();
    const { err } = await own.run(['scan', './\u001b[31mred.tar', '--offline']);
    assert.match(err, /\\x1b\[31mred\.tar/);
    assert.doesNotMatch(err, RAW);
  });

  test('a reader that goes away is no error', () => {
    using own = home();
    const script = `"$1" "$2" scan --advisories "$3" "$4" --all --format json | head -c 10; echo " \${PIPESTATUS[0]}"`;
    const words = [process.execPath, MAIN, ADVISORIES, SAMPLE];
    const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: own.path },
    });
    assert.match(stdout, /^\{[^]* 0\n$/);
    assert.equal(stderr, '');
  });

  test('standard input is an image like any other', async () => {
    using own = home();
    const words = ['scan', '--advisories', ADVISORIES, '-', '--format', 'json', ...NOW];
    const { code, out } = await own.run(words, { input: readFileSync(SAMPLE) });
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { findings: unknown[] }).findings.length, 52);
    assert.deepEqual(readdirSync(own.at('tmp')), []);
  });
});

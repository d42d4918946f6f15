// Archives in archives: what is reached, and what attackers can not do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bytes, bytesOf } from '../../core/bytes.ts';
import { jarOf } from '../../../test/support/java.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { type ArchiveLimits, LIMITS } from './budget.ts';
import { type Findings, readArchive } from './read.ts';

interface Result {
  readonly found: string[];
  readonly gaps: string[];
}

function read(data: Uint8Array | Bytes, file = 'outer.jar', limits: Partial<ArchiveLimits> = {}): Result {
  const found: string[] = [];
  const gaps: string[] = [];
  const bytes = data instanceof Uint8Array ? bytesOf(data) : data;
  const findings: Findings = {
    found: (trail, { name, version }) => found.push([file, ...trail, `${name}:${version}`].join(' > ')),
    gap: (trail, reason, hides, detail) =>
      gaps.push(`${reason}${hides ? ' hides' : ''} ${trail.at(-1) ?? ''}: ${detail}`),
  };
  readArchive(bytes, file, findings, { ...LIMITS, ...limits });
  return { found, gaps };
}

const LOG4J = jarOf({ poms: ['org.apache.logging.log4j:log4j-core:2.14.1'] });
const YAML = jarOf({ poms: ['org.yaml:snakeyaml:1.26'] });

test('Spring Boot: nested jars are stored, and read where they lie', () => {
  const nested = { 'BOOT-INF/lib/log4j-core-2.14.1.jar': LOG4J, 'BOOT-INF/lib/snakeyaml-1.26.jar': YAML };
  const script = `#!/bin/bash\n${'# launch\n'.repeat(100)}exit 0\n`;
  const wanted = [
    'outer.jar > com.example:app:1',
    'outer.jar > BOOT-INF/lib/log4j-core-2.14.1.jar > org.apache.logging.log4j:log4j-core:2.14.1',
    'outer.jar > BOOT-INF/lib/snakeyaml-1.26.jar > org.yaml:snakeyaml:1.26',
  ];
  for (const adjusted of [false, true])
    for (const prefix of ['', script]) {
      const data = jarOf({ poms: ['com.example:app:1'], nested }, { prefix, adjusted });
      assert.deepEqual(read(data), { found: wanted, gaps: [] });
    }
});

test('WEB-INF/lib of a war in an ear: deflated ones are inflated', () => {
  const war = jarOf({ nested: { 'WEB-INF/lib/snakeyaml-1.26.jar': YAML }, deflate: true });
  const ear = jarOf({ nested: { 'web.war': war, 'lib/log4j.jar': LOG4J }, deflate: true });
  assert.deepEqual(read(ear, 'app.ear'), {
    found: [
      'app.ear > web.war > WEB-INF/lib/snakeyaml-1.26.jar > org.yaml:snakeyaml:1.26',
      'app.ear > lib/log4j.jar > org.apache.logging.log4j:log4j-core:2.14.1',
    ],
    gaps: [],
  });
});

test('a large Spring Boot jar takes constant memory: nothing is read but directories and small files', () => {
  const filler = 64 << 20;
  const head = jarOf({ nested: { 'BOOT-INF/lib/a.jar': LOG4J, 'BOOT-INF/lib/b.jar': YAML } });
  let read_ = 0;
  let largest = 0;
  // As if the archive stood behind 64 MiB: a reader of whole files would ask for them.
  const bytes: Bytes = {
    size: filler + head.length,
    read(offset, length) {
      read_ += length;
      largest = Math.max(largest, length);
      if (offset >= filler) return head.subarray(offset - filler, offset - filler + length);
      const out = Buffer.alloc(length);
      if (offset + length > filler) head.copy(out, filler - offset);
      return out;
    },
  };
  assert.equal(read(bytes).found.length, 2);
  assert.ok(largest <= 128 * 1024 && read_ < 1 << 20, `${read_} bytes, ${largest} at once`);
});

test('depth: what lies deeper than the limit is a gap that hides, and what lies above is kept', () => {
  let data = LOG4J;
  for (let i = 0; i < LIMITS.depth + 1; i++)
    data = jarOf({ poms: [`g.x:level${i}:1`], nested: { 'in.jar': data } });
  const { found, gaps } = read(data);
  assert.equal(found.length, LIMITS.depth + 1);
  assert.deepEqual(gaps, ['budget hides in.jar: in.jar: nested deeper than 8']);
});

test('an archive that contains itself (an entry that names its own bytes) ends', () => {
  const part = { name: 'me.jar', stored: true, data: 'x'.repeat(400), lie: { offset: 0 } };
  const { gaps } = read(jarOf({ poms: ['g.x:a:1'], more: [part] }));
  assert.equal(gaps.length, 1);
  assert.match(gaps[0]!, /^damaged hides me\.jar/);
});

test('bomb: a nested archive that inflates to more than is allowed at once', () => {
  const size = LIMITS.alive + 1;
  const more = [{ name: 'bomb.jar', data: 'x', lie: { size } }];
  const { found, gaps } = read(jarOf({ poms: ['g.x:a:1'], nested: { 'lib/log4j.jar': LOG4J }, more }));
  assert.equal(found.length, 2);
  assert.deepEqual(gaps, [`budget hides bomb.jar: bomb.jar: ${size} bytes to inflate`]);
});

test('bomb: a nested archive whose size no compressed stream can reach is not inflated', () => {
  const more = [{ name: 'bomb.jar', data: 'x', lie: { size: LIMITS.alive } }];
  assert.match(read(jarOf({ more }), 'outer.jar', { ratio: 1e9 }).gaps[0]!, /can not inflate/);
});

test('bomb: inflated bytes are counted over all nested archives', () => {
  const big = jarOf({ more: [{ name: 'filler', data: Buffer.alloc(90_000), stored: true }] });
  const bomb = buildZip([{ name: 'lib/a.jar', data: big }]);
  const nested = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`${i}.jar`, bomb]));
  const { gaps } = read(jarOf({ poms: ['g.x:a:1'], nested }), 'outer.jar', {
    inflated: 1_000_000,
    ratio: 1000,
  });
  assert.equal(gaps.length, 3);
  assert.match(gaps[0]!, /^budget hides lib\/a\.jar/);
});

test('bomb: a small archive may not inflate to a thousand times its size', () => {
  const bomb = buildZip([{ name: 'lib/a.jar', data: Buffer.alloc(4_000_000) }]);
  const { gaps } = read(
    jarOf({ poms: ['g.x:a:1'], more: [{ name: 'lib/b.jar', data: bomb, stored: true }] }),
  );
  assert.equal(gaps.length, 1);
  assert.match(gaps[0]!, /^budget hides .*4000000 bytes to inflate/);
});

test('bomb: inflated bytes that are still needed are counted along the trail', () => {
  const filler = { name: 'filler', data: Buffer.alloc(90_000), stored: true };
  let data = jarOf({ poms: ['g.x:innermost:1'], more: [filler] });
  for (let i = 0; i < 3; i++) data = buildZip([{ name: 'in.jar', data }, filler]);
  assert.equal(read(data, 'outer.jar', { alive: 280_000 }).found.length, 1);
  assert.deepEqual(read(data, 'outer.jar', { alive: 200_000 }).found, []);
  const side = jarOf({ nested: { 'a.jar': data, 'b.jar': data } });
  assert.equal(read(side, 'outer.jar', { alive: 280_000 }).found.length, 2, 'given back after use');
});

test('a jar in a jar in a jar, stored or deflated, with zip64 or without', () => {
  for (const deflate of [false, true])
    for (const zip64 of [false, true]) {
      const inner = jarOf({ nested: { 'c.jar': LOG4J }, deflate }, { zip64 });
      const middle = jarOf({ poms: ['g:middle:2'], nested: { 'b.jar': inner }, deflate }, { zip64 });
      assert.deepEqual(read(jarOf({ nested: { 'a.jar': middle }, deflate }, { zip64 })), {
        found: [
          'outer.jar > a.jar > g:middle:2',
          'outer.jar > a.jar > b.jar > c.jar > org.apache.logging.log4j:log4j-core:2.14.1',
        ],
        gaps: [],
      });
    }
});

test('a jmod: a zip behind a mark; modules of the runtime itself are no packages and no gaps', () => {
  const library = jarOf({ poms: ['g:lib:1'] }, { prefix: 'JM\u0001\0' });
  assert.deepEqual(read(library, 'my.lib.jmod').found, ['my.lib.jmod > g:lib:1']);
  const module = jarOf({ classes: ['classes/java/util/List'] }, { prefix: 'JM\u0001\0' });
  assert.deepEqual(read(module, 'java.base.jmod'), { found: [], gaps: [] });
  assert.equal(read(module, 'other.jmod').gaps.length, 1);
});

test('zip64: overlapping nested archives, and sizes that no file has', () => {
  const nested = { name: 'a.jar', data: LOG4J, stored: true };
  const place = { size: LOG4J.length, compressedSize: LOG4J.length, method: 0 };
  const twin = { name: 'b.jar', data: '', lie: { ...place, offset: 0 } };
  const endless = { name: 'c.jar', data: 'x', lie: { size: 2 ** 50, compressedSize: 2 ** 50 } };
  const far = { name: 'd.jar', data: 'x', lie: { offset: 2 ** 52 } };
  const { found, gaps } = read(buildZip([nested, twin, endless, far], { zip64: true }));
  assert.deepEqual(found, ['outer.jar > a.jar > org.apache.logging.log4j:log4j-core:2.14.1']);
  assert.deepEqual(
    gaps.map((gap) => gap.split(':')[0]),
    ['damaged hides b.jar', 'budget hides c.jar', 'damaged hides d.jar'],
  );
});

test('bomb: overlapping nested archives', () => {
  const nested = { name: 'a.jar', data: LOG4J, stored: true };
  const copies = Array.from({ length: 20 }, (_, i) => ({
    name: `${i}.jar`,
    data: '',
    lie: { offset: 0, size: LOG4J.length, compressedSize: LOG4J.length, method: 0 },
  }));
  const { found, gaps } = read(buildZip([nested, ...copies]));
  assert.deepEqual(found, ['outer.jar > a.jar > org.apache.logging.log4j:log4j-core:2.14.1']);
  assert.equal(gaps.length, 20);
  assert.ok(gaps.every((gap) => gap.startsWith('damaged hides')));
});

test('encrypted entries are gaps: a nested archive and a pom.properties', () => {
  const more = [
    { name: 'secret.jar', data: LOG4J, lie: { flags: 1 } },
    { name: 'META-INF/maven/g.x/a/pom.properties', data: 'version=1', lie: { flags: 1 } },
  ];
  const { found, gaps } = read(jarOf({ more }));
  assert.deepEqual(found, ['outer.jar > g.x:a:']);
  assert.deepEqual(gaps, [
    'encrypted hides : META-INF/maven/g.x/a/pom.properties',
    'encrypted hides secret.jar: secret.jar',
  ]);
});

test('names with .., backslashes or NUL: content is read all the same, and the name is told', () => {
  for (const name of ['../../lib/x.jar', '/lib/x.jar', 'lib\\x.jar', 'lib/x\0.jar']) {
    const { found, gaps } = read(jarOf({ nested: { [name]: LOG4J } }));
    assert.deepEqual(found, [`outer.jar > ${name} > org.apache.logging.log4j:log4j-core:2.14.1`]);
    assert.deepEqual(gaps, [`not-understood ${name}: a name that leads out of its archive`]);
  }
});

test('damage in one nested archive leaves the others', () => {
  const nested = { 'a.jar': LOG4J.subarray(0, LOG4J.length - 30), 'b.jar': YAML };
  assert.deepEqual(read(jarOf({ nested })), {
    found: ['outer.jar > b.jar > org.yaml:snakeyaml:1.26'],
    gaps: ['damaged hides a.jar: a zip archive without an end record'],
  });
});

test('a directory that lies about its length: what was read before is kept', () => {
  const data = buildZip([{ name: 'META-INF/maven/g.x/a/pom.properties', data: 'version=1\n' }], {
    lie: { count: 7 },
  });
  const { found, gaps } = read(data);
  assert.deepEqual(found, ['outer.jar > g.x:a:1']);
  assert.match(gaps[0]!, /^damaged hides : directory: /);
});

test('a file that is no zip hides nothing; an empty one is not even a gap', () => {
  assert.deepEqual(read(Buffer.from('version https://example.org/spec\n')).gaps, [
    'not-understood : no zip archive',
  ]);
  assert.deepEqual(read(Buffer.alloc(0)).gaps, []);
});

test('Maven folders, nested archives and entries by the million end at a limit', () => {
  const tiny = buildZip([]);
  const jars = Array.from({ length: 14 }, (_, i) => ({ name: `${i}.jar`, data: tiny, stored: true }));
  const poms = Array.from({ length: 14 }, (_, i) => ({ name: `META-INF/maven/g/${i}/pom.xml` }));
  const gapsOf = (data: Buffer, limits: Partial<ArchiveLimits>) => read(data, 'outer.jar', limits).gaps;
  assert.deepEqual(gapsOf(buildZip(jars), { archives: 9 }), [
    'budget hides : directory: more than 9 nested archives',
  ]);
  const halves = Object.fromEntries([0, 1].map((i) => [`half${i}.jar`, buildZip(jars.slice(0, 5))]));
  assert.deepEqual(gapsOf(jarOf({ nested: halves }), { archives: 10 }), [
    'budget hides 3.jar: 3.jar: more than 10 nested archives',
    'budget hides 4.jar: 4.jar: more than 10 nested archives',
  ]);
  assert.deepEqual(gapsOf(buildZip(poms), { poms: 9 }), [
    'budget hides : directory: more than 9 Maven folders',
  ]);
  assert.deepEqual(gapsOf(buildZip(poms), { entries: 9 }), ['budget hides : directory: more than 9 entries']);
});

test('an end record that can not be true is one gap', () => {
  const { gaps } = read(buildZip([{ name: 'a' }], { lie: { offset: 1 << 30 } }));
  assert.deepEqual(gaps, ['damaged hides : end record: the zip end record names no directory']);
});

test('any damage: no crash, and nothing is invented', () => {
  const data = jarOf({
    poms: ['com.example:app:1'],
    classes: ['com/example/App'],
    nested: { 'BOOT-INF/lib/log4j-core-2.14.1.jar': LOG4J },
    more: [{ name: 'lib/y.jar', data: YAML }],
  });
  let complete = 0;
  for (const copy of mutations(data, 2000)) {
    const { found, gaps } = read(copy);
    if (found.length === 3 && gaps.length === 0) complete++;
  }
  assert.ok(complete > 20 && complete < 1500, `${complete} unharmed`);
});

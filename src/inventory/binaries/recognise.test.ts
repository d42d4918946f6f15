// Tests of recognising programs by strings in their files, and of the table that says how.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildElf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, isBadContent } from '../../core/bytes.ts';
import { parsePurl } from '../../formats/purl.ts';
import { NAMES, recognise } from './recognise.ts';
import type { Recogniser } from './recogniser.ts';
import { RECOGNISERS } from './table/index.ts';

const program = (text: string) =>
  buildElf([
    { name: '.text', data: Buffer.alloc(64), address: 0x1000, executable: true },
    { name: '.rodata', data: Buffer.from(text, 'latin1'), address: 0x2000 },
  ]);

function found(path: string, content: Uint8Array | string): string[] {
  const bytes = bytesOf(typeof content === 'string' ? program(content) : content);
  return recognise(path, bytes).found.map(({ product, version }) => `${product} ${version}`);
}

test('the version must stand near a string of the product: a number alone is nobody’s', () => {
  assert.deepEqual(found('usr/sbin/nginx', '\0nginx version: nginx/1.25.3\0'), ['nginx 1.25.3']);
  assert.deepEqual(found('usr/sbin/nginx', '\x001.25.3\0nginx\0'), []);
  assert.deepEqual(found('usr/bin/gzip', 'BusyBox v1.37.0 (2024-01-01 00:00:00 UTC)\0 1.0\0'), []);
});

test('a recogniser looks only into files of its names', () => {
  assert.deepEqual(found('usr/sbin/nginy', '\0nginx version: nginx/1.25.3\0'), []);
  assert.deepEqual(
    NAMES.of('opt/lib/libssl-81ffa89e.so.1.1').map(({ product }) => product),
    ['aws-lc', 'libressl', 'openssl'],
  );
  assert.deepEqual(NAMES.of('usr/share/VERSION'), []);
  assert.deepEqual(
    NAMES.of('usr/local/go/VERSION').map(({ product }) => product),
    ['go'],
  );
  assert.deepEqual(NAMES.of('usr/local/cargo/VERSION'), []);
});

test('one file is one package: the first in the table that fits, wherever its string stands', () => {
  const both = 'OpenSSL 1.1.1 (compatible; AWS-LC 1.69.0)\0OpenSSL 1.1.1w  11 Sep 2023\0';
  assert.deepEqual(found('usr/bin/openssl', both), ['aws-lc 1.69.0']);
  assert.deepEqual(found('usr/bin/openssl', 'OpenSSL 1.1.1w  11 Sep 2023\0'), ['openssl 1.1.1w']);
});

test('a product inside another is found besides', () => {
  assert.deepEqual(found('usr/sbin/nginx', 'nginx version: openresty/1.21.4.1\0'), [
    'openresty 1.21.4.1',
    'nginx 1.21.4',
  ]);
  assert.deepEqual(found('usr/sbin/mysqld', '\x005.7.33-ndb-7.6.17\0'), [
    'mysql-server 5.7.33',
    'mysql-cluster 7.6.17',
  ]);
});

test('a module that loads the library of a product only names it; one that has it built in is it', () => {
  const module = (needed: string) => {
    const table = Buffer.alloc(32);
    table.writeBigUInt64LE(1n, 0);
    table.writeBigUInt64LE(1n, 8);
    return buildElf([
      { name: '.rodata', data: Buffer.from('OpenSSL 3.0.7 1 Nov 2022\0'), address: 0x2000 },
      { name: '.dynstr', data: Buffer.from(`\0${needed}\0`) },
      { name: '.dynamic', data: table },
    ]);
  };
  const path = 'x/cryptography/hazmat/bindings/_rust.abi3.so';
  assert.deepEqual(found(path, module('libc.so.6')), ['openssl 3.0.7']);
  assert.deepEqual(found(path, module('libcrypto.so.3')), []);
});

test('Firefox and its extended support release are two products', () => {
  const text = '[App]\nVendor=Mozilla\nName=Firefox\nVersion=128.5.0\n';
  assert.deepEqual(found('opt/firefox/application.ini', Buffer.from(text)), ['firefox 128.5.0']);
  assert.deepEqual(found('usr/lib/firefox-esr/application.ini', Buffer.from(text)), ['firefox-esr 128.5.0']);
});

test('evidence has the offset of the version in the file, and the rule', () => {
  const file = program('some text\0node.js/v22.9.0\0');
  const [one] = recognise('usr/bin/node', bytesOf(file)).found;
  assert.equal(one?.offset, file.indexOf('22.9.0'));
  assert.deepEqual([one?.by, one?.confidence], ['string node.js/v', 'certain']);
});

test('the number in a file name decides between versions in it', () => {
  const text = '\x002.7.18\0 \x003.11.2\0';
  assert.deepEqual(found('usr/bin/python3.11', text), ['python 3.11.2']);
  assert.deepEqual(found('usr/lib/libpython2.7.so.1.0', text), ['python 2.7.18']);
  assert.deepEqual(found('usr/bin/python3.1', text), []);
});

test('a version in the tail of a longer string counts when it is the only one', () => {
  assert.deepEqual(found('lib/libpython3.12.so.1.0', 'x/versions/3.12.1\0'), ['python 3.12.1']);
  assert.deepEqual(found('lib/libpython3.12.so.1.0', 'x/3.12.1\0y/3.12.2\0'), []);
});

test('a number that stands alone counts only where it is the only one, and is likely then', () => {
  const [one] = recognise('lib/libnghttp2.so.14', bytesOf(program('\x001.52.0\0'))).found;
  assert.deepEqual([one?.version, one?.confidence], ['1.52.0', 'likely']);
  assert.deepEqual(found('lib/libnghttp2.so.14', '\x001.52.0\0\x001.52.0\0'), ['nghttp2 1.52.0']);
  assert.deepEqual(found('lib/libnghttp2.so.14', '\x001.52.0\0\x001.53.0\0'), []);
});

test('a version in the file name needs a name of the library in the content', () => {
  assert.deepEqual(found('usr/lib/libxml2.so.2.9.14', 'xmlParseDocument\0'), ['libxml2 2.9.14']);
  assert.deepEqual(found('usr/lib/libxml2.so.2.9.14', 'nothing\0'), []);
  assert.deepEqual(found('usr/lib/libxml2.so.2', 'xmlParseDocument\0'), []);
});

test('texts of files without sections are searched from the beginning', () => {
  assert.deepEqual(found('usr/local/go/VERSION', Buffer.from('go1.22.3\ntime 2024-05-01\n')), ['go 1.22.3']);
  assert.deepEqual(found('usr/bin/redis-server', Buffer.from('x7.0.14buildkitsandbox-1702957741000000000')), [
    'redis 7.0.14',
  ]);
  const ini = '[App]\nVendor=Mozilla\nName=Firefox\nRemotingName=firefox\nVersion=128.3.0\n';
  assert.deepEqual(found('opt/firefox/application.ini', Buffer.from(ini)), ['firefox 128.3.0']);
  assert.deepEqual(
    found('opt/firefox/application.ini', Buffer.from('[App]\nName=Thunderbird\nVersion=1.0\n')),
    [],
  );
});

test('a string across the border of two pieces of the search is found once, at its place', () => {
  for (const shift of [-20, -5, 0, 3]) {
    const data = Buffer.alloc(3 * 1024 * 1024, ' ');
    data.write('node.js/v20.1.2\0', 1024 * 1024 + shift);
    const [one] = recognise('bin/node', bytesOf(data)).found;
    assert.deepEqual([one?.version, one?.offset], ['20.1.2', 1024 * 1024 + shift + 9]);
  }
});

test('a file that is longer than the search goes is told when nothing was found', () => {
  const long: Bytes = { size: 2 ** 40, read: (_offset, length) => Buffer.alloc(Math.min(length, 4096)) };
  assert.deepEqual(recognise('bin/node', long), { found: [], cut: true });
});

test('a file full of anchors is not looked at for each of them', () => {
  let looks = 0;
  const version = /^ab(\d)/;
  version.exec = () => (looks++, null);
  const rule = { anchor: 'ab', version };
  const hostile: Recogniser = { product: 'x', files: ['x'], rules: [rule] };
  const result = recognise('x', bytesOf(Buffer.alloc(4 * 1024 * 1024, 'ab')), [hostile]);
  assert.deepEqual([looks, result], [20_000, { found: [], cut: true }]);
});

test('a file full of dots is not looked at for each of them', () => {
  const dots = Buffer.alloc(16 * 1024 * 1024, '. ');
  const [few, many] = [dots.subarray(0, 1024 * 1024), dots].map((data) =>
    recognise('python3', bytesOf(data)),
  );
  assert.deepEqual(
    [few, many],
    [
      { found: [], cut: false },
      { found: [], cut: true },
    ],
  );
});

test('damaged files give a version, none, or Damaged', () => {
  const whole = program('nginx version: nginx/1.25.3\0built by gcc\0'.repeat(4));
  for (const file of mutations(whole, 300)) {
    try {
      recognise('sbin/nginx', bytesOf(file));
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});

test('the table: purls are valid, CPEs are vendor and product, one product is told alike everywhere', () => {
  const known = new Map<string, string>();
  for (const { product, purl = `pkg:generic/${product}`, cpe = '', files, rules } of RECOGNISERS) {
    assert.ok(parsePurl(purl), purl);
    assert.match(cpe, /^(?:[a-z0-9._-]+:[a-z0-9._\\/-]+)?$/, cpe);
    assert.ok(files.length > 0 && rules.length > 0, product);
    assert.equal(known.get(product) ?? `${purl} ${cpe}`, `${purl} ${cpe}`, product);
    known.set(product, `${purl} ${cpe}`);
  }
  assert.ok(known.size >= 88, `${known.size} products`);
});

test('the table: a star stands behind a digit, dot or dash, and its names are found', () => {
  for (const { product, files } of RECOGNISERS)
    for (const file of files) {
      const basename = file.slice(file.lastIndexOf('/') + 1);
      assert.match(basename, /^[^*]+$|^[^*]*[-.\d][^*]*\*/, file);
      const found = NAMES.of(`opt/${file.replaceAll('*', 'x')}`).map((one) => one.product);
      assert.ok(found.includes(product), `${product}: ${file}`);
    }
});

test('the table: expressions have one version, bounded repeats and bounded texts', () => {
  for (const { product, rules } of RECOGNISERS)
    for (const { version, near, before = 0, behind = 0, anchor } of rules) {
      for (const { source } of [version, ...(near ? [near] : [])]) {
        const bare = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
        assert.doesNotMatch(bare, /[*+]/, `${product}: ${source}`);
      }
      assert.ok(before <= 1024 && behind <= 1024, product);
      assert.ok(anchor === undefined || anchor.length >= 3, `${product}: ${anchor}`);
    }
});

test('launchers of Java: OpenJDK in both orders of its strings, Oracle, GraalVM, IBM', () => {
  const java = (text: string) => found('opt/jdk/bin/java', `\0${text}\0`);
  assert.deepEqual(java('openjdk\0java\x000.0\x0021.0.2+13-LTS'), ['openjdk 21.0.2+13-LTS']);
  assert.deepEqual(java('0.0\0\0\0\0\x0011.0.22+7\0\0\0\0\0\0openjdk\0java'), ['openjdk 11.0.22+7']);
  assert.deepEqual(java('java\x001.8\x001.8.0_451-b10'), ['jre 1.8.0_451-b10']);
  assert.deepEqual(java('openjdk\0java\x000.0\x0017.0.9+9-jvmci-23.0-b22'), [
    'graalvm 17.0.9+9-jvmci-23.0-b22',
  ]);
  assert.deepEqual(java('java\x001.8\0\0\x001.8.0-foreman_2022_01_20_09_33-b00'), [
    'java 1.8.0-foreman_2022_01_20_09_33-b00',
  ]);
});

test('redis and its kin stand before who built them and when, however those are written', () => {
  for (const build of [
    '7.0.14buildkitsandbox-1702957741000000000',
    '7.0.14841ce7054bd9-1542359302000000000',
    '7.0.141790282056000000000',
    '7.0.14host.example-1542359302',
  ])
    assert.deepEqual(
      found('usr/bin/redis-server', `commands 2.8.7\0 6.0.0\0${build}\0`),
      ['redis 7.0.14'],
      build,
    );
});

test('programs of distributions, whose marks of compilers are stripped', () => {
  const pairs: readonly (readonly [path: string, text: string, expected: string])[] = [
    ['usr/bin/ffmpeg', '%s version 6.1.2-3+b1\0%sbuilt with %s\n\0', 'ffmpeg 6.1.2'],
    ['usr/lib/p7zip/7z', '7-Zip [64] 24.07 : Copyright (c) 1999-2024\0', 'p7zip 24.07'],
    ['usr/lib/gcc/x86_64-linux-gnu/13/cc1', '%d.%d\x0013.3.0\0__ORDER_BIG_ENDIAN__\0', 'gcc 13.3.0'],
    ['usr/bin/gcc', '\x0013.3.0\0(Distribution 13.3.0-6) \0gcc version %s %s\n\0', 'gcc 13.3.0'],
    ['usr/bin/gawk', '\0GNU Awk 5.3.0\0', 'gawk 5.3.0'],
    ['usr/lib/chromium/chromium', '\x00120.0.6000.0\0x\x00121.0.6167.85\0chrome\0', 'chrome 121.0.6167.85'],
    ['usr/sbin/exim4', '<<eximcnumber>>\x004.97.1\0<<eximversion>>\0', 'exim 4.97.1'],
    ['usr/sbin/cupsd', '# Class configuration file for CUPS v2.4.7\n\0', 'cups 2.4.7'],
    ['usr/sbin/mosquitto', '\x002.0.18\0mosquitto version %s\n\0', 'mosquitto 2.0.18'],
    ['usr/lib/ipsec/charon', 'IKE charon daemon (strongSwan 5.9.13, %s %s, %s)\0', 'strongswan 5.9.13'],
    ['usr/sbin/keepalived', '\0Keepalived v2.2.8 (05/31,2023)\0', 'keepalived 2.2.8'],
    ['usr/bin/turnserver', "\0Coturn-4.6.2 'Gorst'\0", 'coturn 4.6.2'],
    ['usr/sbin/pgbouncer', '\0PgBouncer 1.22.1\0', 'pgbouncer 1.22.1'],
    ['usr/sbin/nsd', '\0NSD 4.8.0\0', 'nsd 4.8.0'],
    ['usr/bin/h2o', '\0h2o/2.2.6\0./lib/core/config.c\0', 'h2o 2.2.6'],
    ['usr/sbin/qemu-ga', '\0QEMU Guest Agent 8.2.2 (Distribution)\n\0', 'qemu-guest-agent 8.2.2'],
  ];
  for (const [path, text, expected] of pairs) assert.deepEqual(found(path, text), [expected], path);
});

test('libraries that wheels bring, and OpenSSH: the fullest form of the version', () => {
  const libs = 'lib/python3.12/site-packages/x.libs';
  const pairs: readonly (readonly [path: string, text: string, expected: string])[] = [
    [`${libs}/libcrypto-5409cd36.so.1.1.1k`, 'OpenSSL 1.1.1k  FIPS 25 Mar 2021\0', 'openssl 1.1.1k'],
    [`${libs}/libaom-a0d22147.so.3.12.1`, '\0AOMedia Project AV1 Decoder 3.12.1\0', 'aom 3.12.1'],
    [`${libs}/libbrotlidec-7e5462ba.so.1.1.0`, '\0BrotliDecoderVersion\0', 'brotli 1.1.0'],
    [`${libs}/libsasl2-84219a89.so.3.0.0`, '\x002.1.27\0', 'cyrus-sasl 2.1.27'],
    ['usr/sbin/sshd', '\0OpenSSH_9.6\0usage\0OpenSSH_9.6p1 Distribution-3\0', 'openssh 9.6p1'],
  ];
  for (const [path, text, expected] of pairs) assert.deepEqual(found(path, text), [expected], path);
});

test('of numbers that stand alone in sudo, the one of a library inside is not its version', () => {
  const library = '\0tmp == payload_len\x001.4.1\0rv->descriptor\0';
  assert.deepEqual(found('usr/bin/sudo', `Sudo version %s\n\x001.9.15p5\0Configure\0${library}`), [
    'sudo 1.9.15p5',
  ]);
  assert.deepEqual(found('usr/libexec/sudo/sudoers.so', library), []);
});

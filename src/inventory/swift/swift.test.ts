// Tests of the cataloguers of Swift Package Manager, CocoaPods and Carthage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { repositoryName } from './address.ts';
import { cartfileResolved } from './cartfile-resolved.ts';
import { packageResolved } from './package-resolved.ts';
import { podfileLock } from './podfile-lock.ts';

test('a package is named by the address of its repository, without scheme, user and .git', () => {
  for (const [address, name] of [
    ['https://github.com/apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['https://github.com/apple/swift-nio/', 'github.com/apple/swift-nio'],
    ['ssh://git@git.example:2222/team/reef.git', 'git.example:2222/team/reef'],
    ['https://user:secret@git.example/reef', 'git.example/reef'],
    ['git@github.com:apple/swift-nio.git', 'github.com/apple/swift-nio'],
    ['../local/part', ''],
    ['/home/me/part', ''],
    ['file:///home/me/part', ''],
    ['', ''],
    [`https://x.example/${'/'.repeat(2_000_000)}x`, ''],
  ])
    assert.equal(repositoryName(address!), name, address);
});

const PINS = [
  {
    identity: 'swift-nio',
    kind: 'remoteSourceControl',
    location: 'https://github.com/apple/swift-nio.git',
    state: { revision: '01', version: '2.62.0' },
  },
  { identity: 'mine', kind: 'localSourceControl', location: '/home/me/mine', state: { revision: '02' } },
  {
    identity: 'reef',
    kind: 'remoteSourceControl',
    location: 'https://git.example/reef',
    state: { branch: 'main', revision: '03' },
  },
  { identity: 'mona.LinkedList', kind: 'registry', location: '', state: { version: '1.2.0' } },
];

const rowsOf = async (content: unknown) => {
  const { packages, gaps } = await resultOf([packageResolved], {
    'Package.resolved': JSON.stringify(content),
  });
  return { rows: packages.map(({ purl, evidence }) => [purl, evidence[0]?.confidence]), gaps };
};

test('Package.resolved of versions 2 and 3: addresses, registries; a branch is no version; folders are the project’s own', async () => {
  for (const version of [2, 3])
    assert.deepEqual(await rowsOf({ pins: PINS, version }), {
      rows: [
        ['pkg:swift/github.com/apple/swift-nio@2.62.0', 'certain'],
        ['pkg:swift/git.example/reef?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Freef%4003', 'possible'],
        ['pkg:swift/mona.LinkedList@1.2.0', 'likely'],
      ],
      gaps: [],
    });
});

test('Package.resolved of version 1', async () => {
  const pins = [
    {
      package: 'Nimble',
      repositoryURL: 'git@github.com:Quick/Nimble.git',
      state: { branch: null, revision: '01', version: '9.2.1' },
    },
  ];
  assert.deepEqual((await rowsOf({ object: { pins }, version: 1 })).rows, [
    ['pkg:swift/github.com/Quick/Nimble@9.2.1', 'certain'],
  ]);
});

test('a pin without an address hides', async () => {
  const { rows, gaps } = await rowsOf({ pins: [{ identity: 'x', state: { version: '1' } }], version: 2 });
  assert.deepEqual([rows, gaps.map(({ hides }) => hides)], [[], [true]]);
});

const PODS = `PODS:
  - Forked (2.0.0)
  - Mine (1.0.0)
  - Reef (3.1.0):
    - Reef/Core (= 3.1.0)
    - Other
  - Reef/Core (3.1.0)
  - "Google+Plus (1.10)"

DEPENDENCIES:
  - Reef
  - Mine (from \`../Mine\`)

EXTERNAL SOURCES:
  Forked:
    :git: https://git.example/forked.git
    :tag: 2.0.0
  Mine:
    :path: "../Mine"

SPEC CHECKSUMS:
  Reef: 4ea1197a744f2fb5fb875fe31caf17ded4762e8f

COCOAPODS: 1.11.2
`;

test('Podfile.lock: pods with their subspecs, versions as written; local pods are the project’s own', async () => {
  const { packages, gaps } = await resultOf([podfileLock], { 'Podfile.lock': PODS });
  assert.deepEqual(
    packages.map(({ name, purl, evidence }) => [name, purl, evidence[0]?.confidence]),
    [
      ['Forked', 'pkg:cocoapods/Forked@2.0.0', 'likely'],
      ['Reef', 'pkg:cocoapods/Reef@3.1.0', 'certain'],
      ['Reef/Core', 'pkg:cocoapods/Reef@3.1.0#Core', 'certain'],
      ['Google+Plus', 'pkg:cocoapods/Google%2BPlus@1.10', 'certain'],
    ],
  );
  assert.deepEqual(gaps, []);
});

const CART = `github "Alamofire/Alamofire" "5.4.3"
github "https://git.example/team/reef" "v1.0"
git "https://git.example/other.git" "0123456789012345678901234567890123456789"
binary "https://x.example/Fast.json" "2.0"
`;

test('Cartfile.resolved: repositories by their addresses; a commit is no version; a binary names none', async () => {
  const result = await resultOf([cartfileResolved], { 'Cartfile.resolved': CART });
  assert.deepEqual(linesOf(result), [
    'github.com/Alamofire/Alamofire 5.4.3',
    'git.example/team/reef 1.0',
    'git.example/other ',
  ]);
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('damaged files give packages or gaps', async () => {
  const cases = [
    [packageResolved, 'Package.resolved', JSON.stringify({ pins: PINS, version: 2 })],
    [podfileLock, 'Podfile.lock', PODS],
    [cartfileResolved, 'Cartfile.resolved', CART],
  ] as const;
  for (const [cataloguer, path, content] of cases)
    await survivesDamage([cataloguer], { [path]: content }, path, 200);
});

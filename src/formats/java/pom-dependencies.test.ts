// pom.xml: which dependencies a project declares, and which versions the file knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf } from '../../core/bytes.ts';
import { parsePomDependencies } from './index.ts';

const dependency = (fields: Readonly<Record<string, string>>) =>
  `<dependency>${Object.entries(fields)
    .map(([key, value]) => `<${key}>${value}</${key}>`)
    .join('')}</dependency>`;

const pom = (own: string, dependencies: string[], managed: string[] = []) =>
  `<project xmlns="http://maven.apache.org/POM/4.0.0">${own}<dependencies>${dependencies.join('')}</dependencies>
   <dependencyManagement><dependencies>${managed.join('')}</dependencies></dependencyManagement></project>`;

function parse(xml: string): { found: string[]; open: readonly string[] } {
  const { dependencies, open } = parsePomDependencies(bytesOf(Buffer.from(xml)));
  return {
    found: dependencies.map(
      ({ group, artifact, version, scope }) => `${group}:${artifact} ${version} ${scope}`,
    ),
    open,
  };
}

const A = { groupId: 'g', artifactId: 'a' };

test('own version first, then that of dependencyManagement, which alone brings nothing', () => {
  const managed = [
    dependency({ ...A, version: '9', scope: 'test' }),
    dependency({ groupId: 'g', artifactId: 'b', version: '2' }),
    dependency({ groupId: 'g', artifactId: 'c', version: '3' }),
  ];
  assert.deepEqual(
    parse(
      pom('', [dependency({ ...A, version: '1' }), dependency({ groupId: 'g', artifactId: 'b' })], managed),
    ),
    {
      found: ['g:a 1 test', 'g:b 2 compile'],
      open: [],
    },
  );
});

test('dependencyManagement is joined by group, artifact, type and classifier', () => {
  const managed = [dependency({ ...A, type: 'test-jar', version: '9' }), dependency({ ...A, version: '1' })];
  const stated = [
    dependency(A),
    dependency({ ...A, type: 'test-jar' }),
    dependency({ ...A, classifier: 'linux' }),
  ];
  assert.deepEqual(parse(pom('', stated, managed)), {
    found: ['g:a 1 compile', 'g:a 9 compile'],
    open: ['g:a'],
  });
});

test('properties, parent and project fill in; circles and unknown ones leave the version open', () => {
  const own = `<parent><groupId>up</groupId><version>7</version></parent><artifactId>me</artifactId>
    <properties><v>\${w}</v><w>2.0</w><x>\${y}</x><y>\${x}</y></properties>`;
  const one = (version: string, groupId = 'g') => dependency({ groupId, artifactId: 'a', version });
  assert.deepEqual(
    parse(pom(own, [one('${v}'), one('${project.parent.version}'), one('${x}'), one('${z}')])),
    {
      found: ['g:a 2.0 compile', 'g:a 7 compile'],
      open: ['g:a', 'g:a'],
    },
  );
});

test('modules of the same build are parts of the project', () => {
  const own = '<groupId>me</groupId><artifactId>app</artifactId><version>1.0</version>';
  const sibling = dependency({
    groupId: '${project.groupId}',
    artifactId: 'core',
    version: '${project.version}',
  });
  const other = dependency({ groupId: 'me', artifactId: 'tool', version: '0.9' });
  assert.deepEqual(parse(pom(own, [sibling, other])), { found: ['me:tool 0.9 compile'], open: [] });
});

test('ranges are no versions, but for the range of one', () => {
  const versions = ['[1.2]', '[1.0,2.0)', '(,1.0]', '[1.0],[2.0]', 'LATEST', 'RELEASE', ''];
  assert.deepEqual(
    parse(
      pom(
        '',
        versions.map((version) => dependency({ ...A, version })),
      ),
    ),
    {
      found: ['g:a 1.2 compile'],
      open: Array(6).fill('g:a'),
    },
  );
});

test('an imported list is no dependency; exclusions, plugins and profiles bring none', () => {
  const bom = dependency({ ...A, version: '1', type: 'pom', scope: 'import' });
  const excluding = `<dependency><groupId>g</groupId><artifactId>b</artifactId><version>1</version>
    <exclusions><exclusion><groupId>x</groupId><artifactId>y</artifactId></exclusion></exclusions></dependency>`;
  const more = `<build><plugins><plugin><dependencies>${dependency({ ...A, version: '5' })}</dependencies></plugin></plugins></build>
    <profiles><profile><dependencies>${dependency({ ...A, version: '6' })}</dependencies></profile></profiles>`;
  assert.deepEqual(parse(pom(more, [bom, excluding], [bom])), { found: ['g:b 1 compile'], open: [] });
});

test('broken XML gives the dependencies before the break, and says so', () => {
  const xml = pom('', [dependency({ ...A, version: '1' }), '<dependency><groupId>g</wrong>']);
  const { dependencies, damage } = parsePomDependencies(bytesOf(Buffer.from(xml)));
  assert.deepEqual(
    dependencies.map(({ artifact }) => artifact),
    ['a'],
  );
  assert.match(damage?.message ?? '', /wrong/);
});

test('dependencies without end stop at a limit, which is told', () => {
  const { dependencies, damage } = parsePomDependencies(
    bytesOf(Buffer.from(pom('', Array(20_001).fill(dependency({ ...A, version: '1' }))))),
  );
  assert.equal(dependencies.length, 20_000);
  assert.equal(damage?.name, 'OverBudget');
});

test('any damage: an answer', () => {
  const xml = pom(
    '<properties><v>1</v></properties>',
    [dependency({ ...A, version: '${v}' })],
    [dependency(A)],
  );
  for (const data of mutations(Buffer.from(xml), 400, 6)) assert.ok(parsePomDependencies(bytesOf(data)).open);
});

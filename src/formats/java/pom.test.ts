// pom.xml: coordinates with inheritance and properties, on honest and broken files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePom } from './index.ts';

const parse = (xml: string) => parsePom(Buffer.from(xml));

test('own coordinates; those of dependencies and plugins are others', () => {
  const xml = `<?xml version="1.0"?>
    <!-- <groupId>no</groupId> -->
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>9</version></dependency></dependencies>
      <groupId>org.example</groupId><artifactId> thing </artifactId><version>1.2</version>
      <licenses><license><name>Apache-2.0 &amp; more</name></license><license><name><![CDATA[MIT]]></name></license></licenses>
    </project>`;
  assert.deepEqual(parse(xml), {
    group: 'org.example',
    artifact: 'thing',
    version: '1.2',
    licences: ['Apache-2.0 & more', 'MIT'],
  });
});

test('group and version are inherited from the parent, the artifact is not', () => {
  const parent = '<parent><groupId>g</groupId><artifactId>p</artifactId><version>3</version></parent>';
  assert.deepEqual(parse(`<project>${parent}<artifactId>a</artifactId></project>`), {
    group: 'g',
    artifact: 'a',
    version: '3',
    licences: [],
  });
  assert.deepEqual(parse(`<project>${parent}</project>`), { group: 'g', version: '3', licences: [] });
});

test('placeholders are filled in from properties, the project and its parent', () => {
  const xml = (version: string) => `<project><parent><groupId>g</groupId><version>3</version></parent>
    <artifactId>a</artifactId><version>${version}</version>
    <properties><revision>1.\${minor}</revision><minor>7</minor><loop>\${loop}</loop></properties></project>`;
  assert.equal(parse(xml('${revision}-x')).version, '1.7-x');
  assert.equal(parse(xml('${project.parent.version}')).version, '3');
  assert.equal(parse(xml('${unknown}')).version, undefined);
  assert.equal(parse(xml('${loop}')).version, undefined);
});

test('properties that multiply each other are cut short', () => {
  const doubled = Array.from({ length: 40 }, (_, i) => `<p${i}>\${p${i + 1}}\${p${i + 1}}</p${i}>`).join('');
  const xml = `<project><artifactId>a</artifactId><version>\${p0}</version><properties>${doubled}</properties></project>`;
  assert.deepEqual(parse(xml), { artifact: 'a', licences: [] });
});

test('broken XML gives what was read before the break', () => {
  assert.equal(parse('<project><artifactId>a</artifactId><version>1</ver').artifact, 'a');
  assert.equal(parse('<project><artifactId>a</artifactId></wrong><version>1<').artifact, 'a');
  assert.deepEqual(parse(''), { licences: [] });
  assert.deepEqual(parse('<!-- never closed'), { licences: [] });
});

test('hostile XML takes linear time and bounded depth', () => {
  for (const piece of ['<a>', '<', '<!--', '&amp;', '<![CDATA[', '</a>', '<a/>', '${'])
    assert.deepEqual(parse(`<project>${piece.repeat(300_000)}`), { licences: [] });
});

// Tests of what installers and vendors write down: Omnibus, InstallAnywhere, install4j, Oracle, SWID, rustup, Android.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { VENDOR } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(VENDOR, [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    contains: results.flatMap((one) => (one.contains ?? []).flatMap(({ paths }) => paths)),
    rows: packages.map(({ name, version, role }) => `${name} ${version} ${role ?? ''}`.trim()),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const OMNIBUS = JSON.stringify({
  manifest_format: 2,
  software: {
    zlib: {
      locked_version: '0f'.repeat(20),
      described_version: 'v1.2.13',
      display_version: '1.2.13',
      license: 'Zlib',
    },
    openssl: { locked_version: '1.1.1u', described_version: '1.1.1u', license: 'OpenSSL' },
    scripts: { locked_version: 'ab'.repeat(20), described_version: 'ab'.repeat(20) },
  },
  build_version: '15.0.0',
  build_git_revision: '0',
  license: 'MIT',
});

test('Omnibus: the product by its folder, what is built in as parts, commits without a version told', async () => {
  const { packages, rows, contains, gaps } = await run({ 'opt/gitlab/version-manifest.json': OMNIBUS });
  assert.deepEqual(rows, ['zlib 1.2.13 vendored', 'openssl 1.1.1u vendored', 'gitlab 15.0.0']);
  assert.deepEqual(packages[0]?.licences, ['Zlib']);
  assert.deepEqual(contains, ['opt/gitlab']);
  assert.deepEqual(gaps, [['not-understood', false]]);
});

const ZEROG = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<registry install_date="2016-01-01" version="1.1">
  <products>
    <product name="Reef Explorer" id="1" version="9.0.0.0" location="/opt/reef" copyright="2016">
      <![CDATA[]]>
      <vendor name="Coral" id="2"/>
      <feature name="All" id="3"><component name="Core" version="1.0"/></feature>
    </product>
    <product name="Unnumbered" id="4" version="" location="/opt/x"></product>
  </products>
</registry>`;

test("InstallAnywhere's registry: products with vendor and folder", async () => {
  const { packages, rows, contains, gaps } = await run({
    'var/.com.zerog.registry.xml': ZEROG,
    'opt/reef/x': 'x',
  });
  assert.deepEqual(rows, ['Reef Explorer 9.0.0.0']);
  assert.equal(packages[0]?.details.vendor, 'Coral');
  assert.equal(packages[0]?.purl, 'pkg:generic/Reef%20Explorer@9.0.0.0');
  assert.deepEqual(contains, ['opt/reef']);
  assert.deepEqual(gaps, [['not-understood', true]]);
});

const INSTALL4J = `<?xml version="1.0" encoding="UTF-8"?>
<config install4jVersion="8.0">
  <general applicationName="Reef Manager" applicationVersion="3.20.1-01" publisherName="Coral" mediaSetId="1"/>
  <variables/>
</config>`;

test('install4j: the product around the folder', async () => {
  const { packages, rows, contains, gaps } = await run({
    'opt/reef/.install4j/i4jparams.conf': INSTALL4J,
    'opt/moss/.install4j/i4jparams.conf': '<config><general applicationName="Moss"/></config>',
    'etc/i4jparams.conf': INSTALL4J,
  });
  assert.deepEqual(rows, ['Reef Manager 3.20.1-01']);
  assert.equal(packages[0]?.details.vendor, 'Coral');
  assert.deepEqual(contains, ['opt/reef']);
  assert.deepEqual(gaps, [['not-understood', true]]);
});

const IBM = `<?xml version="1.0" encoding="UTF-8"?>
<installRegistry>
  <profile id="IBM Reef V8" kind="product">
    <property name="installLocation" value="/opt/IBM/Reef"/>
    <offering id="com.ibm.reef.v8"><version value="8.5.5013.20180112_1418" repoInfo="name=x"/></offering>
  </profile>
  <profile id="Other"><offering id="com.ibm.moss"><version value=""/></offering></profile>
</installRegistry>`;

test('IBM Installation Manager: offerings of each profile, with its folder', async () => {
  const { packages, contains, gaps } = await run({
    'var/ibm/InstallationManager/installRegistry.xml': IBM,
    'opt/IBM/Reef/x': 'x',
  });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:generic/com.ibm.reef.v8@8.5.5013.20180112_1418'],
  );
  assert.deepEqual(contains, ['opt/IBM/Reef']);
  assert.deepEqual(gaps, [['not-understood', true]]);
});

const STACK =
  '[General]\nbase_stack_name=Reef Stack\nbase_stack_key=\nbase_stack_version=7.4.3-0\n[Apache]\nport=80\n';

test('InstallBuilder: a stack by its own file; other files of that name are none', async () => {
  const { rows, contains, gaps } = await run({
    'opt/lampp/properties.ini': STACK,
    'app/properties.ini': '[General]\nversion=1\n',
  });
  assert.deepEqual([rows, contains, gaps], [['Reef Stack 7.4.3-0'], ['opt/lampp'], []]);
});

const ORACLE = `<?xml version="1.0" standalone="yes" ?>
<PRD_LIST>
<TL_LIST>
<COMP NAME="oracle.server" VER="19.0.0.0.0" BUILD_NUMBER="0" INST_LOC="/u01/db">
   <EXT_NAME>Oracle Database 19c</EXT_NAME>
</COMP>
</TL_LIST>
<COMP_LIST>
<COMP NAME="oracle.jdk" VER="1.8.0.201.0"><EXT_NAME>Java Development Kit</EXT_NAME></COMP>
<COMP NAME="oracle.none" VER=""></COMP>
</COMP_LIST>
</PRD_LIST>`;

test('an Oracle home: its products, and their components as parts', async () => {
  const { packages, rows, contains, gaps } = await run({ 'u01/db/inventory/ContentsXML/comps.xml': ORACLE });
  assert.deepEqual(rows, ['oracle.server 19.0.0.0.0', 'oracle.jdk 1.8.0.201.0 vendored']);
  assert.equal(packages[0]?.details.cpe, 'cpe:2.3:a:oracle:database_server:19.0.0.0.0:*:*:*:*:*:*:*');
  assert.deepEqual(contains, ['u01/db']);
  assert.deepEqual(gaps, [['not-understood', false]]);
});

const SWID = `<?xml version="1.0" encoding="utf-8"?>
<SoftwareIdentity xmlns="http://standards.iso.org/iso/19770/-2/2015/schema.xsd" name="Reef MQ" tagId="example.com-reef-9.3" version="9.3.0.5">
  <Entity name="Coral" regid="example.com" role="tagCreator softwareCreator"/>
</SoftwareIdentity>`;
const SWID_2009 = `<swid:software_identification_tag xmlns:swid="http://standards.iso.org/iso/19770/-2/2009/schema.xsd">
  <swid:product_title>Moss Server</swid:product_title>
  <swid:product_version><swid:name>7.1</swid:name><swid:numeric><swid:major>7</swid:major></swid:numeric></swid:product_version>
  <swid:software_creator><swid:name>Coral</swid:name></swid:software_creator>
  <swid:software_id><swid:unique_id>abc</swid:unique_id></swid:software_id>
</swid:software_identification_tag>`;

test('SWID tags of both editions; not of patches, nor of the distribution itself', async () => {
  const { packages, gaps } = await run({
    'opt/mqm/swidtag/reef.swidtag': SWID,
    'opt/moss/moss.swidtag': SWID_2009,
    'opt/mqm/patch.swidtag': SWID.replace('name=', 'patch="true" name='),
    'usr/lib/swidtag/redhat.com/system.swidtag': SWID,
    'opt/x/x.swidtag': '<SoftwareIdentity name="x"/>',
  });
  assert.deepEqual(
    packages.map(({ purl, details }) => [purl, details.vendor]),
    [
      ['pkg:swid/Reef%20MQ@9.3.0.5?tag_id=example.com-reef-9.3', 'Coral'],
      ['pkg:swid/Moss%20Server@7.1?tag_id=abc', 'Coral'],
    ],
  );
  assert.deepEqual(gaps, [['not-understood', true]]);
});

const CHANNEL = `manifest-version = "2"
date = "2023-06-01"
[pkg.cargo]
version = "0.71.0 (cfd3bbd8f 2023-06-08)"
[pkg.cargo.target.x86_64-unknown-linux-gnu]
available = true
[pkg.rustc]
version = "1.70.0 (90c541806 2023-05-31)"
`;

test('a Rust toolchain: the version of its compiler, and its folder', async () => {
  const toolchain = 'usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu';
  const { packages, contains } = await run({
    [`${toolchain}/lib/rustlib/multirust-channel-manifest.toml`]: CHANNEL,
  });
  assert.equal(packages[0]?.purl, 'pkg:generic/rust@1.70.0');
  assert.deepEqual(contains, [toolchain]);
});

const ANDROID =
  'Pkg.UserSrc=false\nPkg.Revision=34.0.4\nPkg.Path=platform-tools\nPkg.Desc=Android SDK Platform-Tools\n';

test("packages of Android's SDK", async () => {
  const { rows, contains, gaps } = await run({
    'opt/android/platform-tools/source.properties': ANDROID,
    'opt/android/ndk/25.2.9519653/source.properties': 'Pkg.Desc = Android NDK\nPkg.Revision = 25.2.9519653\n',
    'opt/other/source.properties': 'a=b\n',
  });
  assert.deepEqual(rows, ['android-sdk-platform-tools 34.0.4', 'android-ndk 25.2.9519653']);
  assert.equal(contains[0], 'opt/android/platform-tools');
  assert.deepEqual(gaps, []);
});

test('damaged records: packages or gaps', async () => {
  const kinds: readonly (readonly [string, string])[] = [
    [OMNIBUS, 'opt/gitlab/version-manifest.json'],
    [ZEROG, '.com.zerog.registry.xml'],
    [INSTALL4J, '.install4j/i4jparams.conf'],
    [ORACLE, 'ContentsXML/comps.xml'],
    [IBM, 'InstallationManager/installRegistry.xml'],
    [STACK, 'properties.ini'],
    [SWID, 'x.swidtag'],
    [SWID_2009, 'y.swidtag'],
    [CHANNEL, 'lib/rustlib/multirust-channel-manifest.toml'],
    [ANDROID, 'source.properties'],
  ];
  for (const [text, path] of kinds) {
    const files = [...mutations(Buffer.from(text), 100)].map((data, i) => [`m${i}/${path}`, data] as const);
    const { packages } = await run(Object.fromEntries(files));
    assert.ok(packages.length > 0 && packages.length <= 1000, path);
  }
});

// Tests of the recognisers of products: a sample of each, in the form that the product has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { cpeOf, pathPattern } from './product.ts';
import { PRODUCTS } from './products/index.ts';
import { products } from './products.ts';

async function run(...layers: LayerSpec[]) {
  const { packages, contains = [], gaps } = (await catalogue([products], layers)).get('vendor/products')!;
  return {
    packages,
    contains: contains.flatMap(({ paths }) => paths),
    rows: packages.map(({ name, version }) => `${name} ${version}`),
    gaps: gaps.map(({ reason, hides }) => [reason, hides]),
  };
}

const define = (prefix: string, ...parts: (readonly [string, number])[]) =>
  parts.map(([part, value]) => `#define ${prefix}_${part} ${value}\n`).join('');

/** Path, content, what is found, root of the product. */
const SAMPLES: readonly (readonly [path: string, content: string, found: string, root?: string])[] = [
  [
    'u01/oracle/inventory/registry.xml',
    '<registry home="/u01/oracle">\n<distributions>\n<distribution status="installed" name="WebLogic Server" version="12.2.1.4.0">\n</distribution></distributions></registry>',
    'weblogic-server 12.2.1.4.0',
    'u01/oracle',
  ],
  [
    'opt/bea/registry.xml',
    '<bea-product-information><host><product><component name="WebLogic Server" version="12.1.2.0">',
    'weblogic-server 12.1.2.0',
  ],
  [
    'opt/ibm/wlp/lib/versions/WebSphereApplicationServer.properties',
    'com.ibm.websphere.productId=com.ibm.websphere.appserver\ncom.ibm.websphere.productVersion=23.0.0.3\n',
    'websphere-liberty 23.0.0.3',
    'opt/ibm/wlp',
  ],
  [
    'opt/ol/wlp/lib/versions/openliberty.properties',
    'com.ibm.websphere.productId=io.openliberty\ncom.ibm.websphere.productVersion=23.0.0.3\n',
    'open-liberty 23.0.0.3',
    'opt/ol/wlp',
  ],
  [
    'opt/IBM/WebSphere/properties/version/WAS.product',
    '<?xml version="1.0"?>\n<!DOCTYPE product SYSTEM "product.dtd">\n<product name="IBM WebSphere Application Server">\n<id>BASE</id>\n<version>8.5.5.13</version>\n</product>',
    'websphere-application-server 8.5.5.13',
    'opt/IBM/WebSphere',
  ],
  [
    'opt/eap/version.txt',
    'JBoss Enterprise Application Platform - Version 7.4.0.GA\n',
    'jboss-enterprise-application-platform 7.4.0.GA',
    'opt/eap',
  ],
  ['opt/keycloak/version.txt', 'Keycloak - Version 22.0.5\n', 'keycloak 22.0.5', 'opt/keycloak'],
  [
    'opt/wildfly/modules/system/layers/base/org/jboss/as/product/wildfly-full/dir/META-INF/MANIFEST.MF',
    'Manifest-Version: 1.0\nJBoss-Product-Release-Name: WildFly Full\nJBoss-Product-Release-Version: 26.1.1.Final\n',
    'wildfly 26.1.1.Final',
    'opt/wildfly',
  ],
  [
    'usr/sap/HDB/exe/hdb/manifest',
    'comptype: HDB\nkeyname: HDB\nkeyvendor: sap.com\nrelease: 2.00\nrev-number: 053\nrev-patchlevel: 00\n',
    'sap-hana 2.00.053.00',
    'usr/sap/HDB/exe/hdb',
  ],
  [
    'opt/splunkforwarder/etc/splunk.version',
    'VERSION=9.0.4\nBUILD=de405f4a7979\nPRODUCT=splunk\n',
    'splunk-universal-forwarder 9.0.4',
    'opt/splunkforwarder',
  ],
  ['opt/splunk/etc/splunk.version', 'VERSION=9.0.4\nPRODUCT=splunk\n', 'splunk 9.0.4', 'opt/splunk'],
  [
    'opt/matlab/R2023a/VersionInfo.xml',
    '<?xml version="1.0"?>\n<MathWorks_version_info>\n<version>9.14.0.2206163</version>\n<release>R2023a</release>\n</MathWorks_version_info>',
    'matlab 9.14.0.2206163',
    'opt/matlab/R2023a',
  ],
  [
    'usr/local/Wolfram/Mathematica/13.2/.VersionID',
    '13.2.0\n',
    'mathematica 13.2.0',
    'usr/local/Wolfram/Mathematica/13.2',
  ],
  [
    'opt/Wolfram/WolframEngine/13.2/.VersionID',
    '13.2.0',
    'wolfram-engine 13.2.0',
    'opt/Wolfram/WolframEngine/13.2',
  ],
  ['opt/sas/SASHome/SASFoundation/9.4/sas', '#!/bin/sh\n', 'sas 9.4', 'opt/sas/SASHome/SASFoundation/9.4'],
  [
    'opt/atlassian/confluence/confluence/META-INF/maven/com.atlassian.confluence/confluence-webapp/pom.properties',
    '#Generated\nversion=8.5.3\ngroupId=com.atlassian.confluence\nartifactId=confluence-webapp\n',
    'confluence 8.5.3',
    'opt/atlassian/confluence',
  ],
  [
    'opt/atlassian/jira/atlassian-jira/META-INF/maven/com.atlassian.jira/jira-webapp-dist/pom.properties',
    'artifactId=jira-webapp-dist\ngroupId=com.atlassian.jira\nversion=9.4.0\n',
    'jira 9.4.0',
    'opt/atlassian/jira',
  ],
  ['var/nsversion', 'NetScaler NS14.1 Build 21.12, Date: Nov 1 2023\n', 'netscaler 14.1-21.12'],
  ['flash/boot/loader.conf', 'kernel="/ns-14.1-47.48"\n', 'netscaler 14.1-47.48'],
  ['etc/vmware-tools/manifest.txt', 'vmtoolsd.version = "10.3.10.10540"\n', 'vmware-tools 10.3.10.10540'],
  [
    'opt/payara/glassfish/config/branding/glassfish-version.properties',
    'product_name=Payara Server\nmajor_version=5\nminor_version=2022\nupdate_version=2\n',
    'payara-server 5.2022.2',
    'opt/payara/glassfish',
  ],
  [
    'opt/dynatrace/oneagent/manifest.json',
    '{"version":"1.221.135.20210713-152526","technologies":{}}',
    'dynatrace-oneagent 1.221.135.20210713-152526',
    'opt/dynatrace/oneagent',
  ],
  [
    'opt/other/oneagent/agent/installer.version',
    '1.221.135.20210713-152526',
    'dynatrace-oneagent 1.221.135.20210713-152526',
    'opt/other/oneagent',
  ],
  [
    'opt/appd/ver22.10.0.34336/javaagent.jar',
    'PK',
    'appdynamics-java-agent 22.10.0.34336',
    'opt/appd/ver22.10.0.34336',
  ],
  [
    'opt/newrelic-php5-10.11.0.3-linux/newrelic-install',
    '#!/bin/sh\n',
    'newrelic-php5-agent 10.11.0.3',
    'opt/newrelic-php5-10.11.0.3-linux',
  ],
  [
    'usr/local/tomcat/RELEASE-NOTES',
    '=====\n\n                     Apache Tomcat Version 9.0.80\n                            Release Notes\n',
    'tomcat 9.0.80',
    'usr/local/tomcat',
  ],
  [
    'opt/jetty/VERSION.txt',
    'jetty-9.4.51.v20230217 - 17 February 2023\n + 1 A fix\n',
    'jetty 9.4.51.v20230217',
    'opt/jetty',
  ],
  [
    'opt/spark/RELEASE',
    'Spark 3.5.0 (git revision ce5ddad990) built for Hadoop 3.3.4\n',
    'spark 3.5.0',
    'opt/spark',
  ],
  [
    'usr/share/kibana/package.json',
    '{"name":"kibana","version":"8.11.1"}',
    'kibana 8.11.1',
    'usr/share/kibana',
  ],
  [
    'usr/share/logstash/logstash-core/versions-gem-copy.yml',
    '---\nlogstash: 8.11.1\nlogstash-core: 8.11.1\n',
    'logstash 8.11.1',
    'usr/share/logstash',
  ],
  ['usr/share/grafana/VERSION', '9.5.2\n', 'grafana 9.5.2', 'usr/share/grafana'],
  ['opt/kafka/libs/kafka_2.13-3.6.0.jar', 'PK', 'kafka 3.6.0', 'opt/kafka'],
  ['opt/hadoop/share/hadoop/common/hadoop-common-3.3.6.jar', 'PK', 'hadoop 3.3.6', 'opt/hadoop'],
  [
    'apache-zookeeper-3.8.0-bin/lib/zookeeper-3.8.0.jar',
    'PK',
    'zookeeper 3.8.0',
    'apache-zookeeper-3.8.0-bin',
  ],
  ['opt/cassandra/lib/apache-cassandra-4.1.3.jar', 'PK', 'cassandra 4.1.3', 'opt/cassandra'],
  [
    'usr/share/elasticsearch/lib/elasticsearch-8.11.0.jar',
    'PK',
    'elasticsearch 8.11.0',
    'usr/share/elasticsearch',
  ],
  ['usr/share/opensearch/lib/opensearch-2.11.0.jar', 'PK', 'opensearch 2.11.0', 'usr/share/opensearch'],
  ['opt/solr/server/solr-webapp/webapp/WEB-INF/lib/solr-core-9.4.0.jar', 'PK', 'solr 9.4.0', 'opt/solr'],
  ['opt/activemq/lib/activemq-broker-5.18.3.jar', 'PK', 'activemq 5.18.3', 'opt/activemq'],
  ['var/lib/neo4j/lib/neo4j-5.13.0.jar', 'PK', 'neo4j 5.13.0', 'var/lib/neo4j'],
  ['opt/flink/lib/flink-dist-1.17.1.jar', 'PK', 'flink 1.17.1', 'opt/flink'],
  ['opt/hive/lib/hive-exec-3.1.3.jar', 'PK', 'hive 3.1.3', 'opt/hive'],
  ['opt/hbase/lib/hbase-server-2.5.5.jar', 'PK', 'hbase 2.5.5', 'opt/hbase'],
  ['opt/nifi/lib/nifi-runtime-1.23.2.jar', 'PK', 'nifi 1.23.2', 'opt/nifi'],
  ['opt/sonarqube/lib/sonar-application-10.3.0.82913.jar', 'PK', 'sonarqube 10.3.0.82913', 'opt/sonarqube'],
  [
    'opt/sonatype/nexus/system/org/sonatype/nexus/nexus-bootstrap/3.62.0-01/nexus-bootstrap-3.62.0-01.jar',
    'PK',
    'nexus-repository 3.62.0-01',
    'opt/sonatype/nexus',
  ],
  [
    'usr/local/cuda-12.2/version.json',
    '{"cuda":{"name":"CUDA SDK","version":"12.2.20230724"},"cuda_cudart":{"version":"12.2.140"}}',
    'cuda-toolkit 12.2.20230724',
    'usr/local/cuda-12.2',
  ],
  [
    'usr/local/cuda-10.2/version.txt',
    'CUDA Version 10.2.89\n',
    'cuda-toolkit 10.2.89',
    'usr/local/cuda-10.2',
  ],
  [
    'usr/include/cudnn_version.h',
    define('CUDNN', ['MAJOR', 8], ['MINOR', 9], ['PATCHLEVEL', 2]),
    'cudnn 8.9.2',
  ],
  [
    'usr/include/NvInferVersion.h',
    define('NV_TENSORRT', ['MAJOR', 8], ['MINOR', 6], ['PATCH', 1], ['BUILD', 6]),
    'tensorrt 8.6.1',
  ],
  [
    'opt/trt/include/NvInferVersion.h',
    `${define('TRT', ['MAJOR_ENTERPRISE', 10], ['MINOR_ENTERPRISE', 3], ['PATCH_ENTERPRISE', 0])}#define NV_TENSORRT_MAJOR TRT_MAJOR_ENTERPRISE\n`,
    'tensorrt 10.3.0',
  ],
  ['usr/local/include/nccl.h', define('NCCL', ['MAJOR', 2], ['MINOR', 18], ['PATCH', 3]), 'nccl 2.18.3'],
  [
    'opt/intel/oneapi/mkl/2023.1.0/env/vars.sh',
    '#!/bin/sh\n',
    'intel-oneapi-mkl 2023.1.0',
    'opt/intel/oneapi/mkl/2023.1.0',
  ],
  [
    'opt/node-v18/include/node/node_version.h',
    '#define NODE_MAJOR_VERSION 18\n#define NODE_MINOR_VERSION 17\n#define NODE_PATCH_VERSION 1\n',
    'node 18.17.1',
    'opt/node-v18',
  ],
  ['usr/local/go/VERSION', 'go1.21.0\ntime 2023-08-04T20:14:06Z\n', 'go 1.21.0', 'usr/local/go'],
  ['root/.nvm/package.json', '{"name":"nvm","version":"0.39.3"}', 'nvm 0.39.3'],
  ['usr/local/nvm/package.json', '{"name":"nvm","version":"0.39.3"}', 'nvm 0.39.3'],
  ['root/.pyenv/libexec/pyenv---version', '#!/usr/bin/env bash\nversion="2.3.24"\n', 'pyenv 2.3.24'],
  ['root/.rbenv/libexec/rbenv---version', '#!/usr/bin/env bash\nversion="1.2.0"\n', 'rbenv 1.2.0'],
  ['root/.sdkman/var/version', '5.18.2\n', 'sdkman 5.18.2'],
  ['root/.asdf/version.txt', '0.12.0\n', 'asdf 0.12.0'],
  ['usr/share/maven/lib/maven-core-3.9.4.jar', 'PK', 'maven 3.9.4', 'usr/share/maven'],
  ['opt/gradle/lib/gradle-cli-8.3.jar', 'PK', 'gradle 8.3', 'opt/gradle'],
  ['opt/kotlinc/build.txt', '1.9.0-release-358', 'kotlin-compiler 1.9.0-release-358', 'opt/kotlinc'],
  [
    'root/.cache/puppeteer/chrome/linux-121.0.6167.85/chrome-linux64/chrome_100_percent.pak',
    'x',
    'chrome 121.0.6167.85',
    'root/.cache/puppeteer/chrome/linux-121.0.6167.85/chrome-linux64',
  ],
  [
    'p/chrome-headless-shell/linux-121.0.6167.85/chrome-headless-shell-linux64/headless_lib_data.pak',
    'x',
    'chrome-headless-shell 121.0.6167.85',
    'p/chrome-headless-shell/linux-121.0.6167.85/chrome-headless-shell-linux64',
  ],
  [
    'opt/code/resources/app/product.json',
    '{"nameLong":"Visual Studio Code","version":"1.85.0"}',
    'visual-studio-code 1.85.0',
    'opt/code/resources/app',
  ],
];

for (const [path, content, found, root] of SAMPLES)
  test(`${found}: ${path}`, async () => {
    const { packages, rows, contains, gaps } = await run({ [path]: content });
    assert.deepEqual(rows, [found]);
    assert.deepEqual(contains, root === undefined ? [] : [root]);
    assert.deepEqual(gaps, []);
    const [one] = packages;
    assert.equal(one?.evidence[0]?.path, path);
    assert.ok(one?.details.vendor);
  });

test('every product has a sample', () => {
  const without = PRODUCTS.filter(
    ({ file, name }) => !name.startsWith('intel-') && !SAMPLES.some(([path]) => pathPattern(file).test(path)),
  );
  assert.deepEqual(without, []);
});

test('two files of one installation are one package; two installations are two', async () => {
  const manifest = '{"version":"1.2.3"}';
  const { packages } = await run({
    'opt/a/oneagent/manifest.json': manifest,
    'opt/a/oneagent/agent/installer.version': '1.2.3',
    'opt/b/oneagent/manifest.json': manifest,
  });
  assert.deepEqual(
    packages.map(({ evidence }) => evidence.map(({ path }) => path)),
    [
      ['opt/a/oneagent/manifest.json', 'opt/a/oneagent/agent/installer.version'],
      ['opt/b/oneagent/manifest.json'],
    ],
  );
});

test('a product whose root is a shared folder does not contain it', async () => {
  const header =
    '#define NODE_MAJOR_VERSION 18\n#define NODE_MINOR_VERSION 17\n#define NODE_PATCH_VERSION 1\n';
  const { rows, contains } = await run({ 'usr/local/include/node/node_version.h': header });
  assert.deepEqual([rows, contains], [['node 18.17.1'], []]);
});

test("a library of a product in another one's folder is not the product", async () => {
  const { rows } = await run({
    'opt/kafka/libs/zookeeper-3.8.0.jar': 'PK',
    'opt/hadoop/share/hadoop/common/lib/zookeeper-3.6.3.jar': 'PK',
    'opt/app/WEB-INF/lib/activemq-broker-5.18.3.jar': 'PK',
    'opt/app/lib/gradle-cli-8.3.jar': 'PK',
  });
  assert.deepEqual(rows, []);
});

test('files of the same name that are of something else are none, and no gaps', async () => {
  const { rows, gaps } = await run({
    'app/VersionInfo.xml': '<x/>',
    'app/version.json': '{"version":"1.0"}',
    'app/version.txt': '1.0',
    'app/RELEASE': 'Release 1.0',
    'go/VERSION': 'x',
    'app/registry.xml': '<',
    'app/product.json': '{',
    'root/.nvm/package.json': '{"name":"other","version":"1.0.0"}',
  });
  assert.deepEqual([rows, gaps], [[], []]);
});

test("a product's own file without its version is a gap that hides", async () => {
  const { gaps } = await run({
    'opt/splunk/etc/splunk.version': 'BUILD=1\n',
    'opt/x/properties/version/WAS.product': '<product><version>',
    'usr/include/cudnn_version.h': '#define CUDNN_MAJOR 8\n',
  });
  assert.deepEqual(gaps, [
    ['not-understood', true],
    ['damaged', true],
    ['not-understood', true],
  ]);
});

test('CPE names: signs of a version are escaped', () => {
  assert.equal(cpeOf('a:x:y', '1.0+2~3'), 'cpe:2.3:a:x:y:1.0\\+2\\~3:*:*:*:*:*:*:*');
  for (const { cpe } of PRODUCTS) if (cpe !== undefined) assert.match(cpe, /^[aoh]:[a-z0-9_.]+:[a-z0-9_.]+$/);
});

test('the layer that brought a version', async () => {
  const { packages } = await run(
    { 'usr/local/go/VERSION': 'go1.20.1' },
    { 'usr/local/go/VERSION': 'go1.21.0' },
  );
  assert.deepEqual(
    packages.map(({ version, introduced }) => [version, introduced]),
    [['1.21.0', 1]],
  );
});

test('damaged files of every product: a package, a gap or neither', async () => {
  const files = SAMPLES.flatMap(([path, content], row) =>
    [...mutations(Buffer.from(content), 12, row + 1)].map((text, i) => [`m${i}/${path}`, text] as const),
  );
  const { packages } = await run(Object.fromEntries(files));
  assert.ok(packages.length > SAMPLES.length);
});

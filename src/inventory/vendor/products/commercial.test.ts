// A sample of each of the databases, application servers and tools of software houses, in the form that it has.
import { checkSamples } from '../../../../test/support/products.ts';
import { COMMERCIAL } from './commercial.ts';

checkSamples(COMMERCIAL, [
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
  ['nsconfig/ns.conf', '#NS14.1 Build 21.12\nset ns config\n', 'netscaler 14.1-21.12'],
  ['flash/ns-14.1-47.48.gz', 'x', 'netscaler 14.1-47.48'],
  ['etc/vmware-tools/manifest.txt', 'vmtoolsd.version = "10.3.10.10540"\n', 'vmware-tools 10.3.10.10540'],
  [
    'opt/glassfish7/glassfish/config/branding/glassfish-version.properties',
    'product_name=Eclipse GlassFish\nmajor_version=7\nminor_version=0\nupdate_version=9\n',
    'glassfish 7.0.9',
    'opt/glassfish7/glassfish',
  ],
  [
    'opt/payara/glassfish/config/branding/glassfish-version.properties',
    'product_name=Payara Server\nmajor_version=5\nminor_version=2022\nupdate_version=2\n',
    'payara-server 5.2022.2',
    'opt/payara/glassfish',
  ],
]);

// A sample of each of the servers and data systems, in the form that it has.
import { checkSamples } from '../../../../test/support/products.ts';
import { SERVERS } from './servers.ts';

checkSamples(SERVERS, [
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
]);

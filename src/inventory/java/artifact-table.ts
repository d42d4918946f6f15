// Facts: artifacts on Maven Central whose jars carry no coordinates, with their groups and the folders that prove them.

/**
 * A record: group, folder of the classes, names of artifacts; indented lines go on. `=` for a group that is called like
 * its artifact; `group@4` from major version 4 on; `name*` for any ending; `file=artifact` where a product renames its jars.
 */
export const ARTIFACT_TABLE = `
org.springframework org/springframework spring-aop spring-aspects spring-beans spring-context
 spring-context-support spring-context-indexer spring-core spring-core-test spring-expression
 spring-instrument spring-jcl spring-jdbc spring-jms spring-messaging spring-orm spring-oxm spring-r2dbc
 spring-test spring-tx spring-web spring-webflux spring-webmvc spring-webmvc-portlet spring-websocket
org.springframework.amqp org/springframework/amqp spring-amqp spring-rabbit spring-rabbit-*
org.springframework.batch org/springframework/batch spring-batch-*
org.springframework.boot org/springframework/boot spring-boot spring-boot-*
org.springframework.cloud org/springframework/cloud spring-cloud-*
org.springframework.data org/springframework/data spring-data-*
org.springframework.integration org/springframework/integration spring-integration-*
org.springframework.kafka org/springframework/kafka spring-kafka spring-kafka-*
org.springframework.ldap org/springframework/ldap spring-ldap-*
org.springframework.retry org/springframework/retry spring-retry
org.springframework.security org/springframework/security spring-security-*
org.springframework.security.oauth org/springframework/security/oauth2 spring-security-oauth
 spring-security-oauth2
org.springframework.session org/springframework/session spring-session-*
org.springframework.ws org/springframework/ws spring-ws-*
org.apache.tomcat.embed org/apache tomcat-embed-*
org.apache.tomcat org/apache/tomcat tomcat-api tomcat-dbcp tomcat-jdbc tomcat-jni tomcat-util tomcat-util-*
 tomcat-websocket tomcat-coyote tomcat-coyote-ffm
 tomcat-annotations-api tomcat-el-api tomcat-i18n-* tomcat-jaspic-api tomcat-jsp-api tomcat-servlet-api
 tomcat-websocket-api tomcat-websocket-client-api
org.apache.tomcat org/apache/catalina tomcat-catalina tomcat-catalina-* tomcat-tribes tomcat-ha
 tomcat-storeconfig tomcat-ssi catalina=tomcat-catalina catalina-ant=tomcat-catalina-ant
 catalina-ha=tomcat-catalina-ha catalina-tribes=tomcat-tribes catalina-ssi=tomcat-ssi
 catalina-storeconfig=tomcat-storeconfig bootstrap=tomcat
org.apache.tomcat org/apache/jasper tomcat-jasper jasper=tomcat-jasper
org.apache.tomcat org/apache/el tomcat-jasper-el jasper-el=tomcat-jasper-el
org.apache.tomcat org/apache/juli tomcat-juli
org.apache.derby org/apache/derby derby derbyclient derbynet derbytools derbyshared derbyoptionaltools
 derbyrun
com.h2database org/h2 h2 h2-mvstore
mysql com/mysql mysql-connector-java
com.mysql com/mysql mysql-connector-j
org.postgresql org/postgresql postgresql
org.hsqldb org/hsqldb hsqldb
com.oracle.database.jdbc oracle/jdbc ojdbc*
com.microsoft.sqlserver com/microsoft/sqlserver mssql-jdbc
net.sourceforge.jtds net/sourceforge/jtds jtds
org.bouncycastle org/bouncycastle bcprov-* bcpkix-* bcutil-* bcpg-* bcmail-* bctls-* bc-fips bcpkix-fips
 bcmail-fips bcpg-fips bctls-fips
org.ow2.asm@4 org/objectweb/asm asm asm-*
asm org/objectweb/asm asm asm-*
org.apache.kafka org/apache/kafka kafka-clients kafka-streams kafka-streams-* kafka-log4j-appender
 kafka-metadata kafka-raft kafka-server-common kafka-shell kafka-storage kafka-tools connect-api
 connect-basic-auth-extension connect-file connect-json connect-mirror connect-runtime connect-transforms
org.apache.kafka kafka kafka_2.10 kafka_2.11 kafka_2.12 kafka_2.13
org.apache.zookeeper org/apache/zookeeper zookeeper
org.apache.lucene org/apache/lucene lucene-*
org.apache.solr org/apache/solr solr-*
org.elasticsearch org/elasticsearch elasticsearch elasticsearch-*
org.elasticsearch.client org/elasticsearch/client elasticsearch-rest-client
 elasticsearch-rest-client-sniffer elasticsearch-rest-high-level-client
org.elasticsearch.plugin org/elasticsearch aggs-matrix-stats-client lang-mustache-client mapper-extras-client
 parent-join-client percolator-client rank-eval-client reindex-client
org.opensearch org/opensearch opensearch opensearch-*
org.apache.cassandra org/apache/cassandra cassandra-all apache-cassandra=cassandra-all
 apache-cassandra-thrift=cassandra-thrift
org.apache.geode org/apache/geode geode-*
org.apache.groovy@4 groovy groovy groovy-*
org.codehaus.groovy groovy groovy groovy-*
com.squareup.okhttp3 okhttp3 okhttp okhttp-jvm okhttp-* logging-interceptor mockwebserver
com.squareup.okhttp com/squareup/okhttp okhttp okhttp-*
com.squareup.okio okio okio okio-jvm
com.squareup.retrofit2 retrofit2 retrofit
org.jetbrains.kotlin kotlin kotlin-*
org.jetbrains.kotlinx kotlinx kotlinx-*
io.ktor io/ktor ktor-*
org.scala-lang scala scala-library scala-reflect scala-compiler
org.scala-lang.modules scala scala-xml_* scala-parser-combinators_* scala-java8-compat_*
 scala-collection-compat_* scala-parallel-collections_*
com.typesafe.akka akka akka-*
com.typesafe com/typesafe/config config
org.apache.pekko org/apache/pekko pekko-*
io.grpc io/grpc grpc-*
io.perfmark io/perfmark perfmark-*
io.opencensus io/opencensus opencensus-*
io.opentelemetry io/opentelemetry opentelemetry-*
io.opentelemetry.javaagent io/opentelemetry/javaagent opentelemetry-javaagent opentelemetry-javaagent-*
io.micrometer io/micrometer micrometer-*
io.projectreactor reactor/core reactor-core
io.projectreactor.netty reactor/netty reactor-netty reactor-netty-*
io.reactivex.rxjava2@2 io/reactivex rxjava
io.reactivex.rxjava3@3 io/reactivex/rxjava3 rxjava
io.reactivex rx rxjava
com.github.ben-manes.caffeine com/github/benmanes/caffeine caffeine caffeine-*
com.github.luben com/github/luben/zstd zstd-jni
org.xerial.snappy org/xerial/snappy snappy-java
org.xerial org/sqlite sqlite-jdbc
org.lz4 net/jpountz lz4-java
org.aspectj org/aspectj aspectjweaver aspectjrt aspectjtools
org.hibernate.common org/hibernate/annotations/common hibernate-commons-annotations
org.freemarker freemarker freemarker freemarker-gae
org.apache.ant org/apache/tools/ant ant ant-*
org.apache.ivy org/apache/ivy ivy
org.eclipse.jdt org/eclipse/jdt ecj org.eclipse.jdt.core
org.apache.axis org/apache/axis axis
org.apache.poi org/apache/poi poi poi-*
org.apache.poi org/openxmlformats/schemas poi-ooxml-schemas poi-ooxml-lite poi-ooxml-full ooxml-schemas
org.apache.xmlbeans org/apache/xmlbeans xmlbeans
org.apache.xmlgraphics org/apache/batik batik-*
org.apache.xmlgraphics org/apache/xmlgraphics xmlgraphics-commons
org.apache.xmlgraphics org/apache/fop fop fop-*
org.codehaus.woodstox com/ctc/wstx woodstox-core-asl wstx-asl
org.json org/json json
org.mozilla org/mozilla rhino rhino-*
org.python org/python jython jython-standalone
org.quartz-scheduler org/quartz quartz quartz-*
net.java.dev.jna com/sun/jna jna jna-platform
net.sf.ehcache net/sf/ehcache ehcache ehcache-core
org.ehcache org/ehcache ehcache
com.mchange com/mchange c3p0 mchange-commons-java
c3p0 com/mchange/v2/c3p0 c3p0-oracle-thin-extras
org.checkerframework org/checkerframework checker checker-qual checker-compat-qual
org.hamcrest org/hamcrest hamcrest hamcrest-*
org.mockito org/mockito mockito-*
org.junit.jupiter org/junit/jupiter junit-jupiter junit-jupiter-*
org.junit.platform org/junit/platform junit-platform-*
org.dom4j@2 org/dom4j dom4j
ch.qos.reload4j org/apache/log4j reload4j
cglib net/sf/cglib cglib cglib-nodep
com.fasterxml.jackson.core com/fasterxml/jackson jackson-annotations jackson-core jackson-databind
com.fasterxml.jackson.module com/fasterxml/jackson/module jackson-module-*
org.roaringbitmap org/roaringbitmap RoaringBitmap shims
redis.clients redis/clients/jedis jedis
com.google.code.gson com/google/gson gson
com.google.code.findbugs javax/annotation jsr305
com.google.api com/google/api/gax gax gax-*
com.google.guava com/google/common guava guava-*
com.google.inject com/google/inject guice
com.google.inject.extensions com/google/inject guice-assistedinject guice-dagger-adapter guice-grapher guice-jmx
 guice-jndi guice-multibindings guice-persist guice-servlet guice-spring guice-struts2 guice-testlib
 guice-throwingproviders
com.google.protobuf com/google/protobuf protobuf-java protobuf-java-util protobuf-javalite
javax.servlet javax/servlet servlet-api javax.servlet-api jstl
javax.servlet.jsp javax/servlet/jsp jsp-api javax.servlet.jsp-api
javax.activation javax/activation activation javax.activation-api
javax.mail javax/mail mail javax.mail-api
javax.annotation javax/annotation javax.annotation-api jsr250-api
javax.inject javax/inject javax.inject
xalan org/apache/xml/serializer serializer
xerces org/apache/xerces xercesImpl
xml-apis org/w3c xml-apis-ext
xpp3 org/xmlpull xpp3 xpp3_min
= org/apache/commons commons-beanutils commons-chain commons-cli commons-codec commons-collections
 commons-configuration commons-daemon commons-dbcp commons-digester commons-discovery commons-el
 commons-fileupload commons-httpclient commons-io commons-jexl commons-jxpath commons-lang commons-logging
 commons-net commons-pool commons-validator
= org/apache velocity xalan log4j oro
= org/junit junit
= junit junit
= antlr antlr
= dom4j dom4j
= org/dom4j dom4j
= org/jaxen jaxen
= org/jdom jdom
= org/w3c xml-apis
= org/xmlpull xmlpull
= org/apache/xml/resolver xml-resolver
= javax/wsdl wsdl4j
= ognl ognl
= org/aopalliance aopalliance
`;

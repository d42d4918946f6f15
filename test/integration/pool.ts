// Real packages out of which a random image is made, and the choice by a seed.
import { randomFrom } from '../support/mutate.ts';

export interface Choice {
  readonly seed: number;
  readonly suite: string;
  readonly debian: readonly string[];
  readonly npm: readonly string[];
  readonly python: readonly string[];
  readonly maven: readonly string[];
  readonly go: readonly GoModule[];
}

/** A module, its version, and one of its packages to import. */
export type GoModule = readonly [module: string, version: string, imported: string];

const SUITES = ['bookworm', 'trixie'];

const DEBIAN = (
  'bc bsdextrautils busybox curl dnsutils file git gnupg imagemagick iproute2 jq less libxml2-utils lua5.4 man-db ' +
  'netcat-openbsd nginx-light node-semver nodejs openssl openssh-client perl python3-minimal python3-requests ' +
  'python3-yaml redis-tools rsync ruby socat sqlite3 sudo tcl tree unzip vim-tiny wget xz-utils zip zsh zstd'
).split(' ');

const NPM = (
  '@babel/core@7.20.2 async@2.6.1 axios@0.21.0 body-parser@1.18.2 chalk@4.1.2 debug@2.6.8 ejs@3.1.6 eslint@8.30.0 ' +
  'express@4.16.0 fastify@3.29.0 follow-redirects@1.14.0 glob@7.2.0 handlebars@4.5.0 jsonwebtoken@8.5.1 ' +
  'lodash@4.17.15 marked@0.6.0 minimist@1.2.0 mocha@9.0.0 moment@2.29.1 mongoose@5.13.0 node-forge@0.9.0 npm@8.19.0 ' +
  'qs@6.5.1 react@17.0.2 request@2.88.0 rollup@2.70.0 semver@5.7.0 tar@4.4.8 underscore@1.12.0 ws@7.4.0 yargs@15.0.0'
).split(' ');

const PYTHON = (
  'aiohttp==3.8.4 attrs==22.2.0 certifi==2021.5.30 click==8.0.0 cryptography==39.0.0 django==3.2.0 flask==1.0 ' +
  'idna==2.10 jinja2==2.11.2 lxml==4.9.2 markdown==3.3.0 numpy==1.24.0 paramiko==2.11.0 pillow==9.3.0 pip==22.0 ' +
  'pygments==2.7.0 python-dateutil==2.8.2 pytz==2022.1 requests==2.25.0 ruamel.yaml==0.17.21 setuptools==65.5.0 ' +
  'six==1.16.0 sqlalchemy==1.4.46 tornado==6.2 typing_extensions==4.4.0 urllib3==1.26.4 werkzeug==0.16.0 zope.interface==6.0'
).split(' ');

const MAVEN = (
  'ch.qos.logback:logback-classic:1.2.3 com.fasterxml.jackson.core:jackson-databind:2.9.8 com.google.code.gson:gson:2.8.5 ' +
  'com.google.guava:guava:28.0-jre com.h2database:h2:1.4.200 commons-collections:commons-collections:3.2.1 ' +
  'commons-io:commons-io:2.6 io.netty:netty-handler:4.1.60.Final log4j:log4j:1.2.17 ' +
  'org.apache.commons:commons-text:1.9 org.apache.httpcomponents:httpclient:4.5.6 ' +
  'org.apache.logging.log4j:log4j-core:2.14.1 org.apache.tomcat.embed:tomcat-embed-core:9.0.50 ' +
  'org.bouncycastle:bcprov-jdk15on:1.60 org.eclipse.jetty:jetty-server:9.4.20.v20190813 org.postgresql:postgresql:42.2.5 ' +
  'org.slf4j:slf4j-api:1.7.36 org.springframework:spring-core:5.3.0 org.springframework:spring-webmvc:5.3.17 org.yaml:snakeyaml:1.26'
).split(' ');

const GO: readonly GoModule[] = [
  ['github.com/dgrijalva/jwt-go', 'v3.2.0+incompatible', 'github.com/dgrijalva/jwt-go'],
  ['github.com/gin-gonic/gin', 'v1.7.0', 'github.com/gin-gonic/gin'],
  ['github.com/google/uuid', 'v1.3.0', 'github.com/google/uuid'],
  ['github.com/gorilla/websocket', 'v1.4.0', 'github.com/gorilla/websocket'],
  ['github.com/pkg/errors', 'v0.9.1', 'github.com/pkg/errors'],
  ['github.com/sirupsen/logrus', 'v1.8.1', 'github.com/sirupsen/logrus'],
  ['github.com/spf13/cobra', 'v1.4.0', 'github.com/spf13/cobra'],
  ['golang.org/x/crypto', 'v0.0.0-20200622213623-75b288015ac9', 'golang.org/x/crypto/ssh'],
  ['golang.org/x/net', 'v0.7.0', 'golang.org/x/net/html'],
  ['golang.org/x/text', 'v0.3.7', 'golang.org/x/text/language'],
  ['gopkg.in/yaml.v2', 'v2.2.8', 'gopkg.in/yaml.v2'],
];

/** The same choice for the same seed. */
export function choose(seed: number): Choice {
  const random = randomFrom(seed);
  const some = <T>(pool: readonly T[], count: number): readonly T[] => {
    const left = [...pool];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) taken.push(...left.splice(random(left.length), 1));
    return taken;
  };
  return {
    seed,
    suite: some(SUITES, 1)[0] ?? '',
    debian: some(DEBIAN, 8),
    npm: some(NPM, 6),
    python: some(PYTHON, 8),
    maven: some(MAVEN, 6),
    go: some(GO, 4),
  };
}

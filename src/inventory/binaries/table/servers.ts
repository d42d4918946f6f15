// Recognisers of servers.
import { after, alone, beforeNul, DOTTED, library, type Recogniser, XYZ } from '../recogniser.ts';

const HAPROXY = String.raw`\d\.\d{1,2}(?:\.\d{1,3}|-dev\d{1,3}|-rc\d)`;
/** A version, perhaps the builder's name or twelve digits of a container's id, the second of the build: `7.0.14buildkitsandbox-1702957741000000000`. */
const BUILD = {
  before: 8,
  behind: 110,
  version:
    /(?<![\d.])(\d{1,2}\.\d{1,2}\.\d{1,3}(?:-rc\d{1,2})?)(?:[a-z][a-z0-9.-]{0,60}-|[0-9a-f]{12}-)?1[4-9]\d{8}(?:0{9})?(?!\d)/,
};

export const SERVERS: readonly Recogniser[] = [
  {
    product: 'openresty',
    files: ['nginx', 'openresty'],
    cpe: 'openresty:openresty',
    beside: true,
    rules: [after('nginx version: openresty/', DOTTED)],
  },
  {
    product: 'tengine',
    files: ['nginx', 'tengine'],
    cpe: 'alibaba:tengine',
    beside: true,
    rules: [after('Tengine/', DOTTED)],
  },
  {
    product: 'angie',
    files: ['angie', 'nginx'],
    cpe: 'angie:angie',
    rules: [after('Angie version: Angie/', DOTTED)],
  },
  {
    product: 'nginx',
    files: ['nginx', 'nginx-debug', 'openresty', 'tengine'],
    cpe: 'f5:nginx',
    rules: [
      after('nginx version: nginx/', XYZ),
      after('nginx version: openresty/', XYZ),
      { anchor: '\0nginx/', version: /^\0nginx\/(\d{1,2}\.\d{1,3}\.\d{1,3})\0/ },
    ],
  },
  {
    product: 'httpd',
    files: ['httpd', 'apache2', 'httpd.exe'],
    cpe: 'apache:http_server',
    parts: [
      'modules/*',
      'cgi-bin/*',
      ...['ab', 'apachectl', 'apxs', 'htpasswd', 'rotatelogs'].map((tool) => `bin/${tool}`),
    ],
    rules: [after('Apache/', XYZ)],
  },
  {
    product: 'haproxy',
    files: ['haproxy'],
    cpe: 'haproxy:haproxy',
    rules: [
      after('HA-Proxy version ', HAPROXY),
      {
        anchor: ' version ',
        version: new RegExp(`^ version (${HAPROXY})(?:-[0-9a-z.+~]{1,40})?, released 20`),
      },
      {
        anchor: 'HAProxy version follows',
        before: 80,
        behind: 0,
        version: new RegExp(`\\0(${HAPROXY})(?:-[0-9a-z.+~]{1,40})?\\0{1,16}HAProxy version follows$`),
      },
    ],
  },
  {
    product: 'envoy',
    files: ['envoy'],
    cpe: 'envoyproxy:envoy',
    rules: [
      {
        before: 320,
        behind: 600,
        // Short constants are merged in no order; Envoy's own texts stand around its version all the same.
        version: /\0(1\.\d{1,2}\.\d{1,2}(?:-dev)?)\0(?=[^\0])/,
        near: /envoy[._/]|Envoy|source\/common\/|quiche|\bquic_|YAML as JSON|ValidationError|RELEASE\0|timer_impl|TLS client|\b(?:accept failure|cvmmsg|IP family)/,
        weak: true,
      },
    ],
  },
  { product: 'lighttpd', files: ['lighttpd'], cpe: 'lighttpd:lighttpd', rules: [after('lighttpd/', XYZ)] },
  {
    product: 'proftpd',
    files: ['proftpd'],
    cpe: 'proftpd:proftpd',
    rules: [after('ProFTPD Version ', XYZ + String.raw`(?:rc\d|[a-z])?`)],
  },
  { product: 'vsftpd', files: ['vsftpd'], cpe: 'vsftpd_project:vsftpd', rules: [after('vsFTPd ', XYZ)] },
  {
    product: 'dovecot',
    files: ['dovecot', 'libdovecot.so*'],
    cpe: 'dovecot:dovecot',
    rules: [{ before: 16, behind: 40, version: /\0(2\.\d\.\d{1,2}(?:\.\d{1,2})?) \([0-9a-f]{7,12}\)\0/ }],
  },
  {
    product: 'postfix',
    files: ['libpostfix-global.so*'],
    cpe: 'postfix:postfix',
    rules: [
      { before: 300, behind: 300, version: /\0(3\.\d{1,2}\.\d{1,2})\0/, near: /mail_version/ },
      alone(String.raw`3\.\d{1,2}\.\d{1,2}`),
    ],
  },
  {
    product: 'varnish',
    files: ['varnishd', 'varnishadm', 'varnishlog'],
    cpe: 'varnish-cache:varnish',
    rules: [{ anchor: 'varnish-', version: /^varnish-(\d\.\d{1,2}\.\d{1,2}) revision/ }],
  },
  { product: 'squid', files: ['squid'], cpe: 'squid-cache:squid', rules: [after('squid/', DOTTED)] },
  {
    product: 'memcached',
    files: ['memcached'],
    cpe: 'memcached:memcached',
    rules: [after('memcached ', XYZ)],
  },
  {
    product: 'redis',
    files: [
      'redis-server',
      'redis-sentinel',
      'redis-cli',
      'redis-check-rdb',
      'redis-check-aof',
      'redis-benchmark',
    ],
    cpe: 'redis:redis',
    rules: [
      BUILD,
      beforeNul('c11-builtin'),
      beforeNul(' (git:%s'),
      after('Redis version ', XYZ),
      alone(String.raw`[2-9]\.\d{1,2}\.\d{1,3}(?:-rc\d)?`),
    ],
  },
  {
    product: 'valkey',
    files: [
      'valkey-server',
      'valkey-sentinel',
      'valkey-cli',
      'valkey-check-rdb',
      'valkey-check-aof',
      'valkey-benchmark',
    ],
    cpe: 'lfprojects:valkey',
    rules: [
      BUILD,
      // The version of Redis that Valkey names as its own for clients.
      {
        before: 16,
        behind: 16,
        version: /\0((?!7\.2\.4\0)[7-9]\.\d{1,2}\.\d{1,3}(?:-rc\d)?)\0/,
        weak: true,
        sole: true,
      },
    ],
  },
  {
    product: 'keydb',
    files: ['keydb-server', 'keydb-cli', 'keydb-sentinel'],
    cpe: 'snapchat:keydb',
    rules: [BUILD, alone(String.raw`[5-9]\.\d{1,2}\.\d{1,3}`)],
  },
  {
    product: 'fluent-bit',
    files: ['fluent-bit', 'libfluent-bit.so*'],
    purl: 'pkg:github/fluent/fluent-bit',
    cpe: 'treasuredata:fluent_bit',
    rules: [
      {
        anchor: 'Fluent Bit v%s',
        before: 48,
        behind: 0,
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the text has a colour before it
        version: /[\0\n\s](\d\.\d{1,2}\.\d{1,3})\0(?:\0|\x1b\[1m\0?){0,8}(?:%s)?Fluent Bit v%s$/,
      },
    ],
  },
  {
    product: 'openssh',
    files: ['ssh', 'sshd', 'sshd-session', 'sshd-auth'],
    cpe: 'openbsd:openssh',
    // The server has `OpenSSH_9.2` too, without the portable release.
    rules: [
      after('OpenSSH_', String.raw`\d{1,2}\.\d{1,2}(?:\.\d{1,2})?p\d{1,2}`),
      after('OpenSSH_', String.raw`\d{1,2}\.\d{1,2}(?:\.\d{1,2})?`),
    ],
  },
  {
    product: 'dropbear',
    files: ['dropbear', 'dropbearmulti', 'dbclient', 'dropbearkey'],
    cpe: 'dropbear_ssh_project:dropbear_ssh',
    rules: [
      after('dropbear_', String.raw`(?:20\d\d|0)\.\d{1,3}`),
      after('Dropbear v', String.raw`(?:20\d\d|0)\.\d{1,3}`),
    ],
  },
  {
    product: 'bind',
    files: ['named', 'libisc-*.so', 'libisc.so*', 'libdns-*.so', 'libdns.so*', 'dig', 'nslookup', 'host'],
    cpe: 'isc:bind',
    rules: [
      after('BIND ', String.raw`9\.\d{1,2}\.\d{1,3}`),
      after('libisc-', String.raw`9\.\d{1,2}\.\d{1,3}`),
      {
        before: 16,
        behind: 60,
        version: /\0(9\.\d{1,2}\.\d{1,2})[^\0.\d][^\0]{0,50}-(?:Debian|Ubuntu|RedHat)[^\0]{0,40}\0/,
      },
      alone(String.raw`9\.\d{1,2}\.\d{1,3}`),
    ],
  },
  {
    product: 'unbound',
    files: ['unbound', 'unbound-anchor', 'unbound-checkconf', 'libunbound.so*'],
    cpe: 'nlnetlabs:unbound',
    rules: [after('unbound ', XYZ), after('unbound/', XYZ), alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'dnsmasq',
    files: ['dnsmasq'],
    cpe: 'thekelleys:dnsmasq',
    rules: [
      after('dnsmasq-', String.raw`\d\.\d{2}`),
      { before: 8, behind: 16, version: /\0(2\.\d{2})\0/, weak: true, sole: true },
    ],
  },
  {
    product: 'openvpn',
    files: ['openvpn'],
    cpe: 'openvpn:openvpn',
    rules: [
      { anchor: 'OpenVPN 2.', version: /^OpenVPN (2\.\d{1,2}\.\d{1,2}) [a-z0-9_]{2,20}-/ },
      alone(String.raw`2\.\d{1,2}\.\d{1,2}`),
    ],
  },
  {
    product: 'stunnel',
    files: ['stunnel', 'stunnel4'],
    cpe: 'stunnel:stunnel',
    rules: [after('stunnel ', DOTTED)],
  },
  {
    product: 'openldap',
    files: [
      'slapd',
      'ldapsearch',
      'ldapadd',
      'ldapmodify',
      'ldapwhoami',
      ...library('libldap', 'libldap_r', 'liblber'),
    ],
    cpe: 'openldap:openldap',
    rules: [
      {
        anchor: '$OpenLDAP: ',
        version: /^\$OpenLDAP: [a-z]{1,20}(?: \([^)\0]{0,20}\))? (\d\.\d{1,2}\.\d{1,3})/,
      },
    ],
  },
];

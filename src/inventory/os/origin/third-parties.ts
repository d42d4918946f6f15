// Third parties that publish packages for other people's distributions, and how these are known. Facts from their own instructions and packages.

export interface ThirdParty {
  readonly name: string;
  /** Mail domains of maintainers; subdomains included. */
  readonly domains?: readonly string[];
  /** Beginnings of rpm's Vendor tag or dpkg's Origin, lower case. */
  readonly vendors?: readonly string[];
  /** Hosts of its repositories. */
  readonly hosts?: readonly string[];
  /** Beginnings of the names of its dnf repositories. */
  readonly repositories?: readonly string[];
  /** What only its versions have. */
  readonly version?: RegExp;
  /** What only its packages' names have. */
  readonly package?: RegExp;
  /** It publishes packages of apk's as well. Elsewhere a maintainer's address there is only where somebody works. */
  readonly apk?: true;
}

export const THIRD_PARTIES: readonly ThirdParty[] = [
  // Rebuilds of a distribution's own packages, with fixes put in.
  { name: 'Root.io', version: /root\.io|roo7|-r\d+007\d$/ },
  { name: 'Seal Security', package: /^seal-/ },

  {
    name: 'Docker',
    domains: ['docker.com'],
    vendors: ['docker'],
    hosts: ['download.docker.com'],
    repositories: ['docker-ce'],
    version: /~(?:debian|ubuntu)\.\d+~/,
  },
  {
    name: 'NodeSource',
    domains: ['nodesource.com'],
    vendors: ['nodesource'],
    hosts: ['deb.nodesource.com', 'rpm.nodesource.com'],
    repositories: ['nodesource'],
    version: /nodesource/,
  },
  {
    name: 'PostgreSQL Global Development Group',
    vendors: ['postgresql global development group'],
    hosts: [
      'apt.postgresql.org',
      'apt-archive.postgresql.org',
      'download.postgresql.org',
      'yum.postgresql.org',
    ],
    repositories: ['pgdg'],
    version: /[.~]pgdg|PGDG/,
  },
  {
    name: 'MariaDB',
    domains: ['mariadb.com', 'mariadb.org'],
    vendors: ['mariadb'],
    hosts: [
      'deb.mariadb.org',
      'rpm.mariadb.org',
      'dlm.mariadb.com',
      'archive.mariadb.org',
      'mirror.mariadb.org',
    ],
    repositories: ['mariadb'],
    version: /[~+]maria/,
  },
  {
    name: 'Oracle MySQL',
    domains: ['mysql.com', 'oracle.com'],
    vendors: ['oracle and/or its affiliates'],
    hosts: ['repo.mysql.com'],
    repositories: ['mysql'],
  },
  {
    name: 'NGINX',
    apk: true,
    domains: ['nginx.com', 'f5.com'],
    vendors: ['nginx'],
    hosts: ['nginx.org', 'pkgs.nginx.com'],
    repositories: ['nginx'],
  },
  {
    name: 'HashiCorp',
    domains: ['hashicorp.com'],
    vendors: ['hashicorp'],
    hosts: ['apt.releases.hashicorp.com', 'rpm.releases.hashicorp.com'],
    repositories: ['hashicorp'],
  },
  {
    name: 'Grafana Labs',
    domains: ['grafana.com', 'grafana.net'],
    vendors: ['grafana'],
    hosts: ['apt.grafana.com', 'rpm.grafana.com', 'packages.grafana.com'],
    repositories: ['grafana'],
  },
  {
    name: 'Elastic',
    domains: ['elastic.co'],
    vendors: ['elastic'],
    hosts: ['artifacts.elastic.co'],
    repositories: ['elastic', 'elasticsearch', 'kibana', 'logstash'],
  },
  {
    name: 'Kubernetes',
    domains: ['kubernetes.io'],
    vendors: ['kubernetes'],
    hosts: ['pkgs.k8s.io', 'apt.kubernetes.io'],
    repositories: ['kubernetes'],
  },
  {
    name: 'Microsoft',
    apk: true,
    domains: ['microsoft.com'],
    vendors: ['microsoft'],
    hosts: ['packages.microsoft.com'],
    repositories: ['packages-microsoft-com'],
  },
  {
    name: 'Google',
    domains: ['google.com'],
    vendors: ['google'],
    hosts: ['dl.google.com', 'packages.cloud.google.com'],
    repositories: ['google'],
  },
  {
    name: 'GitLab',
    domains: ['gitlab.com'],
    vendors: ['gitlab'],
    hosts: ['packages.gitlab.com'],
    repositories: ['gitlab'],
  },
  {
    name: 'Datadog',
    domains: ['datadoghq.com'],
    vendors: ['datadog'],
    hosts: ['apt.datadoghq.com', 'yum.datadoghq.com'],
    repositories: ['datadog'],
  },
  // Built by Fedora for Red Hat and its relatives; in Fedora itself this vendor is the distribution.
  { name: 'EPEL', vendors: ['fedora project'], repositories: ['epel'] },
  {
    name: 'Remi',
    domains: ['remirepo.net'],
    vendors: ['remi'],
    hosts: ['rpms.remirepo.net'],
    repositories: ['remi'],
  },
  {
    name: 'RPM Fusion',
    vendors: ['rpm fusion'],
    hosts: ['download1.rpmfusion.org', 'mirrors.rpmfusion.org'],
    repositories: ['rpmfusion'],
  },
  { name: 'ELRepo', vendors: ['the elrepo project'], hosts: ['elrepo.org'], repositories: ['elrepo'] },
  { name: 'IUS', vendors: ['ius'], hosts: ['repo.ius.io'], repositories: ['ius'] },
  {
    name: 'sury.org',
    domains: ['sury.org'],
    hosts: ['packages.sury.org'],
    version: /deb\.sury\.org|\+0~\d{8}\.\d+\+(?:debian|ubuntu)\d/,
  },
  {
    name: 'a Launchpad PPA',
    hosts: ['ppa.launchpad.net', 'ppa.launchpadcontent.net'],
    version: /~ppa|ppa\d|\+(?:trusty|xenial|bionic|focal|jammy|noble|resolute)\d+$/,
  },
  {
    name: 'Eclipse Adoptium',
    apk: true,
    domains: ['adoptium.net', 'eclipse.org'],
    vendors: ['eclipse adoptium'],
  },
  {
    name: 'Amazon',
    apk: true,
    domains: ['amazon.com'],
    vendors: ['amazon'],
    hosts: ['apt.corretto.aws', 'yum.corretto.aws'],
  },
  { name: 'Azul', apk: true, domains: ['azul.com'], vendors: ['azul'], hosts: ['repos.azul.com'] },
  { name: 'Chef', domains: ['chef.io'], vendors: ['chef'], hosts: ['packages.chef.io'] },
  {
    name: 'ClickHouse',
    domains: ['clickhouse.com'],
    vendors: ['clickhouse'],
    hosts: ['packages.clickhouse.com'],
  },
  { name: 'Cloudflare', domains: ['cloudflare.com'], vendors: ['cloudflare'], hosts: ['pkg.cloudflare.com'] },
  { name: 'Confluent', domains: ['confluent.io'], vendors: ['confluent'], hosts: ['packages.confluent.io'] },
  { name: 'GitHub', hosts: ['cli.github.com'] },
  {
    name: 'InfluxData',
    domains: ['influxdata.com'],
    vendors: ['influxdata'],
    hosts: ['repos.influxdata.com'],
  },
  { name: 'Jenkins', domains: ['jenkins.io'], vendors: ['jenkins'], hosts: ['pkg.jenkins.io'] },
  {
    name: 'MongoDB',
    domains: ['mongodb.com'],
    vendors: ['mongodb'],
    hosts: ['repo.mongodb.org'],
    repositories: ['mongodb'],
  },
  { name: 'Neo4j', domains: ['neo4j.com'], vendors: ['neo4j'], hosts: ['debian.neo4j.com', 'yum.neo4j.com'] },
  { name: 'New Relic', domains: ['newrelic.com'], vendors: ['new relic'], hosts: ['download.newrelic.com'] },
  {
    name: 'NVIDIA',
    domains: ['nvidia.com'],
    vendors: ['nvidia'],
    hosts: ['developer.download.nvidia.com', 'nvidia.github.io'],
    repositories: ['cuda', 'nvidia'],
  },
  {
    name: 'OpenResty',
    domains: ['openresty.com', 'openresty.org'],
    vendors: ['openresty'],
    hosts: ['openresty.org'],
  },
  {
    name: 'Percona',
    domains: ['percona.com'],
    vendors: ['percona'],
    hosts: ['repo.percona.com'],
    repositories: ['percona'],
  },
  {
    name: 'Puppet',
    domains: ['puppet.com'],
    vendors: ['puppet'],
    hosts: ['apt.puppet.com', 'yum.puppet.com'],
  },
  {
    name: 'RabbitMQ',
    domains: ['rabbitmq.com'],
    hosts: ['ppa1.rabbitmq.com', 'ppa2.rabbitmq.com', 'deb1.rabbitmq.com'],
  },
  { name: 'Redis', domains: ['redis.com', 'redis.io'], vendors: ['redis'], hosts: ['packages.redis.io'] },
  { name: 'Tailscale', domains: ['tailscale.com'], vendors: ['tailscale'], hosts: ['pkgs.tailscale.com'] },
  { name: 'Varnish Software', domains: ['varnish-software.com'], vendors: ['varnish'] },
  { name: 'Yarn', domains: ['yarnpkg.com'], vendors: ['yarn'], hosts: ['dl.yarnpkg.com'] },
  {
    name: 'Zabbix',
    domains: ['zabbix.com'],
    vendors: ['zabbix'],
    hosts: ['repo.zabbix.com'],
    repositories: ['zabbix'],
  },
];

/** Versions that end in a release's name: none of a distribution's own does. */
export const FOREIGN_VERSION = /[~.](?:buster|bullseye|bookworm|trixie|focal|jammy|noble)$/;

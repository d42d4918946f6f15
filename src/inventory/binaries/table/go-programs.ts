// Recognisers of Go programs whose build information does not tell their version: what the linker set, or what stands beside it.
import { GO_PRE, linked, type Recogniser, type Rule, XYZ } from '../recogniser.ts';

/** Constants of one length lie beside one another, without anything between: `:revoke1.19.4)(nil))`. */
function among(before: string, form: string, behind: string): Rule {
  return {
    anchor: before,
    version: new RegExp(`^${before.replace(/[%$.]/g, String.raw`\$&`)}(${form})${behind}`),
  };
}

/** The linker's flags stand in the build settings, also of programs whose modules do not. */
function flag(variable: string): Rule {
  const name = variable.replaceAll('.', String.raw`\.`);
  return {
    anchor: `${variable}=`,
    version: new RegExp(String.raw`^${name}=v?(${XYZ}(?:[-+~][0-9A-Za-z.+~-]{1,40})?)`),
  };
}

/** Files, the variable that holds the version, and the CPE. */
const FLAGGED: readonly (readonly [files: readonly string[], variable: string, cpe: string])[] = [
  [['docker'], 'cli/version.Version', 'docker:docker'],
  [['dockerd'], 'dockerversion.Version', 'mobyproject:moby'],
  [['containerd', 'containerd-shim-runc-v2', 'ctr'], 'version.Version', 'linuxfoundation:containerd'],
  [['runc'], 'main.version', 'linuxfoundation:runc'],
  [
    [
      'kubectl',
      'kubelet',
      'kubeadm',
      'kube-apiserver',
      'kube-proxy',
      'kube-scheduler',
      'kube-controller-manager',
    ],
    'version.gitVersion',
    'kubernetes:kubernetes',
  ],
  [['prometheus', 'promtool'], 'common/version.Version', 'prometheus:prometheus'],
  [['alertmanager', 'amtool'], 'common/version.Version', 'prometheus:alertmanager'],
  [['node_exporter'], 'common/version.Version', 'prometheus:node_exporter'],
  [['helm'], 'version.version', 'helm:helm'],
  [['gitea'], 'main.Version', 'gitea:gitea'],
  [['influxd', 'influx'], 'main.version', 'influxdata:influxdb'],
  [['telegraf'], 'internal.Version', 'influxdata:telegraf'],
  [['loki'], 'build.Version', 'grafana:loki'],
  [['rclone'], 'fs.Version', 'rclone:rclone'],
  [['cockroach'], 'build.tag', 'cockroachlabs:cockroachdb'],
];

const GRAFANA = String.raw`\d{1,2}\.\d{1,2}\.\d{1,3}(?:-(?:\d{6,12}|beta\d|test|preview))?`;

export const GO_PROGRAMS: readonly Recogniser[] = [
  {
    product: 'github.com/hashicorp/vault',
    files: ['vault'],
    purl: 'pkg:golang/github.com/hashicorp/vault',
    cpe: 'hashicorp:vault',
    rules: [
      among(':revoke', String.raw`\d\.\d{2}\.\d`, String.raw`[^\d]`),
      among('index_state', String.raw`\d\.\d{2}\.\d{1,2}-rc\d`, ''),
      // All of seven bytes: `0x%016x`, the version (perhaps with a line feed), the next one.
      among('0x%016x', String.raw`1\.1\d\.\d{2}|1\.1\d\.\d(?=\n)`, ''),
      linked(String.raw`1\.\d{1,2}\.\d{1,2}(?:-rc\d)?`),
    ],
  },
  {
    product: 'github.com/hashicorp/consul',
    files: ['consul'],
    purl: 'pkg:golang/github.com/hashicorp/consul',
    cpe: 'hashicorp:consul',
    rules: [
      among('CONSUL_VERSION: ', XYZ, ''),
      among('GitDescribe=', String.raw`v?\d\.\d{1,2}\.\d{1,2}`, '"'),
      linked(),
    ],
  },
  {
    product: 'grafana',
    files: ['grafana', 'grafana-server', 'grafana-cli'],
    cpe: 'grafana:grafana',
    rules: [
      { anchor: 'release-', version: new RegExp(String.raw`^release-(${GRAFANA})(?:\+security-\d{2})?\0`) },
      {
        before: 16,
        behind: 64,
        version: new RegExp(String.raw`(?<![a-z0-9.-])v?(${GRAFANA})(?:\+security-\d{2})?\0`),
        weak: true,
      },
    ],
  },
  ...['pilot-discovery', 'pilot-agent'].map(
    (file): Recogniser => ({
      product: file,
      files: [file],
      purl: 'pkg:generic/istio',
      cpe: 'istio:istio',
      rules: [
        // Two of them: the version of the program stands behind that of its parts.
        { before: 16, behind: 64, version: new RegExp(String.raw`\d\0{1,8}(${XYZ}${GO_PRE})\0`), weak: true },
        linked(String.raw`1\.\d{1,2}(?:\.\d{1,2})?${GO_PRE}`),
      ],
    }),
  ),
  {
    product: 'nginx-ingress-controller',
    files: ['nginx-ingress-controller'],
    cpe: 'kubernetes:ingress-nginx',
    rules: [
      {
        before: 16,
        behind: 64,
        version: new RegExp(String.raw`(?<![A-Za-z0-9.-](?=\d)|[a-z0-9.-](?=v))v?(${XYZ}${GO_PRE})\0`),
        weak: true,
      },
    ],
  },
  {
    product: 'elastic-agent',
    files: ['elastic-agent'],
    cpe: 'elastic:elastic_agent',
    rules: [
      among('3:04PM', XYZ, ':https'),
      among('enroll', XYZ, '-?header'),
      among('enroll: true', XYZ, '-header'),
    ],
  },
  ...['filebeat', 'metricbeat', 'heartbeat', 'packetbeat', 'auditbeat'].map(
    (beat): Recogniser => ({
      product: beat,
      files: [beat],
      cpe: `elastic:${beat}`,
      rules: [
        among('rate', XYZ, '-9765625'),
        among('plugin', XYZ, 'global'),
        among('setupTest ', XYZ, '%s %w'),
        among('3:04PM', XYZ, ':https'),
        linked(),
      ],
    }),
  ),
  {
    product: 'traefik',
    files: ['traefik'],
    cpe: 'traefik:traefik',
    rules: [flag('pkg/version.Version'), { ...linked(), sole: true }],
  },
  ...FLAGGED.flatMap(([files, variable, cpe]) =>
    files.map((file): Recogniser => ({ product: file, files: [file], cpe, rules: [flag(variable)] })),
  ),
];

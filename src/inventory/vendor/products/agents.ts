// Agents that watch programs and machines, and are put into images beside them.
import type { Product } from '../product.ts';

export const AGENTS: readonly Product[] = [
  {
    name: 'dynatrace-oneagent',
    vendor: 'Dynatrace',
    file: '**/oneagent/manifest.json',
    version: { in: 'json', path: ['version'] },
    root: 0,
    perhaps: true,
  },
  {
    name: 'dynatrace-oneagent',
    vendor: 'Dynatrace',
    file: '**/oneagent/agent/installer.version',
    version: { in: 'line' },
    root: 1,
  },
  {
    name: 'appdynamics-java-agent',
    vendor: 'AppDynamics',
    file: '**/ver{version}/javaagent.jar',
    version: { in: 'path' },
    root: 0,
  },
  {
    name: 'newrelic-php5-agent',
    vendor: 'New Relic',
    file: '**/newrelic-php5-{version}-linux/newrelic-install',
    version: { in: 'path' },
    root: 0,
  },
];

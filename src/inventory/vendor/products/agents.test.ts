// A sample of each of the agents, in the form that it has.
import { checkSamples } from '../../../../test/support/products.ts';
import { AGENTS } from './agents.ts';

checkSamples(AGENTS, [
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
]);

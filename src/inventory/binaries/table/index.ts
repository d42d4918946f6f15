// All recognisers, in the order of their priority for a file that several fit.
import type { Recogniser } from '../recogniser.ts';
import { BROWSERS } from './browsers.ts';
import { DAEMONS } from './daemons.ts';
import { DATABASES } from './databases.ts';
import { GO_PROGRAMS } from './go-programs.ts';
import { JAVA } from './java.ts';
import { LIBRARIES } from './libraries.ts';
import { RUNTIMES } from './runtimes.ts';
import { SCRIPTS } from './scripts.ts';
import { SERVERS } from './servers.ts';
import { TOOLS } from './tools.ts';

export const RECOGNISERS: readonly Recogniser[] = [
  ...RUNTIMES,
  ...JAVA,
  ...SERVERS,
  ...BROWSERS,
  ...DAEMONS,
  ...DATABASES,
  ...GO_PROGRAMS,
  ...TOOLS,
  ...LIBRARIES,
  ...SCRIPTS,
];

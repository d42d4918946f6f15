// Takes the inventory of whatever a target names, in this process, as the CLI does.
import { DEFAULT_LIMITS, type Limits } from '../../src/core/limits.ts';
import { NO_PROGRESS, SILENT } from '../../src/core/log.ts';
import type { NetworkOptions } from '../../src/core/network.ts';
import { openCache } from '../../src/image/index.ts';
import { inventoryOf } from '../../src/scan/index.ts';
import { network } from './loopback.ts';

export interface TakeOptions {
  readonly limits?: Partial<Limits>;
  readonly network?: Partial<NetworkOptions>;
  readonly cache?: string;
  readonly verify?: boolean;
  readonly platform?: string;
}

export async function take(target: string, options: TakeOptions = {}): ReturnType<typeof inventoryOf> {
  const [os = 'linux', architecture = 'amd64', variant = ''] = (options.platform ?? '')
    .split('/')
    .filter(Boolean);
  const platform = options.platform ? { platform: { os, architecture, variant } } : {};
  return inventoryOf(target, {
    open: {
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      network: network(options.network),
      here: { os: 'linux', architecture: 'amd64', variant: '' },
      ...platform,
    },
    ...(options.cache !== undefined && { cache: openCache(options.cache, SILENT) }),
    verify: options.verify ?? false,
    progress: NO_PROGRESS,
    now: '2026-01-01T00:00:00.000Z',
    tool: 'test',
  });
}

// The inventory of an image, as any scan takes it, from real services.
import { DEFAULT_LIMITS } from '../../src/core/limits.ts';
import { NO_PROGRESS, SILENT } from '../../src/core/log.ts';
import type { Inventory } from '../../src/inventory/index.ts';
import { inventoryOf } from '../../src/scan/index.ts';
import type { Services } from './services.ts';

/** Without a cache, every layer hashed. */
export async function inventoryAt(target: string, { docker, podman }: Services): Promise<Inventory> {
  const env = { ...process.env, DOCKER_HOST: docker, CONTAINER_HOST: podman };
  const signal = AbortSignal.timeout(600_000);
  const { inventory } = await inventoryOf(target, {
    open: {
      limits: DEFAULT_LIMITS,
      network: { offline: false, timeoutMs: 60_000, env, signal, logger: SILENT },
      here: { os: 'linux', architecture: 'amd64', variant: '' },
      stdin: process.stdin,
    },
    verify: true,
    progress: NO_PROGRESS,
    now: '2026-01-01T00:00:00Z',
    tool: 'test',
  });
  return inventory;
}

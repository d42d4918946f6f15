// From parsed options to the settings of a scan.
import { homedir } from 'node:os';
import { DAY_MS, databaseFolder, OSV_DEV } from '../advisories/index.ts';
import { fail } from '../core/errors.ts';
import { DEFAULT_LIMITS } from '../core/limits.ts';
import type { Progress } from '../core/log.ts';
import type { NetworkOptions } from '../core/network.ts';
import {
  type LayerCache,
  openCache,
  pruneDaily,
  type OpenOptions,
  parsePlatform,
  type Platform,
} from '../image/index.ts';
import type { JudgeOptions, ScanOptions } from '../scan/index.ts';
import type { Context } from './command.ts';
import { cacheFolder } from './folders.ts';
import { parseCount, parseSize } from './option.ts';
import { version } from './version.ts';

const SILENCE_MS = 30_000;
/** Bytes that the layer cache is brought down to, once a day. */
const CACHE_SIZE = 2 * 1024 ** 3;

export function networkOf({ parsed, env, signal, logger }: Context): NetworkOptions {
  const caFile = parsed.text('ca-file');
  return {
    offline: parsed.flag('offline'),
    timeoutMs: SILENCE_MS,
    env,
    signal,
    logger,
    ...(caFile && { caFile }),
  };
}

export function databaseOf({ parsed, env }: Context): string {
  return parsed.text('db') ?? databaseFolder(env, homedir());
}

export function nowOf({ parsed }: Context): Date {
  const text = parsed.text('now');
  if (text === undefined) return new Date();
  const now = new Date(text);
  if (Number.isNaN(now.getTime()))
    fail('usage.bad-option', '--now', `'${text}' is no time`, 'write 2026-01-31T12:00:00Z');
  return now;
}

export function scanOptions(context: Context, progress: Progress): ScanOptions {
  const { parsed, env, logger } = context;
  const folder = cacheFolder(env);
  const cache = parsed.flag('no-cache') ? undefined : openCache(folder, logger);
  if (cache) pruneDaily(folder, CACHE_SIZE, Date.now());
  return {
    open: openOptions(context, cache),
    ...(cache && { cache }),
    verify: parsed.flag('verify'),
    progress,
    interruptible: context.interruptible,
    now: nowOf(context).toISOString(),
    tool: version(),
    choice: { only: parsed.all('only'), skip: parsed.all('skip') },
    exclude: parsed.all('exclude'),
  };
}

function openOptions(context: Context, cache: LayerCache | undefined): OpenOptions {
  const { parsed } = context;
  const platform = parsed.text('platform');
  const wanted = platform === undefined ? undefined : parsePlatform(platform);
  if (platform !== undefined && !wanted)
    fail(
      'usage.bad-option',
      '--platform',
      `'${platform}' is no platform`,
      'write os/architecture, such as linux/arm64',
    );
  const entries = parsed.text('max-entries');
  // More entries need more room for their names and for what is found in them.
  const more = Math.max(
    1,
    entries === undefined ? 1 : parseCount('max-entries', entries) / DEFAULT_LIMITS.entries,
  );
  const size = parsed.text('max-layer-size');
  const layerBytes = size === undefined ? DEFAULT_LIMITS.layerBytes : parseSize('max-layer-size', size);
  return {
    limits: {
      ...DEFAULT_LIMITS,
      ...(entries !== undefined && { entries: parseCount('max-entries', entries) }),
      names: DEFAULT_LIMITS.names * more,
      kept: DEFAULT_LIMITS.kept * more,
      layerBytes,
      // Whoever allows so much doubts no smaller layer.
      ...(size !== undefined && { ratioFrom: Math.max(DEFAULT_LIMITS.ratioFrom, layerBytes) }),
    },
    network: networkOf(context),
    here: here(),
    stdin: process.stdin,
    ...(wanted && { platform: wanted }),
    ...(cache && { documents: { get: cache.document, put: cache.storeDocument } }),
  };
}

/** Images are Linux's almost always; the architecture is this machine's. */
function here(): Platform {
  const names: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le', arm: 'arm' };
  return { os: 'linux', architecture: names[process.arch] ?? process.arch, variant: '' };
}

export function judgeOptions(context: Context, progress: Progress): JudgeOptions {
  const { parsed } = context;
  return {
    folder: databaseOf(context),
    interruptible: context.interruptible,
    onlyFixed: parsed.flag('only-fixed'),
    freshness: {
      network: networkOf(context),
      base: baseUrl(context),
      skipUpdate: parsed.flag('skip-db-update'),
      maxAgeMs: DAY_MS,
      now: new Date(),
      progress,
    },
  };
}

export function baseUrl({ parsed, env }: Context): string {
  return parsed.text('db-url') ?? env['PLIMSOLL_DB_URL'] ?? OSV_DEV;
}

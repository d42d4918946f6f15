// Distributions of apk packages: scopes of their advisories. All are keyed by the origin, and some also name subpackages.
import type { DistributionRow, Release } from './release.ts';
import { leading } from './release.ts';
import { endOfLife } from './end-of-life.ts';

const COMMON = { type: 'apk', key: 'source and binary', unfixedKnown: false } as const;

const alpine: DistributionRow = {
  ids: ['alpine'],
  release(distribution) {
    // `3.21_alpha20240807` and the like are edge, not the coming release.
    const version = /_alpha|_git/.test(distribution.version) ? undefined : leading(distribution.version, 2);
    if (version === undefined) return { ...COMMON, label: 'Alpine edge', scopes: ['Alpine:edge'] };
    return {
      ...COMMON,
      label: `Alpine ${version}`,
      scopes: [`Alpine:v${version}`],
      ...endOfLife('alpine', version),
    };
  },
};

/** Releases are numbered by their year; the rolling one is `stream`. */
const alpaquita: DistributionRow = {
  ids: ['alpaquita'],
  release(distribution): Release {
    const stream = /^\d+/.exec(distribution.version)?.[0] ?? 'stream';
    return {
      ...COMMON,
      // Its records also list what is not fixed yet.
      unfixedKnown: true,
      label: `Alpaquita ${stream}`,
      scopes: [`Alpaquita:${stream}`],
    };
  },
};

/** A distribution without releases: VERSION_ID is only a build date. */
const rolling = (id: string, family: string): DistributionRow => ({
  ids: [id],
  release: () => ({ ...COMMON, label: family, scopes: [family] }),
});

export const APK_DISTRIBUTIONS: readonly DistributionRow[] = [
  alpine,
  alpaquita,
  rolling('wolfi', 'Wolfi'),
  rolling('chainguard', 'Chainguard'),
  rolling('minimos', 'MinimOS'),
  rolling('cleanstart', 'CleanStart'),
];

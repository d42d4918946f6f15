// The result of one scan: all that any output format shows.
import type { FamilyStatus } from '../advisories/types.ts';
import type { Matched } from '../findings/types.ts';
import type { Identity } from '../image/image.ts';
import type { Inventory } from '../inventory/inventory.ts';

export interface LayerSummary {
  readonly index: number;
  /** DiffID as the config claims it. */
  readonly diffId?: string;
  /** `verified`: we hashed its bytes. */
  readonly trust: 'verified' | 'claimed' | 'none';
  readonly bytes: number;
  readonly files: number;
  readonly instruction?: string;
  /** Part of the base image, where that is known. */
  readonly base: boolean;
}

/** Which layers are the base image's, and how that is known. */
export interface BaseImage {
  /** Number of lowest layers that are the base's. */
  readonly layers: number;
  /** A name when one is known. */
  readonly reference?: string;
  readonly digest?: string;
  /** `label`: the image says so; `scanned`: an image scanned before has exactly these layers; `history`: read from the build history. */
  readonly by: 'label' | 'scanned' | 'history';
}

export interface ImageSummary {
  readonly identity: Identity;
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly created?: string;
  readonly layers: readonly LayerSummary[];
  readonly files: number;
  readonly bytes: number;
  readonly base?: BaseImage;
}

export interface ScanReport {
  /** Version of the tool. */
  readonly tool: string;
  /** The moment that counts as now (ISO), an option. */
  readonly now: string;
  /** Undefined when an SBOM was scanned; then `sbom` says which. */
  readonly image?: ImageSummary;
  readonly sbom?: { readonly path: string; readonly format: string; readonly subject: string };
  readonly inventory: Inventory;
  /** Undefined for `sbom`, which judges nothing. */
  readonly matched?: Matched;
  /** The families that were asked, with age and revision. */
  readonly data: readonly FamilyStatus[];
  readonly distributionSupport?: { readonly endOfLife?: string; readonly ended: boolean };
  /** Advisory data that was wanted and is missing or old, and why. */
  readonly shortfalls: readonly {
    readonly family: string;
    readonly state: 'missing' | 'stale';
    readonly reason: string;
  }[];
  /** Findings without a fix that --only-fixed left out. */
  readonly leftOut: number;
  readonly outcome: Outcome;
}

export interface Outcome {
  /** `judged`, `partial` (a gap may hide packages or their vulnerabilities), `unjudged` (nothing could be judged), `nothing` (no packages at all). */
  readonly verdict: 'judged' | 'partial' | 'unjudged' | 'nothing';
  readonly counts: Readonly<Record<string, number>>;
  /** Why partial or unjudged, one line each, with the remedy. */
  readonly reasons: readonly string[];
}

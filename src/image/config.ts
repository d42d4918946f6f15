// The image config: what an image says about itself and how it wants to be run.
import type { Digest } from '../core/digest.ts';

export interface HistoryItem {
  /** The build instruction, as the builder wrote it. */
  readonly createdBy: string;
  readonly created?: string;
  readonly comment?: string;
  /** True where the instruction made no layer. */
  readonly empty: boolean;
}

export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly created?: string;
  /** In layer order; empty for a plain folder. */
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryItem[];
  readonly user: string;
  readonly env: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly workingDir: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly exposedPorts: readonly string[];
}

/** The instruction that made a layer, as far as the history tells. */
export interface Instruction {
  readonly text: string;
  readonly created?: string;
}

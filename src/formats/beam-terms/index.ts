// Terms of Erlang and Elixir in text: lock files, application resources, metadata of Hex packages.
import type { Bytes } from '../../core/bytes.ts';
import { readTerms, type Terms } from './builder.ts';
import { elixirTokens } from './elixir.ts';
import { erlangTokens } from './erlang.ts';

export type { Terms } from './builder.ts';

/** Erlang terms, each with its full stop (`file:consult/1`). Never throws for bad content: `damage` tells. */
export function readErlangTerms(bytes: Bytes): Terms {
  return readTerms(bytes, erlangTokens);
}

/** Elixir terms without any code in them; pairs of keyword lists are lists of two. Never throws for bad content: `damage` tells. */
export function readElixirTerms(bytes: Bytes): Terms {
  return readTerms(bytes, elixirTokens);
}

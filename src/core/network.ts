// What every client that may open a connection is told: may it, how long, trusting whom, through which environment.
import type { Logger } from './log.ts';

export interface NetworkOptions {
  /** True: no connection may be made; `network.offline` is thrown before a socket opens (unix sockets are no network). */
  readonly offline: boolean;
  /** Longest silence of a peer in ms: while connecting, before its headers, and between pieces of a body. 30,000 is usual. */
  readonly timeoutMs: number;
  /** File with further CA certificates (PEM), trusted beside those of the system. */
  readonly caFile?: string;
  /** Environment variables: proxies, CA files, where credentials are kept, which engine. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends everything; its reason is what is thrown. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
  /** How failures that may pass are tried again; left out: as `DEFAULT_RETRY` of the registry room. */
  readonly retry?: RetryPolicy;
}

export interface RetryPolicy {
  /** Further tries after the first; for a download: after the last one that brought it on. */
  readonly retries: number;
  /** Wait before the first retry in ms; doubled for each further one. */
  readonly firstWaitMs: number;
  /** No wait is longer, whatever Retry-After says (ms); a server that wants more gets no further try. */
  readonly longestWaitMs: number;
}

// The records of one advisory file, parsed, one after the other, in bounded memory.
import { closeSync, createReadStream, openSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import { Damaged, isBadContent, OverBudget } from '../core/bytes.ts';
import { fail, systemCode } from '../core/errors.ts';
import { type JsonLimits, parseBounded } from '../formats/bounded-json.ts';
import { openZip } from '../formats/zip/index.ts';
import { bytesOfFile } from './file-bytes.ts';
import { linesOf } from './lines.ts';
import type { Skip } from './osv-affected.ts';
import type { Compression, Source } from './sources.ts';

/** A parsed record; or why there is none where one should be. */
export type Parsed = { readonly value: unknown } | { readonly skip: Skip };

/** Longest record in bytes; the largest real ones have about 5 MiB. */
const LONGEST_RECORD = 32 * 1024 * 1024;
/** Longest list of records in one JSON document. */
const LONGEST_DOCUMENT = 128 * 1024 * 1024;
/** Real records have some hundred thousand values at most. */
const RECORD_BOUNDS = { values: 2_000_000, depth: 100 };
const DOCUMENT_BOUNDS = { values: 8_000_000, depth: 100 };
const READ = 256 * 1024;
const CHUNK = 64 * 1024;

/**
 * Records of `source`; `onBytes` is told how many bytes of it were read since the last call.
 * Errors: advisories.damaged, with file and place, when the file is cut or does not inflate. A record that is too long or
 * no JSON is told and passed over.
 */
export async function* recordsOf(
  source: Source,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Parsed> {
  let place = 'the start';
  const at = (where: string) => {
    place = where;
  };
  try {
    const count = (bytes: number) => {
      signal?.throwIfAborted();
      onBytes(bytes);
    };
    if (source.form === 'zip') yield* zipRecords(source, at, count);
    else if (source.form === 'lines') yield* lineRecords(source, at, count);
    else yield* documentRecords(source, count);
  } catch (error) {
    if (isBadContent(error))
      fail('advisories.damaged', source.file, `at ${place}: ${error.message}`, 'get it again', error);
    if (['ENOENT', 'EACCES', 'EIO'].includes(systemCode(error)))
      fail('advisories.damaged', source.file, `can not be read (${systemCode(error)})`, '', error);
    throw error;
  }
}

function* zipRecords(
  source: Source,
  at: (place: string) => void,
  onBytes: (n: number) => void,
): Generator<Parsed> {
  const fd = openSync(source.file, 'r');
  try {
    const zip = openZip(bytesOfFile(fd, source.size));
    if (zip === undefined) throw new Damaged('it is cut or no zip: its directory is missing');
    for (const entry of zip.entries()) {
      if (!entry.name.endsWith('.json')) continue;
      at(`entry ${entry.name}`);
      onBytes(entry.compressedSize);
      if (entry.size > LONGEST_RECORD) yield { skip: 'too-large' };
      else {
        const bytes = zip.open(entry, LONGEST_RECORD);
        yield parse(bytes.read(0, bytes.size));
      }
    }
  } finally {
    closeSync(fd);
  }
}

async function* lineRecords(
  source: Source,
  at: (place: string) => void,
  onBytes: (n: number) => void,
): AsyncGenerator<Parsed> {
  for await (const { text, number, isEnded } of linesOf(inflated(source, onBytes), LONGEST_RECORD)) {
    at(`line ${number}`);
    const parsed: Parsed = text === undefined ? { skip: 'too-large' } : parse(text);
    if (!isEnded && 'skip' in parsed) throw new Damaged('the file is cut: its last record has no end');
    yield parsed;
  }
}

async function* documentRecords(source: Source, onBytes: (n: number) => void): AsyncGenerator<Parsed> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of inflated(source, onBytes)) {
    size += chunk.length;
    if (size > LONGEST_DOCUMENT) return yield { skip: 'too-large' };
    parts.push(chunk);
  }
  const parsed = parse(Buffer.concat(parts), DOCUMENT_BOUNDS);
  if ('skip' in parsed && parsed.skip === 'too-large') return yield parsed;
  if ('skip' in parsed) throw new Damaged('it is cut or no JSON');
  if (!Array.isArray(parsed.value)) return yield parsed;
  for (const value of parsed.value as readonly unknown[]) yield { value };
}

function parse(bytes: Uint8Array, bounds: JsonLimits = RECORD_BOUNDS): Parsed {
  try {
    return { value: parseBounded(bytes, bounds) };
  } catch (error) {
    return { skip: error instanceof OverBudget ? 'too-large' : 'not-json' };
  }
}

/** The file's content; a compressed stream that is cut or broken throws `Damaged`. */
async function* inflated(source: Source, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  if (source.size === 0) throw new Damaged('the file is empty');
  const input = createReadStream(source.file, { highWaterMark: READ });
  const inflate = inflaterFor(source.compression);
  // Errors of both streams come out of the inflater, which is the one that is read.
  const piped = inflate === undefined ? undefined : pipeline(input, inflate).catch(() => {});
  let told = 0;
  try {
    for await (const chunk of (inflate ?? input) as AsyncIterable<Uint8Array>) {
      onBytes(input.bytesRead - told);
      told = input.bytesRead;
      yield chunk;
    }
  } catch (error) {
    // Errors of the file itself name a system call; all others are the inflater's.
    if ('syscall' in (error as object)) throw error;
    throw new Damaged('the file is cut or does not inflate', { cause: error });
  } finally {
    input.destroy();
    inflate?.destroy();
    await piped;
  }
}

function inflaterFor(compression: Compression): Transform | undefined {
  if (compression === 'brotli') return createBrotliDecompress({ chunkSize: CHUNK });
  if (compression === 'gzip') return createGunzip({ chunkSize: CHUNK });
  if (compression === 'zstd') return createZstdDecompress({ chunkSize: CHUNK });
  return undefined;
}

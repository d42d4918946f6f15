// The part of Docker's Engine API (Podman speaks it too) that reads images: version, inspect, history, export.
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { type Address, type EngineKind, addressOf } from './address.ts';
import { type Patience, call, placeOf } from './call.ts';
import {
  type EngineImage,
  type EngineVersion,
  type HistoryLine,
  historyOf,
  imageOf,
  versionOf,
} from './documents.ts';
import { exportStream, messageOf } from './export.ts';

const LARGEST_DOCUMENT = 8 * 1024 * 1024;
const LARGEST_MESSAGE = 64 * 1024;
/** Minor version of API 1.x: the newest whose answers we know. What we ask for is older than every engine alive. */
const NEWEST_API = 51;

export interface EngineOptions {
  readonly kind: EngineKind;
  /** `unix:///path` or `tcp://host:port`; left out: what the environment, Docker's context or the usual sockets say. */
  readonly host?: string;
}

export interface Engine {
  readonly kind: EngineKind;
  /** Where it listens, as users write it. */
  readonly place: string;
  version(): Promise<EngineVersion>;
  /** Errors: image.not-found, and those of every call: engine.unreachable, engine.refused, network.offline. */
  inspectImage(name: string): Promise<EngineImage>;
  /** Newest first, as the engine gives it. Errors as of `inspectImage`. */
  history(name: string): Promise<readonly HistoryLine[]>;
  /**
   * The image as a tar archive, as `docker save` writes it, while the engine makes it: nothing is kept on disk here.
   * Destroy the stream to give up. Errors as of `inspectImage`; those of the stream: image.cut, engine.refused.
   */
  exportImage(name: string): Promise<Readable>;
}

/** Finds the engine and agrees on a version of its API. Errors: engine.unreachable, engine.refused, network.offline. */
export async function openEngine(options: EngineOptions, network: NetworkOptions): Promise<Engine> {
  const address = await addressOf(options.kind, options.host, network.env);
  const ping = await call(address, options.kind, '/_ping', 'answer', network);
  if (ping.statusCode !== 200) return refuse(ping, placeOf(address), network);
  ping.resume();
  return new Client(options.kind, address, apiOf(ping.headers['api-version']), network);
}

class Client implements Engine {
  readonly kind: EngineKind;
  readonly place: string;
  readonly #address: Address;
  readonly #api: string;
  readonly #network: NetworkOptions;

  constructor(kind: EngineKind, address: Address, api: string, network: NetworkOptions) {
    this.kind = kind;
    this.place = placeOf(address);
    this.#address = address;
    this.#api = api;
    this.#network = network;
  }

  async version(): Promise<EngineVersion> {
    return this.#document(await this.#get('/version', 'answer'), versionOf);
  }

  async inspectImage(name: string): Promise<EngineImage> {
    return this.#document(await this.#image(name, 'json', 'answer'), imageOf);
  }

  async history(name: string): Promise<readonly HistoryLine[]> {
    return this.#document(await this.#image(name, 'history', 'answer'), historyOf);
  }

  async exportImage(name: string): Promise<Readable> {
    // An engine may make the whole archive ready before its first byte.
    const message = await this.#image(name, 'get', 'connection');
    return exportStream(message, `${this.kind}:${name}`, this.#network);
  }

  #get(path: string, patience: Patience): Promise<IncomingMessage> {
    return call(this.#address, this.kind, `${this.#api}${path}`, patience, this.#network);
  }

  async #image(name: string, what: string, patience: Patience): Promise<IncomingMessage> {
    const message = await this.#get(`/images/${pathOf(name)}/${what}`, patience);
    if (message.statusCode === 200) return message;
    if (message.statusCode !== 404) return refuse(message, `${this.kind}:${name}`, this.#network);
    message.destroy();
    const remedy = `${this.kind} pull ${name}`;
    return fail('image.not-found', `${this.kind}:${name}`, 'the engine has no such image', remedy);
  }

  async #document<T>(message: IncomingMessage, read: (document: unknown) => T): Promise<T> {
    const body = await wholeBody(message, LARGEST_DOCUMENT, this.place, this.#network);
    try {
      return read(JSON.parse(body ?? ''));
    } catch (error) {
      const what = body === undefined ? 'an answer is too long' : 'an answer is not what it should be';
      return fail('engine.refused', this.place, what, 'is this a container engine?', error);
    }
  }
}

/** `/v1.N` with the lower of what the engine states and what we know; '' (the engine's own choice) where it states nothing. */
function apiOf(stated: string | string[] | undefined): string {
  const match = /^1\.(\d{1,3})$/.exec(String(stated));
  return match === null ? '' : `/v1.${Math.min(Number(match[1]), NEWEST_API)}`;
}

/** A name as a path: what separates its parts stays, all else that could end a path is escaped. */
function pathOf(name: string): string {
  return encodeURIComponent(name).replace(/%(2F|3A|40)/g, (escaped) => decodeURIComponent(escaped));
}

async function refuse(message: IncomingMessage, where: string, network: NetworkOptions): Promise<never> {
  const said = messageOf((await wholeBody(message, LARGEST_MESSAGE, where, network)) ?? '');
  const what = `the engine answers with status ${message.statusCode}${said === '' ? '' : `: ${said}`}`;
  return fail('engine.refused', where, what);
}

/** Undefined: longer than `limit`. */
async function wholeBody(
  message: IncomingMessage,
  limit: number,
  where: string,
  network: NetworkOptions,
): Promise<string | undefined> {
  const timer = setTimeout(() => message.destroy(new Error('silence')), network.timeoutMs);
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of message as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size > limit) return undefined;
      parts.push(piece);
    }
  } catch (error) {
    network.signal.throwIfAborted();
    return fail('engine.unreachable', where, 'the engine breaks off its answer', 'try again', error);
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(parts, size).toString('utf8');
}

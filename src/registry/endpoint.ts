// Where a repository's API answers, and asking it as whoever it lets in.
import type { NetworkOptions } from '../core/network.ts';
import { type Download, download } from './download.ts';
import { type Reference, formatReference, hostOf } from './reference.ts';
import { type Answer, refuse } from './refusal.ts';
import { Session } from './session.ts';
import { type Reply, type RequestOptions, request } from './transport.ts';
import { isLoopback } from './transport/proxy.ts';

/** A challenge, and one more where the token it gave has ended meanwhile. */
const MOST_CHALLENGES = 2;

export class Endpoint {
  readonly #reference: Reference;
  readonly #network: NetworkOptions;
  readonly #session: Session;
  #origin: Promise<string> | undefined;

  constructor(reference: Reference, network: NetworkOptions) {
    this.#reference = reference;
    this.#network = network;
    this.#session = new Session(reference, network);
  }

  /** GET of a path under the repository, going on after cuts. `immutable`: a digest names what is asked for. */
  async download(path: string, headers: Record<string, string>, immutable: boolean): Promise<Download> {
    const origin = await (this.#origin ??= this.#findOrigin());
    return download(`${origin}/v2/${this.#reference.repository}/${path}`, this.#network, {
      ask: (url, network, options) => this.#ask(url, network, options),
      headers,
      immutable,
      where: formatReference(this.#reference),
      contradiction: 'image.damaged',
    });
  }

  /** Throws what an answer other than 200 means. */
  async refuse(reply: Answer): Promise<never> {
    const asker = { host: this.#reference.registry, login: await this.#session.hasLogin() };
    return refuse(reply, formatReference(this.#reference), asker);
  }

  /** HTTPS; for this machine plain HTTP too, where that is what answers. */
  async #findOrigin(): Promise<string> {
    const host = hostOf(this.#reference);
    if (!isLoopback(new URL(`https://${host}`).hostname)) return `https://${host}`;
    const once = { ...this.#network, retry: { retries: 0, firstWaitMs: 0, longestWaitMs: 0 } };
    try {
      const reply = await request(`http://${host}/v2/`, once, { where: formatReference(this.#reference) });
      reply.close();
      // What servers say to plain HTTP at a port where they speak TLS.
      return reply.status === 400 ? `https://${host}` : `http://${host}`;
    } catch (error) {
      if (this.#network.offline || this.#network.signal.aborted) throw error;
      return `https://${host}`;
    }
  }

  /** `request` with our login. Only the registry's own challenge is answered: another host's would be told our login. */
  async #ask(url: string | URL, network: NetworkOptions, options: RequestOptions = {}): Promise<Reply> {
    const { origin } = new URL(url);
    for (let challenges = 0; ; challenges++) {
      const sent = await this.#session.header();
      const headers = { ...options.headers, ...(sent === undefined ? {} : { Authorization: sent }) };
      const reply = await request(url, network, { ...options, headers });
      if (reply.status !== 401 || reply.url.origin !== origin || challenges === MOST_CHALLENGES) return reply;
      const challenge = reply.header('www-authenticate') ?? '';
      if (!(await this.#session.answer(challenge, sent, reply.url))) return reply;
      reply.close();
    }
  }
}

// Who we are to one registry: finds out from its challenges, keeps the token, and renews it.
import { fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { parseChallenges } from './challenge.ts';
import { storedLogin } from './credentials.ts';
import type { Login } from './login-files.ts';
import { type Reference, formatReference } from './reference.ts';
import { type Token, type TokenRequest, basic, fetchToken } from './token.ts';

/** Logs in to one repository of one registry, as soon and as often as it asks. */
export class Session {
  readonly #reference: Reference;
  readonly #network: NetworkOptions;
  #login: Promise<Login | undefined> | undefined;
  #asked: TokenRequest | undefined;
  #token: Promise<Token> | undefined;
  #basic: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(reference: Reference, network: NetworkOptions) {
    this.#reference = reference;
    this.#network = network;
  }

  /** Value for the Authorization header of the next request; undefined before the registry asked for one. */
  async header(): Promise<string | undefined> {
    if (this.#basic !== undefined) return this.#basic;
    const current = this.#token;
    const token = await current;
    if (token === undefined || Date.now() < token.until) return token?.header;
    // Somebody else may have renewed it meanwhile.
    return this.#token === current ? (await this.#renew()).header : this.header();
  }

  /** True when a stored login stands behind what is sent. */
  async hasLogin(): Promise<boolean> {
    return (await this.#login) !== undefined;
  }

  /**
   * Takes the challenge that `registry` itself gave to a request with `sent` as its Authorization header.
   * True: try again. Requests that are refused at the same time share one new token.
   */
  answer(challenge: string, sent: string | undefined, registry: URL): Promise<boolean> {
    const answer = this.#last.then(() => this.#answer(challenge, sent, registry));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #answer(challenge: string, sent: string | undefined, registry: URL): Promise<boolean> {
    if (sent !== (await this.header())) return true;
    const challenges = parseChallenges(challenge);
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer')?.params;
    const login = await (this.#login ??= storedLogin(this.#reference, this.#network));
    const where = formatReference(this.#reference);
    if (bearer !== undefined) {
      const scope = bearer.get('scope') ?? `repository:${this.#reference.repository}:pull`;
      const service = bearer.get('service');
      this.#asked = { realm: bearer.get('realm') ?? '', service, scope, registry, login, where };
      await this.#renew();
      return true;
    }
    const isBasic = challenges.some(({ scheme }) => scheme === 'basic');
    if (!isBasic || login === undefined || sent !== undefined) return false;
    if (login.kind === 'password') {
      this.#basic = basic(login.username, login.password);
      return true;
    }
    const what = 'the stored login is an identity token, and the registry takes name and password only';
    return fail('registry.credentials', where, what, `docker login ${this.#reference.registry}`);
  }

  async #renew(): Promise<Token> {
    const before = this.#token;
    const asked = this.#asked as TokenRequest;
    const token = fetchToken(asked, this.#network);
    this.#token = token;
    try {
      return await token;
    } catch (error) {
      if (this.#token === token) this.#token = before;
      throw error;
    }
  }
}

// Which packages of a lock file are needed for development only: reached from there, and from nowhere else.

export class Graph {
  readonly #ids = new Map<string, number>();
  readonly #needs: number[][] = [];
  readonly #roots: number[] = [];
  readonly #devRoots: number[] = [];

  /** The package `from` needs these. */
  need(from: string, packages: Iterable<string>): void {
    const needs = this.#needs[this.#id(from)]!;
    for (const one of packages) needs.push(this.#id(one));
  }

  /** The project, or one of its workspaces, needs it. */
  root(one: string, dev: boolean): void {
    (dev ? this.#devRoots : this.#roots).push(this.#id(one));
  }

  /** Tells of each package whether it is for development only; false of one that nothing reaches. */
  devOnly(): (one: string) => boolean {
    const used = this.#reached(this.#roots);
    const dev = this.#reached(this.#devRoots);
    return (one) => {
      const id = this.#ids.get(one);
      return id !== undefined && dev[id] === 1 && used[id] === 0;
    };
  }

  #reached(roots: readonly number[]): Uint8Array {
    const seen = new Uint8Array(this.#needs.length);
    const open = [...roots];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen[id] === 1) continue;
      seen[id] = 1;
      for (const next of this.#needs[id]!) if (seen[next] === 0) open.push(next);
    }
    return seen;
  }

  #id(one: string): number {
    let id = this.#ids.get(one);
    if (id === undefined) {
      id = this.#needs.push([]) - 1;
      this.#ids.set(one, id);
    }
    return id;
  }
}

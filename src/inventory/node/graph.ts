// Which packages of a lock file are needed for development only: reached from there, and from nowhere else.

/** Who needs a package, as bits. */
export const USED = 1;
export const DEV = 2;

export class Graph {
  readonly #ids = new Map<string, number>();
  readonly #roots: number[] = [];
  readonly #devRoots: number[] = [];
  /** By package: its first edge, counted from 1. By edge: where it leads, and the package's next edge. */
  #first = new Int32Array(1024);
  #to = new Int32Array(1024);
  #next = new Int32Array(1024);
  #edges = 0;

  /** The package `from` needs these. */
  need(from: string, packages: Iterable<string>): void {
    const id = this.#id(from);
    for (const one of packages) {
      const to = this.#id(one);
      const edge = ++this.#edges;
      if (edge === this.#to.length) {
        this.#to = doubled(this.#to);
        this.#next = doubled(this.#next);
      }
      this.#to[edge] = to;
      this.#next[edge] = this.#first[id]!;
      this.#first[id] = edge;
    }
  }

  /** The project, or one of its workspaces, needs it. */
  root(one: string, dev: boolean): void {
    (dev ? this.#devRoots : this.#roots).push(this.#id(one));
  }

  /** Tells `USED`, `DEV`, both or 0 of each package. */
  uses(): (one: string) => number {
    const uses = new Uint8Array(this.#ids.size);
    this.#reach(this.#roots, USED, uses);
    this.#reach(this.#devRoots, DEV, uses);
    return (one) => {
      const id = this.#ids.get(one);
      return id === undefined ? 0 : uses[id]!;
    };
  }

  #reach(roots: readonly number[], bit: number, uses: Uint8Array): void {
    const open = [...roots];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if ((uses[id]! & bit) !== 0) continue;
      uses[id]! |= bit;
      for (let edge = this.#first[id]!; edge > 0; edge = this.#next[edge]!) open.push(this.#to[edge]!);
    }
  }

  #id(one: string): number {
    let id = this.#ids.get(one);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(one, id);
      if (id === this.#first.length) this.#first = doubled(this.#first);
    }
    return id;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

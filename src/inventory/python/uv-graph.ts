// The graph of a uv.lock: which packages only development groups lead to.
import { appendTo } from '../../core/multimap.ts';
import { listAt, type Table, tableAt, textAt, type Value } from '../../formats/value.ts';

/** Real lock files have some thousands. */
const PACKAGES = 50_000;
const EDGES = 300_000;
/** Of one walk through the graph; real ones take some thousands. */
const STEPS = 5_000_000;

const NONE: readonly Edge[] = [];
const NO_GROUPS: ReadonlyMap<string, readonly Edge[]> = new Map();
const NO_NAMES: readonly string[] = [];

interface Edge {
  readonly name: string;
  /** '' where the name is there in one version only. */
  readonly version: string;
  readonly extras: readonly string[];
}

interface Node {
  readonly version: string;
  readonly dependencies: readonly Edge[];
  readonly extras: ReadonlyMap<string, readonly Edge[]>;
  /** Those of all development groups. */
  readonly development: readonly Edge[];
}

export class UvGraph {
  readonly #nodes: Node[] = [];
  readonly #byName = new Map<string, number[]>();
  readonly #wanted = { main: [] as Edge[], dev: [] as Edge[] };
  #edges = 0;

  /** Beyond 50,000 packages or 300,000 dependencies: nothing more is taken, and nothing is said. */
  get isFull(): boolean {
    return this.#nodes.length >= PACKAGES || this.#edges >= EDGES;
  }

  /** Adds a `[[package]]` and returns its number. */
  add(table: Table): number {
    if (this.isFull) return -1;
    const node = this.#nodes.length;
    this.#nodes.push({
      version: textAt(table, 'version'),
      dependencies: this.#edgesOf(listAt(table, 'dependencies')),
      extras: this.#groupsOf(tableAt(table, 'optional-dependencies')),
      development: [...this.#groupsOf(tableAt(table, 'dev-dependencies')).values()].flat(),
    });
    appendTo(this.#byName, textAt(table, 'name'), node);
    return node;
  }

  /** What is wanted from outside of any package. */
  want(role: 'main' | 'dev', dependencies: readonly Value[]): void {
    for (const edge of this.#edgesOf(dependencies)) this.#wanted[role].push(edge);
  }

  /** Says that a package is the project or a part of it: all its extras count, and its groups for development. */
  root(node: number): void {
    if (node < 0) return;
    const { dependencies, extras, development } = this.#nodes[node]!;
    for (const edges of [dependencies, ...extras.values()])
      for (const edge of edges) this.#wanted.main.push(edge);
    for (const edge of development) this.#wanted.dev.push(edge);
  }

  /** Empty for a graph that is full, or too tangled to be walked. */
  onlyForDevelopment(): ReadonlySet<number> {
    if (this.isFull) return new Set();
    const main = this.#reach(this.#wanted.main);
    const dev = this.#reach(this.#wanted.dev);
    return new Set(main && dev && [...dev].filter((node) => !main.has(node)));
  }

  /** Each package once for itself and once for each extra that somebody asks for. */
  #reach(wanted: readonly Edge[]): ReadonlySet<number> | undefined {
    let steps = 0;
    const reached = new Set<number>();
    const extrasReached = new Set<readonly Edge[]>();
    const open: Edge[] = [...wanted];
    for (let edge = open.pop(); edge !== undefined; edge = open.pop())
      for (const number of this.#byName.get(edge.name) ?? []) {
        steps += 1 + edge.extras.length;
        if (steps > STEPS) return undefined;
        const node = this.#nodes[number]!;
        if (edge.version !== '' && node.version !== edge.version) continue;
        if (!reached.has(number)) for (const one of node.dependencies) open.push(one);
        reached.add(number);
        for (const extra of edge.extras) {
          const edges = node.extras.get(extra) ?? NONE;
          if (!extrasReached.has(edges)) for (const one of edges) open.push(one);
          extrasReached.add(edges);
        }
      }
    return reached;
  }

  #groupsOf(groups: Table): ReadonlyMap<string, readonly Edge[]> {
    if (groups.size === 0) return NO_GROUPS;
    return new Map([...groups.keys()].map((name) => [name, this.#edgesOf(listAt(groups, name))]));
  }

  #edgesOf(list: readonly Value[]): readonly Edge[] {
    if (list.length === 0) return NONE;
    const taken = list.slice(0, Math.max(0, EDGES - this.#edges));
    this.#edges += taken.length;
    return taken.map((value) => ({
      name: textAt(value, 'name'),
      version: textAt(value, 'version'),
      extras: namesOf(listAt(value, 'extra')),
    }));
  }
}

function namesOf(list: readonly Value[]): readonly string[] {
  return list.length === 0 ? NO_NAMES : list.filter((name) => typeof name === 'string');
}

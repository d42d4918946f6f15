// Installed packages that are one thing to the advisories, and what is asked about them.
import { byText } from '../core/text.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import type { Question } from './question.ts';
import type { Suppressed } from './types.ts';

export interface Ask {
  readonly question: Question;
  /** Those of the group's packages that the question is about. */
  readonly packages: readonly Package[];
}

/** Of a kernel's source without a kernel; named by an embedded SBOM alone; only used while building, or by developers. */
export type Aside = Extract<Suppressed['reason'], 'kernel-headers' | 'vendored' | 'build-only' | 'dev-only'>;

/** Binaries of one source and version, or all copies of one language package and version. */
export interface Group {
  readonly kind: 'system' | 'language';
  readonly family: string;
  readonly packages: readonly Package[];
  readonly asks: readonly Ask[];
  readonly confidence: Confidence;
  /** Why findings of these packages are set aside, whatever the advisories say. */
  readonly aside?: Aside;
  /** Records of one CVE decide over advisories of several. */
  readonly isMixed: boolean;
  /** The installed version is itself a build of extended support. */
  readonly isExtended: boolean;
  /** The OS package that owns a language package's files. */
  readonly owner?: Package;
}

/** What all packages of a group have in common. */
export type GroupTraits = Omit<Group, 'packages' | 'asks'>;

interface Draft {
  readonly traits: GroupTraits;
  readonly packages: Map<string, Package>;
  readonly asks: Map<string, { readonly question: Question; readonly packages: Package[] }>;
}

/** Collects packages into groups by key; the first package of a key says what the group is. */
export class Groups {
  readonly #drafts = new Map<string, Draft>();

  add(key: string, pkg: Package, traits: GroupTraits, questions: readonly Question[]): void {
    let draft = this.#drafts.get(key);
    if (draft === undefined) {
      draft = { traits, packages: new Map(), asks: new Map() };
      this.#drafts.set(key, draft);
    }
    draft.packages.set(pkg.id, pkg);
    for (const question of questions) {
      const id = [question.scope, question.by, question.name, question.version].join('\n');
      const ask = draft.asks.get(id);
      if (ask === undefined) draft.asks.set(id, { question, packages: [pkg] });
      else ask.packages.push(pkg);
    }
  }

  /** In the order of their keys, so that the order of the inventory doesn't show. */
  all(): Group[] {
    return [...this.#drafts]
      .sort(([a], [b]) => byText(a, b))
      .map(([, { traits, packages, asks }]) => ({
        ...traits,
        packages: [...packages.values()],
        asks: [...asks.values()],
      }));
  }
}

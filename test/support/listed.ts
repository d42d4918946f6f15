// Runs cataloguers over one file, and shows what they list as lines.
import type { Cataloguer } from '../../src/inventory/cataloguer.ts';
import type { Package } from '../../src/inventory/package.ts';
import { catalogue } from './catalogue.ts';

export interface Shown {
  readonly packages: readonly Package[];
  /** `name@version role confidence`; the last only where it is not `certain`. */
  readonly rows: readonly string[];
  /** `reason hides: detail`. */
  readonly gaps: readonly string[];
}

/** `content`: text, or what is to be written as JSON. */
export async function listed(
  cataloguers: readonly Cataloguer[],
  path: string,
  content: string | object,
): Promise<Shown> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const results = [...(await catalogue(cataloguers, [{ [path]: text }])).values()];
  const packages = results.flatMap((one) => one.packages);
  const gaps = results.flatMap((one) => one.gaps);
  return {
    packages,
    rows: packages.map(rowOf),
    gaps: gaps.map(({ reason, hides, detail }) => `${reason}${hides ? ' hides' : ''}: ${detail}`),
  };
}

function rowOf({ name, version, role, evidence }: Package): string {
  const confidence = evidence[0]?.confidence === 'certain' ? '' : ` ${evidence[0]?.confidence}`;
  return `${name}${version && `@${version}`}${role ? ` ${role}` : ''}${confidence}`;
}

// Joins the outputs of one package: its programs, libraries, headers and manuals lie in store paths of their own.
import type { StoreName } from './store-name.ts';

export interface Output extends StoreName {
  /** Canonical path of the folder. */
  readonly path: string;
  readonly layer: number;
  /** Name of the derivation that made it; '' where nothing tells. */
  readonly deriver: string;
  /** Whether the store's database has it; undefined where there is none. */
  readonly known: boolean | undefined;
}

/**
 * Outputs of one derivation belong together. Where nothing tells the derivation, those of one name and version do; the
 * same output twice means that there are two builds. The main output comes first.
 */
export function groupOutputs(outputs: readonly Output[]): Output[][] {
  const groups = new Map<string, Output[]>();
  const seen = new Map<string, number>();
  for (const output of outputs) {
    const { deriver, name, version, output: label } = output;
    const same = [deriver, name, version].join('\n');
    const build = seen.get(`${same}\n${label}`) ?? 0;
    seen.set(`${same}\n${label}`, build + 1);
    const key = `${same}\n${build}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [output]);
    else if (label === '') group.unshift(output);
    else group.push(output);
  }
  return [...groups.values()];
}

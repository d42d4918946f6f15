// From which repository dnf or yum installed a package: dnf's history database, dnf 5's list, yum's folders.
import type { Bytes } from '../../../core/bytes.ts';
import { eachRow, openDatabase, type Value } from '../../../formats/sqlite/index.ts';
import { tomlTables } from '../../../formats/toml/index.ts';
import { isTable, textAt } from '../../../formats/value.ts';

/** `name-version-release.arch` and the repository's id. */
export type Installed = readonly [nevra: string, repository: string];

const ROW = 64 * 1024;
/** More than any history of an image has. */
const MOST = 200_000;
const NAME = 500;

/**
 * dnf 4's `history.sqlite`: the last transaction of a package tells. Tables `rpm` (item_id, name, epoch, version, release,
 * arch), `repo` (id, repoid), `trans_item` (id, trans_id, item_id, repo_id, …). Throws `Damaged`. Source: libdnf, transaction
 * SQL.
 */
export function readHistory(bytes: Bytes, fault: (detail: string) => void): Installed[] {
  const database = openDatabase(bytes);
  const each = (table: string, row: (id: number, values: readonly Value[]) => void) =>
    eachRow(database, table, ROW, { row, damage: (error) => fault(error.message) });
  const repositories = new Map<Value, string>();
  each('repo', (id, [, name]) => repositories.set(id, String(name)));
  const last = new Map<Value, { readonly id: number; readonly repository: Value }>();
  each('trans_item', (id, [, , item = null, repository = null]) => {
    const known = last.get(item);
    if (last.size < MOST && (known === undefined || known.id < id)) last.set(item, { id, repository });
  });
  const installed: Installed[] = [];
  each('rpm', (_, [item = null, name, , version, release, arch]) => {
    const repository = repositories.get(last.get(item)?.repository ?? null) ?? '';
    // `@System` says only that it was there before.
    if (repository === '' || repository === '@System') return;
    installed.push([`${String(name)}-${String(version)}-${String(release)}.${String(arch)}`, repository]);
  });
  return installed;
}

/** dnf 5's `nevras.toml`: `[nevras]`, by package, `from_repo`. Throws `Damaged`. Source: libdnf5, system state. */
export function readNevras(bytes: Bytes): Installed[] {
  const installed: Installed[] = [];
  const add = (nevra: string, repository: string) => {
    if (repository === '' || repository === '@System' || nevra.length > NAME) return;
    if (installed.length < MOST) installed.push([nevra.replace(/-\d+:(?=[^-]*-[^-]*$)/, '-'), repository]);
  };
  for (const { path, values } of tomlTables(bytes)) {
    if (path[0] === 'nevras' && path.length === 2) add(path[1] ?? '', textAt(values, 'from_repo'));
    if (path[0] === 'nevras' && path.length === 1)
      for (const [nevra, value] of values) if (isTable(value)) add(nevra, textAt(value, 'from_repo'));
  }
  return installed;
}

/** yum's `yumdb/N/CHECKSUM-name-version-release-arch/from_repo`: the text is the repository's id. */
export function yumPackageOf(folder: string): string | undefined {
  const [, stem, arch] = /^[0-9a-f]{40,64}-(.+)-([^-]+)$/.exec(folder) ?? [];
  return stem === undefined || arch === undefined ? undefined : `${stem}.${arch}`;
}

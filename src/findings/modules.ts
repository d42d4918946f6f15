// RPM modularity: which rows speak of a package that was built in a module, and which of one that was not.
import type { AffectedRow } from '../advisories/types.ts';

/** A build number of a module stands in the release: `1.module+el8.7.0+16806+4109802b`, in rebuilds `1.module_el8…`. */
const MODULE_BUILD = /\.module[+_]/;

export type Fit = 'yes' | 'no' | 'perhaps';

/**
 * Whether a row applies to a package with this modularity label (`name:stream:version:context`; '' when the header has
 * none; undefined when the inventory can't tell). Name and stream are compared as fields, so stream 1 is not 10.
 *
 * | package | row of a stream | row of a module, stream unknown | row of no module |
 * |---|---|---|---|
 * | can't tell | yes | yes | yes |
 * | no label | no | no | yes |
 * | label | name and stream are equal | perhaps | no |
 *
 * `title` is read only where the row is a module build and names no stream: errata write their streams there, several at
 * times ("python38:3.8 and python38-devel:3.8 security update").
 */
export function moduleFit(label: string | undefined, row: AffectedRow, title: () => string): Fit {
  if (label === undefined) return 'yes';
  const stream = row.limits?.module;
  const isModular = stream !== undefined || MODULE_BUILD.test(row.fixed);
  if (label === '' || !isModular) return (label === '') === !isModular ? 'yes' : 'no';
  const own = streamOf(label);
  if (stream !== undefined) return streamOf(stream) === own ? 'yes' : 'no';
  const named: string[] = title().match(/[\w.+-]+:[\w.+-]+/g) ?? [];
  return named.length === 0 ? 'perhaps' : named.includes(own) ? 'yes' : 'no';
}

/** Without the build number: a rebuild's never compares with the original's. */
export function withoutBuild(version: string): string {
  const at = version.search(MODULE_BUILD);
  return at < 0 ? version : version.slice(0, at);
}

function streamOf(label: string): string {
  const [name = '', stream = ''] = label.split(':');
  return `${name}:${stream}`;
}

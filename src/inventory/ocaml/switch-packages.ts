// Joins the records of opam switches into packages.
import type { View } from '../../image/view.ts';
import type { Assembled, Contents, LayerFact } from '../cataloguer.ts';
import { createPackage, type Evidence, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import { splitRecord } from './opam.ts';
import { type SwitchFact, switchFile } from './switch-file.ts';

interface Switch {
  state?: Place<SwitchFact>;
  readonly records: Map<string, Place<SwitchFact>>;
  readonly changes: Map<string, readonly string[]>;
}

const CATALOGUER = 'ocaml/switch';

/** What `switch-state` names is installed; where there is none, what has a record. */
export function switchPackages(facts: readonly LayerFact<SwitchFact>[], view: View): Assembled {
  const packages: Package[] = [];
  const contains: Contents[] = [];
  for (const [root, one] of switchesOf(facts, view)) {
    const installed = one.state === undefined ? [...one.records.keys()] : installedIn(one.state.facts);
    const since = one.state && introducedBy(one.state, (fact) => installedIn([fact]));
    for (const text of new Set(installed)) {
      const made = packageOf(text, one, since);
      if (made === undefined) continue;
      packages.push(made);
      const files = (one.changes.get(made.name) ?? []).flatMap((path) => view.real(`${root}/${path}`) ?? []);
      if (files.length > 0) contains.push({ package: made.id, paths: files });
    }
  }
  return { packages, owns: [], contains, gaps: [] };
}

function switchesOf(facts: readonly LayerFact<SwitchFact>[], view: View): ReadonlyMap<string, Switch> {
  const switches = new Map<string, Switch>();
  for (const place of placesOf(facts, view)) {
    const file = switchFile(place.path);
    if (file === undefined) continue;
    const { kind, root, record = '' } = file;
    const one: Switch = switches.get(root) ?? { records: new Map(), changes: new Map() };
    switches.set(root, one);
    if (kind === 'state') one.state = place;
    else if (kind === 'record') one.records.set(record, place);
    else
      one.changes.set(
        record,
        place.facts.flatMap((fact) => (fact.kind === 'opam-changes' ? fact.files : [])),
      );
  }
  return switches;
}

function installedIn(facts: readonly SwitchFact[]): string[] {
  return facts.flatMap((fact) => (fact.kind === 'opam-state' ? fact.installed : []));
}

/** `since`: when the state began to name it. */
function packageOf(
  text: string,
  { state, records }: Switch,
  since: ((text: string) => number) | undefined,
): Package | undefined {
  const { name, version: named } = splitRecord(text);
  const record = records.get(text);
  const fact = record?.facts.find((one) => one.kind === 'opam-record');
  const version = named || (fact?.kind === 'opam-record' ? fact.version : '');
  if (name === '' || version === '' || name.length + version.length > 1024) return undefined;
  const evidence = [record, state].flatMap((place): Evidence[] =>
    place === undefined
      ? []
      : [
          {
            cataloguer: CATALOGUER,
            path: place.path,
            layer: place.layer,
            by: place === state ? 'switch-state' : 'opam',
            confidence: 'certain',
          },
        ],
  );
  const introduced =
    record === undefined ? since!(text) : introducedBy(record, (one) => [one.kind])('opam-record');
  return createPackage({
    type: 'opam',
    name,
    version,
    purl: purlOf('opam', name, version),
    licences: fact?.kind === 'opam-record' ? fact.licences : [],
    evidence,
    introduced,
    details: {},
  });
}

// Reads what names Erlang/OTP applications: their resources, and the metadata that Hex lays into packages.
import { readErlangTerms } from '../../formats/beam-terms/index.ts';
import type { Value } from '../../formats/value.ts';
import type { Fact, Out, Reader } from '../../image/reader.ts';

export interface BeamFact extends Fact {
  /** `app`: an application resource. `hex`: the metadata that Hex lays into a package. */
  readonly kind: 'app' | 'hex';
  readonly name: string;
  readonly version: string;
  readonly licences?: readonly string[];
}

const LONGEST = 1024;

export const appReader: Reader<BeamFact> = {
  name: 'beam/app',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.app'] },
  wants: (_basename, { path }) => (/(?:^|\/)ebin\/[^/]+\.app$/.test(path) ? 'bytes' : 'no'),
  read(bytes, _entry, out) {
    const { terms, damage } = readErlangTerms(bytes);
    // `{application, name, [{vsn, "1.0"}, …]}.` Source: OTP, app(4).
    const [first] = terms;
    const [word, app, members] = isList(first) ? first : [];
    const version = word === 'application' ? memberOf(members, 'vsn') : '';
    tell({ kind: 'app', name: typeof app === 'string' ? app : '', version }, damage, out);
  },
};

export const hexReader: Reader<BeamFact> = {
  name: 'beam/hex-metadata',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['hex_metadata.config'] },
  wants: () => 'bytes',
  read(bytes, _entry, out) {
    // `{<<"name">>, <<"plug">>}.` and so on. Source: Hex specification, "Package metadata".
    const { terms, damage } = readErlangTerms(bytes);
    const licences = terms.find((term) => isList(term) && term[0] === 'licenses');
    const named =
      isList(licences) && isList(licences[1]) ? licences[1].filter((one) => typeof one === 'string') : [];
    const fact = { kind: 'hex', name: memberOf(terms, 'name'), version: memberOf(terms, 'version') } as const;
    tell({ ...fact, ...(named.length > 0 && { licences: named }) }, damage, out);
  },
};

function tell(fact: Omit<BeamFact, 'entry'>, damage: Error | undefined, out: Out<BeamFact>): void {
  const { name, version } = fact;
  const isWhole = name !== '' && version !== '';
  if (isWhole && name.length <= LONGEST && version.length <= LONGEST) out.fact(fact);
  else if (!damage)
    out.gap('not-understood', true, 'an application whose name or version is missing or endless');
  if (damage) out.gap('damaged', !isWhole, damage.message);
}

/** The text of a pair in a list of pairs; '' when there is none. */
function memberOf(members: Value | undefined, key: string): string {
  const pair = isList(members) ? members.find((member) => isList(member) && member[0] === key) : undefined;
  return isList(pair) && typeof pair[1] === 'string' ? pair[1] : '';
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

// conda's environment.yml: packages with exact versions, those of its pip section too. Source: conda's "Creating an environment file manually" and "Package match specifications".
import { parseRequirement } from '../../formats/python-requirement.ts';
import { listAt, textAt, type Value } from '../../formats/value.ts';
import { readYaml } from '../../formats/yaml/index.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';

/** `channel::name=version=build`, `name==version`. */
const SPEC =
  /^(?:([^\s:]{1,200})::)?([A-Za-z0-9_.-]{1,200})\s*(?:(==?)\s*([^=<>!~*|,\s[\]]{1,200})(?:=([^=\s[\]]{1,200}))?)?$/;

export const environment = listingCataloguer({
  name: 'conda/environment',
  version: 1,
  summary: "Exact versions in conda's environment files",
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Conda',
    files: ['**/environment.yml', '**/environment.yaml'],
    types: ['conda', 'pypi'],
    tells: [],
    limits: '`name=1.2` means any 1.2.x and is no version, save in files that conda exported',
  },
  type: 'conda',
  files: { basenames: ['environment.yml', 'environment.yaml'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    const document = readYaml(bytes);
    // Only `conda env export` writes where the environment lies; what it lists was installed.
    const exported = textAt(document, 'prefix') !== '';
    let open = 0;
    for (const value of listAt(document, 'dependencies'))
      if (typeof value === 'string') open += tellSpec(value.trim(), exported, out) ? 0 : 1;
      else for (const one of listAt(value, 'pip')) open += tellRequirement(one, out) ? 0 : 1;
    if (open > 0) out.gap('not-understood', true, `${open} without an exact version`);
  },
});

function tellSpec(spec: string, exported: boolean, out: ListingOut): boolean {
  const [, address = '', name = '', operator = '', version = '', build = ''] = SPEC.exec(spec) ?? [];
  if (version === '' || (operator === '=' && build === '' && !exported)) return false;
  const channel = address.split('/').at(-1)!;
  out.found({
    name,
    version,
    qualifiers: { build, channel },
    ...(channel !== '' && { details: { channel } }),
  });
  return true;
}

/** Other files that pip is to read (`-r`) count as open. */
function tellRequirement(value: Value, out: ListingOut): boolean {
  const requirement = typeof value === 'string' ? parseRequirement(value) : undefined;
  if (requirement?.pin === undefined) return false;
  out.found({ type: 'pypi', name: requirement.name, version: requirement.pin });
  return true;
}

// Versions of packages in MSBuild files: projects, and the central list of versions (Directory.Packages.props).
import type { Bytes } from '../../core/bytes.ts';
import { childText, readXml, type XmlElement } from '../../formats/xml/index.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';

const ECOSYSTEM = { kind: 'language', ecosystem: '.NET', types: ['nuget'], tells: [] } as const;
/** Properties that name each other in a circle, or double with each step. */
const MOST_SUBSTITUTIONS = 10;
const LONGEST = 200;
const NAMED = 5;

/** Source: Microsoft, "Central Package Management". */
export const packagesProps = listingCataloguer({
  name: 'dotnet/packages-props',
  version: 1,
  summary: 'Versions of NuGet packages that are kept centrally (Directory.Packages.props)',
  scope: 'image',
  support: {
    ...ECOSYSTEM,
    files: ['**/Directory.Packages.props', '**/Packages.props'],
    limits: 'a central list says what projects may use; conditions are not evaluated; ranges are no versions',
  },
  type: 'nuget',
  files: { suffixes: ['.props'], basenames: ['packages.props'] },
  accepts: (path) => /packages\.props$/i.test(path),
  declares: 'manifest',
  parse: (bytes, _entry, out) =>
    readItems(bytes, ['PackageVersion', 'GlobalPackageReference', 'PackageReference'], out),
});

/** Source: Microsoft, "PackageReference in project files". */
export const projectFile = listingCataloguer({
  name: 'dotnet/project',
  version: 1,
  summary: 'NuGet packages that a project file names with a version',
  scope: 'folder',
  support: {
    ...ECOSYSTEM,
    files: ['**/*.csproj', '**/*.fsproj', '**/*.vbproj'],
    limits: 'no packages of packages; conditions are not evaluated; ranges are no versions',
  },
  type: 'nuget',
  files: { suffixes: ['.csproj', '.fsproj', '.vbproj'] },
  declares: 'manifest',
  parse: (bytes, _entry, out) => readItems(bytes, ['PackageReference'], out),
});

function readItems(bytes: Bytes, kinds: readonly string[], out: ListingOut): void {
  const properties = new Map<string, string>();
  const items: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      // Names of properties and items do not depend on case.
      if (element.name === 'PropertyGroup') properties.set(child.name.toLowerCase(), child.text);
      else if (element.name !== 'ItemGroup') visit(child);
      else if (kinds.includes(child.name)) items.push(child);
    }
  };
  visit(readXml(bytes));
  const open: string[] = [];
  for (const item of items) {
    const version = exact(filled(versionOf(item), properties));
    const names = item.attributes.get('Include') ?? item.attributes.get('Update') ?? '';
    for (const name of names.split(';').map((one) => one.trim())) {
      // An item may be taken out of the list, or changed elsewhere.
      if (name === '') continue;
      if (version === '') open.push(name);
      else out.found({ name, version, confidence: 'likely' });
    }
  }
  if (open.length > 0)
    out.gap(
      'not-understood',
      false,
      `no version of ${open.length} packages stands here: ${open.slice(0, NAMED).join(', ')}`,
    );
}

function versionOf(item: XmlElement): string {
  for (const name of ['VersionOverride', 'Version']) {
    const found = item.attributes.get(name) ?? childText(item, name);
    if (found !== '') return found;
  }
  return '';
}

/** '' where a property is not of this file. */
function filled(text: string, properties: ReadonlyMap<string, string>): string {
  let result = text;
  for (let i = 0; i <= MOST_SUBSTITUTIONS && result.includes('$('); i++) {
    const [whole, name] = /\$\(([\w.-]{1,200})\)/.exec(result) ?? [];
    const value = name === undefined ? undefined : properties.get(name.toLowerCase());
    if (whole === undefined || value === undefined || value.length > LONGEST) return '';
    result = result.replace(whole, () => value);
  }
  return result.includes('$(') ? '' : result;
}

/** `[1.2]` is 1.2; `1.2` is at least that, and what NuGet takes; `[1,2)`, `1.*` are several. */
function exact(version: string): string {
  const text = version.trim().replace(/^\[([^,[\]()]+)\]$/, '$1');
  return /[[\](),*\s]/.test(text) ? '' : text;
}

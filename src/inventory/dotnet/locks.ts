// Lock files of NuGet and Paket: packages.lock.json, project.assets.json, packages.config, paket.lock.
import { jsonMembers } from '../../formats/json/index.ts';
import { eachLine } from '../../formats/lines.ts';
import { textAt } from '../../formats/value.ts';
import { xmlEvents } from '../../formats/xml/index.ts';
import { listingCataloguer } from '../listing.ts';

const ECOSYSTEM = { kind: 'language', ecosystem: '.NET', types: ['nuget'] } as const;

/** Source: NuGet wiki, "Enable repeatable package restore using lock file". */
export const packagesLock = listingCataloguer({
  name: 'dotnet/packages-lock',
  version: 1,
  summary: 'NuGet packages that a packages.lock.json pins, for every target framework',
  scope: 'image',
  support: { ...ECOSYSTEM, files: ['**/packages.lock.json'], tells: [] },
  type: 'nuget',
  files: { basenames: ['packages.lock.json'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { key, value } of jsonMembers(bytes, [['dependencies', '*']])) {
      if (textAt(value, 'type') === 'Project') continue;
      out.found({ name: key, version: textAt(value, 'resolved') });
    }
  },
});

/** Source: NuGet's restore output, "libraries" with `Name/1.0`. */
export const projectAssets = listingCataloguer({
  name: 'dotnet/project-assets',
  version: 1,
  summary: 'NuGet packages that a restore resolved (obj/project.assets.json)',
  scope: 'folder',
  support: { ...ECOSYSTEM, files: ['**/project.assets.json'], tells: [] },
  type: 'nuget',
  files: { basenames: ['project.assets.json'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { key, value } of jsonMembers(bytes, [['libraries']])) {
      if (textAt(value, 'type') === 'project') continue;
      const slash = key.lastIndexOf('/');
      if (slash <= 0) out.gap('not-understood', true, 'a library without version');
      else out.found({ name: key.slice(0, slash), version: key.slice(slash + 1) });
    }
  },
});

/** Source: Microsoft, "packages.config reference". */
export const packagesConfig = listingCataloguer({
  name: 'dotnet/packages-config',
  version: 1,
  summary: 'NuGet packages of a packages.config',
  scope: 'image',
  support: { ...ECOSYSTEM, files: ['**/packages.config'], tells: ['dev'] },
  type: 'nuget',
  files: { basenames: ['packages.config'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const event of xmlEvents(bytes)) {
      if (event.kind !== 'open' || event.name !== 'package' || event.depth !== 2) continue;
      const dev = event.attributes.get('developmentDependency')?.toLowerCase() === 'true';
      const name = event.attributes.get('id')?.trim() ?? '';
      const version = event.attributes.get('version')?.trim() ?? '';
      out.found({ name, version, ...(dev && { role: 'dev' }) });
    }
  },
});

/** Four spaces before a package, six before what it needs. */
const PACKAGE = /^ {4}(\S+) \(([^()\s]{1,200})\)/;
const SECTION = /^(NUGET|GITHUB|GIT|HTTP|CLITOOL)\s*$/;

/** Source: Paket, "The paket.lock file". */
export const paketLock = listingCataloguer({
  name: 'dotnet/paket-lock',
  version: 1,
  summary: 'Packages that Paket locked',
  scope: 'folder',
  support: {
    ...ECOSYSTEM,
    files: ['**/paket.lock'],
    types: ['nuget', 'github'],
    tells: [],
    limits: 'sources by git or HTTP are not listed, and are told as a gap',
  },
  type: 'nuget',
  files: { basenames: ['paket.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    let section = '';
    let remote = '';
    let others = 0;
    eachLine(bytes, (line) => {
      section = SECTION.exec(line)?.[1] ?? section;
      if (line.startsWith('  remote: ')) remote = line.slice(10).trim();
      const [, name, version] = PACKAGE.exec(line) ?? [];
      if (name === undefined || version === undefined) return;
      if (section === 'NUGET' || section === 'CLITOOL') out.found({ name, version });
      // Single files of a repository at a commit.
      else if (section === 'GITHUB' && /^[^/\s]+\/[^/\s]+$/.test(remote))
        out.found({ type: 'github', name: remote, version, confidence: 'likely' });
      else others++;
    });
    if (others > 0) out.gap('not-understood', true, `${others} sources by git or HTTP`);
  },
});

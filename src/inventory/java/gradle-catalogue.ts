// Gradle's version catalogues (libs.versions.toml): libraries and plugins that builds may name.
import { readToml } from '../../formats/toml/index.ts';
import { isTable, tableAt, textAt, type Value } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

/** Source: the Gradle user manual, "Version Catalogs", "The version catalog TOML file format". */
export const gradleCatalogue = listingCataloguer({
  name: 'java/gradle-catalogue',
  version: 1,
  summary: "Libraries and plugins of Gradle's version catalogues",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/libs.versions.toml', '**/*.versions.toml'],
    types: ['maven'],
    tells: ['dev'],
    limits: 'a catalogue lists what builds may use; ranges are no versions',
  },
  type: 'maven',
  files: { basenames: ['libs.versions.toml'], suffixes: ['.versions.toml'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    const catalogue = readToml(bytes);
    const versions = tableAt(catalogue, 'versions');
    const open: string[] = [];
    const list = (name: string, version: string, plugin: boolean) => {
      if (version === '') open.push(name);
      else out.found({ name, version, confidence: 'likely', ...(plugin && { role: 'dev' }) });
    };
    for (const [alias, library] of tableAt(catalogue, 'libraries')) {
      const [group = '', artifact = '', short = ''] =
        typeof library === 'string' ? library.split(':') : moduleOf(library).split(':');
      const version = isTable(library) ? versionOf(library.get('version'), versions) : exact(short);
      if (group === '' || artifact === '') open.push(alias);
      else list(`${group}:${artifact}`, version, false);
    }
    for (const [alias, plugin] of tableAt(catalogue, 'plugins')) {
      const [id = '', short = ''] = typeof plugin === 'string' ? plugin.split(':') : [textAt(plugin, 'id')];
      const version = isTable(plugin) ? versionOf(plugin.get('version'), versions) : exact(short);
      // A plugin is found by an artifact that is named after it ("Plugin Marker Artifacts").
      if (id === '') open.push(alias);
      else list(`${id}:${id}.gradle.plugin`, version, true);
    }
    if (open.length > 0)
      out.gap(
        'not-understood',
        true,
        `no version of ${open.length} entries stands here: ${open.slice(0, 5).join(', ')}`,
      );
  },
});

function moduleOf(library: Value): string {
  return textAt(library, 'module') || `${textAt(library, 'group')}:${textAt(library, 'name')}`;
}

/** A text, a reference into the table of versions, or a table of demands. */
function versionOf(value: Value | undefined, versions: ReadonlyMap<string, Value>): string {
  if (typeof value === 'string') return exact(value);
  const ref = textAt(value, 'ref');
  const demands = ref === '' ? value : versions.get(ref);
  if (typeof demands === 'string') return exact(demands);
  return (
    exact(textAt(demands, 'strictly')) ||
    exact(textAt(demands, 'require')) ||
    exact(textAt(demands, 'prefer'))
  );
}

/** '' for what allows several: `[1,2)`, `1.+`, `latest.release`; `1.2!!` is strictly 1.2. */
function exact(version: string): string {
  const text = version.replace(/!!.*$/s, '').trim();
  return /[[\](),\s]|\+$|^latest\./.test(text) ? '' : text;
}

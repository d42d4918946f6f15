// Lock files in JSON: sbt's (plugin sbt-dependency-lock) and those of Bazel's rules for Maven artifacts.
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, listAt, textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

/** What ends up in an application; all other configurations are for tests, docs and tools. */
const SHIPPED = new Set([
  'compile',
  'runtime',
  'provided',
  'optional',
  'default',
  'compile-internal',
  'runtime-internal',
]);

export const sbtLock = listingCataloguer({
  name: 'java/sbt-lock',
  version: 1,
  summary: 'Dependencies that sbt locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/build.sbt.lock', '**/*.sbt.lock'],
    types: ['maven'],
    tells: ['dev'],
  },
  type: 'maven',
  files: { suffixes: ['.sbt.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { value } of jsonMembers(bytes, [['dependencies']])) {
      const [group, artifact] = [textAt(value, 'org'), textAt(value, 'name')];
      const configurations = listAt(value, 'configurations');
      const shipped =
        configurations.length === 0 ||
        configurations.some((one) => typeof one === 'string' && SHIPPED.has(one));
      if (group === '' || artifact === '')
        out.gap('not-understood', true, 'a dependency without org or name');
      else
        out.found({
          name: `${group}:${artifact}`,
          version: textAt(value, 'version'),
          ...(!shipped && { role: 'dev' }),
        });
    }
  },
});

/** Source: bazel-contrib/rules_jvm_external, "Pinning artifacts"; versions 1 (dependency_tree) and 2 (artifacts). */
export const bazelMaven = listingCataloguer({
  name: 'java/bazel-maven',
  version: 1,
  summary: "Maven artifacts that Bazel's rules pinned",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/maven_install.json'],
    types: ['maven'],
    tells: [],
  },
  type: 'maven',
  files: { basenames: ['maven_install.json'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { of, key, value } of jsonMembers(bytes, [
      ['artifacts'],
      ['dependency_tree', 'dependencies'],
    ])) {
      if (of === 0 && !isTable(value)) continue;
      // `group:artifact`, with type and classifier behind it or before the version.
      const parts = (of === 0 ? key : textAt(value, 'coord')).split(':');
      const [group = '', artifact = ''] = parts;
      const version = of === 0 ? textAt(value, 'version') : parts.length > 2 ? parts.at(-1)! : '';
      if (group === '' || artifact === '') out.gap('not-understood', true, 'an artifact without coordinates');
      else out.found({ name: `${group}:${artifact}`, version });
    }
  },
});

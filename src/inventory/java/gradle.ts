// Gradle: lock files, checksums of verified artifacts, and version catalogues.
import { eachLine } from '../../formats/lines.ts';
import { xmlEvents } from '../../formats/xml/index.ts';
import { listingCataloguer } from '../listing.ts';

/** Per-configuration files of Gradle before 7 lie in such a folder. */
const LOCKS = /(?:^|\/)(?:[^/]*gradle\.lockfile|dependency-locks\/[^/]+\.lockfile)$/;
/** What the build itself runs on. */
const BUILDSCRIPT = /(?:^|\/)buildscript-[^/]+$/;
const LOCKED = /^\s*([^\s:=#]+):([^\s:=]+):([^\s:=]+)\s*(?:=.*)?$/;

/** Source: the Gradle user manual, "Locking Versions", "Lock state location and format". */
export const gradleLock = listingCataloguer({
  name: 'java/gradle-lock',
  version: 1,
  summary: 'Dependencies that Gradle locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/gradle.lockfile', '**/buildscript-gradle.lockfile', '**/gradle/dependency-locks/*.lockfile'],
    types: ['maven'],
    tells: ['dev'],
    limits: 'configurations of tests are not told from others',
  },
  type: 'maven',
  files: { suffixes: ['.lockfile'], basenames: ['gradle.lockfile', 'buildscript-gradle.lockfile'] },
  accepts: (path) => LOCKS.test(path),
  declares: 'lock',
  parse(bytes, { path }, out) {
    const build = BUILDSCRIPT.test(path);
    let unknown = 0;
    eachLine(bytes, (line) => {
      const text = line.trim();
      if (text === '' || text.startsWith('#') || text.startsWith('empty=')) return;
      const [, group, artifact, version] = LOCKED.exec(text) ?? [];
      if (version === undefined) unknown++;
      else out.found({ name: `${group}:${artifact}`, version, ...(build && { role: 'dev' }) });
    });
    if (unknown > 0) out.gap('not-understood', true, `${unknown} lines that are no group:artifact:version`);
  },
});

/** Source: the Gradle user manual, "Verifying dependencies", "The verification metadata file". */
export const gradleVerification = listingCataloguer({
  name: 'java/gradle-verification',
  version: 1,
  summary: "Artifacts whose checksums Gradle's verification metadata lists",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ['**/gradle/verification-metadata.xml'],
    types: ['maven'],
    tells: [],
    limits: 'lists plugins of the build and versions of former builds too',
  },
  type: 'maven',
  files: { basenames: ['verification-metadata.xml'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const event of xmlEvents(bytes)) {
      if (event.kind !== 'open' || event.name !== 'component' || event.depth !== 3) continue;
      const part = (name: string) => event.attributes.get(name)?.trim() ?? '';
      const [group, name, version] = [part('group'), part('name'), part('version')];
      if (group === '' || name === '') out.gap('not-understood', true, 'a component without group or name');
      // It keeps what was verified once.
      else out.found({ name: `${group}:${name}`, version, confidence: 'likely' });
    }
  },
});

// Cataloguer of PHP applications that are unpacked, not installed by Composer: each writes its version into one known file.
import { decodeText } from '../../core/text.ts';
import { dirnameOf } from '../../image/entry.ts';
import { type Assembled, type Cataloguer, NOTHING } from '../cataloguer.ts';
import { listingCataloguer, type ListingFact } from '../listing.ts';
import type { Package } from '../package.ts';
import { APPLICATIONS } from './application-table.ts';

/** These files are some kilobytes long. */
const HEAD = 128 * 1024;
const COMPOSER = 'php/composer-installed';

const found = listingCataloguer({
  name: 'php/applications',
  version: 1,
  summary: 'PHP applications that are unpacked: Drupal, Joomla, MediaWiki, Moodle, Nextcloud, phpMyAdmin',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'PHP',
    files: APPLICATIONS.map(({ file }) => `**/${file}`),
    types: ['composer'],
    tells: ['cpe'],
    limits: 'their own plugins and modules are not read',
  },
  type: 'composer',
  files: { basenames: ['Drupal.php', 'bootstrap.inc', 'Version.php', 'Defines.php'] },
  accepts: (path) => APPLICATIONS.some(({ file }) => isAt(path, file)),
  parse(bytes, { path }, out) {
    const text = decodeText(bytes.read(0, Math.min(bytes.size, HEAD)));
    for (const { name, cpe, file, version } of APPLICATIONS) {
      if (!isAt(path, file)) continue;
      const parts = version.map((pattern) => pattern.exec(text)?.[1]);
      // Other projects have files of these names, too.
      if (parts.includes(undefined)) continue;
      const stated = parts.join('.');
      const details = { cpe: `cpe:2.3:a:${cpe}:${stated}:*:*:*:*:*:*:*` };
      out.found({ name, version: stated, confidence: 'likely', details });
    }
  },
});

/** Where Composer has put the application there, Composer's record names it. */
export const applications: Cataloguer<ListingFact> = {
  ...found,
  after: [COMPOSER],
  assemble(facts, view, earlier) {
    const made = found.assemble(facts, view, earlier);
    const installed = foldersOf(earlier.get(COMPOSER));
    return { ...made, packages: made.packages.filter((one) => !isInstalled(one, installed)) };
  },
};

/** Folders and names of what Composer has installed, each pair as one text. */
function foldersOf({ packages, contains = [] }: Assembled = NOTHING): ReadonlySet<string> {
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  return new Set(contains.flatMap((one) => one.paths.map((path) => `${path}\n${names.get(one.package)}`)));
}

function isInstalled({ name, evidence }: Package, installed: ReadonlySet<string>): boolean {
  let folder = dirnameOf(evidence[0]?.path ?? '');
  while (folder !== '' && !installed.has(`${folder}\n${name}`)) folder = dirnameOf(folder);
  return folder !== '';
}

function isAt(path: string, file: string): boolean {
  return path === file || path.endsWith(`/${file}`);
}

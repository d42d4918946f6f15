// Cataloguer of what PEAR and PECL have installed: one serialised record a package. Source: PEAR's `PEAR_Registry`.
import type { Bytes } from '../../core/bytes.ts';
import { readPhpSerialised } from '../../formats/php-serialised.ts';
import { isTable, tableAt, textAt, type Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';

export const pear = listingCataloguer({
  name: 'php/pear',
  version: 1,
  summary: 'PHP packages and extensions that PEAR and PECL have installed',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'PHP',
    files: ['**/php/.registry/*.reg', '**/php/.registry/**/*.reg'],
    types: ['pear'],
    tells: ['licence', 'files'],
  },
  type: 'pear',
  files: { suffixes: ['.reg'] },
  accepts: (path) => /(?:^|\/)(?:php|pear)\/\.registry\//.test(path),
  parse: parseRecord,
});

/** Of a record that names none. */
const CHANNEL = 'pear.php.net';

function parseRecord(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const { value, damage } = readPhpSerialised(bytes);
  const name = textAt(value, 'name') || textAt(value, 'package');
  const version = textAt(value, 'version') || textAt(tableAt(value, 'version'), 'release');
  if (name !== '' && version !== '') {
    const channel = textAt(value, 'channel') || CHANNEL;
    const licences = licencesOf(value);
    out.found({
      name: `${channel}/${name}`,
      version,
      ...(licences.length > 0 && { licences }),
      contains: filesOf(value),
    });
    if (damage) out.gap('damaged', false, damage.message);
    return;
  }
  if (damage) throw damage;
  out.gap('not-understood', true, 'a PEAR record without name or version');
}

/** A name, or the name in a table with the address of its text beside it. */
function licencesOf(value: Value): string[] {
  const name = textAt(value, 'license') || textAt(tableAt(value, 'license'), '_content');
  return name === '' ? [] : [name];
}

function filesOf(value: Value): string[] {
  return [...tableAt(value, 'filelist').values()].flatMap((file) => {
    const path = isTable(file) ? textAt(file, 'installed_as') : '';
    return path === '' ? [] : [`/${path}`];
  });
}

// properties.ini of stacks that InstallBuilder installed (XAMPP, Metasploit, Bitnami's stacks).
import { readAll } from '../../core/bytes.ts';
import { parseProperties } from '../../formats/java/index.ts';
import { listingCataloguer } from '../listing.ts';

const LIMIT = 256 * 1024;

export const installBuilder = listingCataloguer({
  name: 'vendor/installbuilder',
  version: 1,
  summary: 'Stacks that InstallBuilder installed',
  scope: 'image',
  support: {
    kind: 'vendor',
    ecosystem: 'Installers',
    files: ['**/properties.ini'],
    types: ['generic'],
    tells: ['files'],
  },
  type: 'generic',
  files: { basenames: ['properties.ini'] },
  parse(bytes, _entry, out) {
    // Many things have a file of that name; only a stack's has these two keys.
    if (bytes.size > LIMIT) return;
    const properties = parseProperties(readAll(bytes, LIMIT));
    const name = properties.get('base_stack_name')?.trim() ?? '';
    const version = properties.get('base_stack_version')?.trim() ?? '';
    if (name !== '' && /^\d[\w.-]{0,100}$/.test(version)) out.found({ name, version, contains: ['.'] });
  },
});

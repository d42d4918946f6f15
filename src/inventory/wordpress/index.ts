// Cataloguer of WordPress: the core, plugins, must-use plugins and themes.
import type { Bytes } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { headersOf } from './headers.ts';

const PLUGIN = /(?:^|\/)wp-content\/(?:plugins\/(?:[^/]+\/)?|mu-plugins\/)[^/]+\.php$/;
const THEME = /(?:^|\/)wp-content\/themes\/[^/]+\/style\.css$/;
const CORE = /(?:^|\/)wp-includes\/version\.php$/;

const installed = listingCataloguer({
  name: 'wordpress/installed',
  version: 1,
  summary: 'WordPress, its plugins and its themes',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'WordPress',
    files: [
      '**/wp-includes/version.php',
      '**/wp-content/plugins/*/*.php',
      '**/wp-content/plugins/*.php',
      '**/wp-content/mu-plugins/*.php',
      '**/wp-content/themes/*/style.css',
    ],
    types: ['wordpress-plugin', 'wordpress-theme', 'generic'],
    tells: ['licence', 'files', 'cpe'],
  },
  type: 'wordpress-plugin',
  files: { basenames: ['style.css'], suffixes: ['.php'] },
  accepts: (path) => PLUGIN.test(path) || THEME.test(path) || CORE.test(path),
  by: 'header',
  parse(bytes, { path }, out) {
    if (CORE.test(path)) core(bytes, out);
    else if (THEME.test(path)) extension(bytes, path, 'Theme Name', out);
    else extension(bytes, path, 'Plugin Name', out);
  },
});

export const WORDPRESS: readonly Cataloguer[] = [installed];

/** Known by its folder's name, which is the one in the directory; the title may be anything. */
function extension(bytes: Bytes, path: string, title: string, out: ListingOut): void {
  const headers = headersOf(bytes, [title, 'Version', 'License']);
  // One of the other files of a plugin.
  if (!headers.get(title)) return;
  const version = headers.get('Version') ?? '';
  const licence = headers.get('License') ?? '';
  const folder = basenameOf(dirnameOf(path));
  const isSingle = folder === 'plugins' || folder === 'mu-plugins';
  out.found({
    type: title === 'Theme Name' ? 'wordpress-theme' : 'wordpress-plugin',
    name: isSingle ? basenameOf(path).slice(0, -'.php'.length) : folder,
    version,
    ...(licence !== '' && { licences: [licence] }),
    ...(version === '' && { confidence: 'likely' }),
    contains: [isSingle ? basenameOf(path) : '.'],
  });
}

/** `$wp_version = '6.4.2';` */
function core(bytes: Bytes, out: ListingOut): void {
  const text = decodeText(bytes.read(0, Math.min(bytes.size, 64 * 1024)));
  const version = /^[ \t]*\$wp_version[ \t]*=[ \t]*'([\w.-]{1,64})'/m.exec(text)?.[1];
  if (version === undefined) return out.gap('not-understood', true, 'WordPress without a version');
  const cpe = `cpe:2.3:a:wordpress:wordpress:${version}:*:*:*:*:*:*:*`;
  out.found({
    type: 'generic',
    name: 'wordpress',
    version,
    details: { cpe },
    contains: ['.', '../wp-admin'],
  });
}

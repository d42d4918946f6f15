// Cataloguer of installed extensions of Visual Studio Code and its relatives.
import { readJson } from '../../formats/json/index.ts';
import { textAt } from '../../formats/value.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

/** Names of folders that hold extensions: `.vscode`, `.vscode-server`, `code-server`, `openvscode-server`, `.cursor-server`… */
const EDITOR = /vscode|vscodium|code-server|^\.cursor|^\.windsurf/i;
/** Some extensions describe every setting in there. */
const LIMIT = 8 * 1024 * 1024;

const extensions = listingCataloguer({
  name: 'vscode/extensions',
  version: 1,
  summary: 'Installed extensions of Visual Studio Code, code-server and their relatives',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Visual Studio Code',
    files: ['**/.vscode-server/extensions/*/package.json', '**/code-server/extensions/*/package.json'],
    types: ['vscode-extension'],
    tells: ['licence', 'files', 'vendored'],
  },
  type: 'vscode-extension',
  files: { basenames: ['package.json'] },
  accepts: (path) => path.includes('/extensions/') && EDITOR.test(editorOf(path)),
  parse(bytes, { path }, out) {
    const manifest = readJson(bytes, LIMIT);
    const publisher = textAt(manifest, 'publisher');
    const name = textAt(manifest, 'name');
    const version = textAt(manifest, 'version');
    const licence = textAt(manifest, 'license');
    if (publisher === '' || name === '' || version === '')
      return out.gap('not-understood', true, 'an extension without publisher, name or version');
    out.found({
      name: `${publisher}.${name}`,
      version,
      ...(licence !== '' && { licences: [licence] }),
      // The editor's own ones.
      ...(editorOf(path) === 'vscode' && { role: 'vendored' }),
      contains: ['.'],
    });
  },
});

/** The folder above `extensions`, for a package.json directly below one of its folders. */
function editorOf(path: string): string {
  const [editor = '', extensions] = path.split('/').slice(-4);
  return extensions === 'extensions' ? editor : '';
}

export const VSCODE: readonly Cataloguer[] = [extensions];

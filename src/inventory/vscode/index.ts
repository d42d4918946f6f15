// Cataloguer of installed extensions of Visual Studio Code and its relatives.
import { readJson } from '../../formats/json/index.ts';
import { textAt } from '../../formats/value.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

/** `.vscode/extensions`, `.vscode-server/extensions`, `code-server/extensions`, `openvscode-server/extensions`… */
const PLACE =
  /(?:^|\/)(?:\.?[\w-]*(?:vscode|vscodium|code-server)[\w-]*|\.cursor(?:-server)?|\.windsurf(?:-server)?)\/extensions\/[^/]+\/package\.json$/i;
/** The editor's own ones. */
const BUILT_IN = /(?:^|\/)vscode\/extensions\//;
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
  accepts: (path) => PLACE.test(path),
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
      ...(BUILT_IN.test(path) && { role: 'vendored' }),
      contains: ['.'],
    });
  },
});

export const VSCODE: readonly Cataloguer[] = [extensions];

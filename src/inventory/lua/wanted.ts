// Rockspecs of projects, and the versions that LuaRocks pinned for them.
import { readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { eachLuaString } from '../../formats/lua-table.ts';
import { listingCataloguer } from '../listing.ts';
import { readRockspec } from './rockspec.ts';

export const rockspec = listingCataloguer({
  name: 'lua/rockspec',
  version: 1,
  summary: 'Rocks that rockspecs describe',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Lua',
    files: ['**/*.rockspec'],
    types: ['luarocks'],
    tells: ['licence'],
    limits: 'what the rock depends on is a range',
  },
  type: 'luarocks',
  files: { suffixes: ['.rockspec'] },
  accepts: (path) => !/(?:^|\/)luarocks\/rocks(?:-[^/]+)?\//.test(path),
  declares: 'manifest',
  parse: (bytes, { path }, out) => readRockspec(bytes, path, out, []),
});

const LIMIT = 4 * 1024 * 1024;
/** LuaRocks lists the interpreter as a dependency. */
const INTERPRETER = 'lua';

export const luarocksLock = listingCataloguer({
  name: 'lua/luarocks-lock',
  version: 1,
  summary: 'Rocks whose versions LuaRocks pinned',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Lua',
    files: ['**/luarocks.lock'],
    types: ['luarocks'],
    tells: ['dev'],
  },
  type: 'luarocks',
  files: { basenames: ['luarocks.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    eachLuaString(
      decodeText(readAll(bytes, LIMIT)),
      ({ path: [section = '', name = '', ...rest], value }) => {
        if (!/^(?:(?:build_|test_)?dependencies)$/.test(section) || rest.length > 0 || name === INTERPRETER)
          return;
        out.found({ name, version: value, ...(section !== 'dependencies' && { role: 'dev' }) });
      },
    );
  },
});

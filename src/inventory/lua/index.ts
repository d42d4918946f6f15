// Cataloguers of Lua.
import type { Cataloguer } from '../cataloguer.ts';
import { luarocks } from './installed.ts';
import { luarocksLock, rockspec } from './wanted.ts';

export const LUA: readonly Cataloguer[] = [luarocks, rockspec, luarocksLock];

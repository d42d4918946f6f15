// TOML texts: the tables of any size one after the other, or a small document as a whole. Source: TOML 1.0.
export { readToml } from './document.ts';
export { type TomlTable, tomlTables } from './tables.ts';

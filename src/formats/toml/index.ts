// TOML texts: the tables of any size one after the other, the elements of one list, or a small document as a whole. Source: TOML 1.0.
export { readToml, tomlElements } from './document.ts';
export { type TomlTable, tomlTables } from './tables.ts';

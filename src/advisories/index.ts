// Door of the room that knows of vulnerabilities: stores of advisories, where they come from, and their read side.
export { OSV_DEV } from './feed.ts';
export { type ImportOptions, importAdvisories } from './import.ts';
export type { Intake } from './intake.ts';
export { databaseFolder } from './location.ts';
export { openAdvisories } from './open.ts';
export type { Skip } from './osv-affected.ts';
export { DAY_MS, ensureFamilies, type Freshness, type Shortfall } from './refresh.ts';
export { databaseStatus, type StoreState } from './status.ts';
export * from './types.ts';
export { type Updated, type UpdateOptions, updateAdvisories } from './update.ts';

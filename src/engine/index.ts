// Door of the engine room: a client of the Docker and Podman API that reads images.
export type { EngineKind } from './address.ts';
export { type Engine, type EngineOptions, openEngine } from './client.ts';
export type { EngineImage, EngineVersion, HistoryLine } from './documents.ts';

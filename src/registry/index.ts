// Door of the registry room: references, a client of the OCI distribution API, and the HTTP that all downloads share.
export { type Manifest, type Registry, openRegistry } from './client.ts';
export { type Download, type DownloadOptions, download } from './download.ts';
export { type Reference, formatReference, parseReference } from './reference.ts';
export { type Reply, type RequestOptions, readBody, request } from './transport.ts';
export { DEFAULT_RETRY } from './transport/wait.ts';

// Door of the registry room: the HTTP transport that all downloads share.
export { type Download, type DownloadOptions, download } from './download.ts';
export { type Reply, type RequestOptions, readBody, request } from './transport.ts';
export { DEFAULT_RETRY } from './transport/wait.ts';

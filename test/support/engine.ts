// For tests: a container engine's API on a unix socket.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { scratch, serve } from './loopback.ts';

export type Answers = Readonly<Record<string, RequestListener>>;

/** Answers the ping with `api`, and what is asked for at `/v…/path` by `answers`. */
export function engine(answers: Answers, api = '1.47'): RequestListener {
  return (request, response) => {
    if (request.url === '/_ping') return void response.setHeader('Api-Version', api).end('OK');
    const answer = answers[(request.url ?? '').replace(/^\/v1\.\d+/, '')];
    if (answer !== undefined) return answer(request, response);
    return void response.writeHead(404).end(JSON.stringify({ message: 'No such image' }));
  };
}

/** Answers with a document. */
export const json = (value: unknown) => (_: IncomingMessage, response: ServerResponse) =>
  void response.end(JSON.stringify(value));

/** Runs `work` with the address of an engine on a unix socket. */
export async function onSocket(
  handler: RequestListener,
  work: (host: string) => Promise<void>,
): Promise<void> {
  using folder = scratch();
  const path = `${folder.path}/engine.sock`;
  await using _server = await serve(handler, undefined, path);
  await work(`unix://${path}`);
}

// What a registry's error answers mean to the user.
import { fail } from '../core/errors.ts';
import { printable } from '../core/text.ts';
import { type Reply, readBody } from './transport.ts';

/** What is needed of an answer to tell why it refuses. */
export type Answer = Pick<Reply, 'status' | 'header' | 'body' | 'close'>;

const LARGEST = 64 * 1024;

/** Throws the error that an answer of status 4xx or 5xx stands for. `login`: one was sent along. */
export async function refuse(
  reply: Answer,
  where: string,
  asker: { readonly host: string; readonly login: boolean },
): Promise<never> {
  const { status } = reply;
  const said = await saying(reply);
  const { host, login } = asker;
  if (status === 401)
    return login
      ? fail(
          'registry.unauthorized',
          where,
          `the registry does not take the stored login (401)${said}`,
          `docker login ${host}`,
        )
      : fail(
          'registry.unauthorized',
          where,
          `the registry wants a login, or has no such repository (401)${said}`,
          `docker login ${host}`,
        );
  if (status === 403)
    return fail(
      'registry.unauthorized',
      where,
      `access is denied (403)${said}`,
      login ? 'use an account that may read it' : `docker login ${host}`,
    );
  if (status === 404)
    return fail('registry.not-found', where, `there is no such image (404)${said}`, 'check name and tag');
  if (status === 429) {
    const wait = reply.header('retry-after');
    const when = wait !== undefined && /^\d{1,9}$/.test(wait) ? `try again in ${wait} s` : 'try again later';
    return fail(
      'registry.rate-limited',
      where,
      `the registry allows no more requests for now (429)${said}`,
      login ? when : `${when}, or log in: docker login ${host}`,
    );
  }
  return fail(
    'registry.refused',
    where,
    `the registry answers with status ${status}${said}`,
    status >= 500 ? 'try again later' : '',
  );
}

/** The first message of the registry's own error document (distribution specification: `errors`), cut short; or ''. */
async function saying(reply: Answer): Promise<string> {
  try {
    const body = await readBody(reply, LARGEST);
    const document = JSON.parse(Buffer.from(body ?? '').toString('utf8')) as {
      errors?: { message?: unknown }[];
    };
    const message = document.errors?.[0]?.message;
    return typeof message === 'string' && message !== '' ? `: ${printable(message.slice(0, 200))}` : '';
  } catch {
    return '';
  }
}

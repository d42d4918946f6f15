// Credential helpers: programs named `docker-credential-…` that keep logins (docker-credential-helpers' protocol).
import type { ChildProcess } from 'node:child_process';
import { fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { printable } from '../core/text.ts';
import type { Login } from './login-files.ts';

const LARGEST = 1024 * 1024;
/** What helpers print where they have nothing for a host: the one error that is none. */
const NOTHING = 'credentials not found';
/** The name which says that the secret is a refresh token. */
const TOKEN_USER = '<token>';

/**
 * Asks the helper for the login of `server`; undefined when it has none.
 * `file` is where the helper was named. Errors: registry.credentials.
 */
export async function askHelper(
  suffix: string,
  server: string,
  file: string,
  network: NetworkOptions,
): Promise<Login | undefined> {
  const program = `docker-credential-${suffix}`;
  const bad = (what: string, cause?: unknown) =>
    fail(
      'registry.credentials',
      file,
      `${program} ${what}`,
      'log in again, or take it out of that file',
      cause,
    );
  // A name with a slash would run any program.
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(suffix)) return bad('is no name of a helper');
  let answer: { code: number | null; output: string };
  try {
    answer = await run(program, server, network);
  } catch (error) {
    network.signal.throwIfAborted();
    return bad(`can not be run (${(error as Error).message})`, error);
  }
  const { code, output } = answer;
  if (code !== 0) {
    if (output.includes(NOTHING)) return undefined;
    return bad(`ended with code ${code}: ${printable(output.trim().slice(0, 200))}`);
  }
  let document: unknown;
  try {
    document = JSON.parse(output);
  } catch {
    // The output may hold the secret: the parser's error would show it.
    return bad('printed something that is no JSON');
  }
  const { Username: username, Secret: secret } = (document ?? {}) as Record<string, unknown>;
  if (typeof username !== 'string' || typeof secret !== 'string')
    return bad('printed no Username and Secret');
  if (username === '' && secret === '') return undefined;
  if (username === TOKEN_USER) return { kind: 'identity-token', token: secret };
  return { kind: 'password', username, password: secret };
}

async function run(
  program: string,
  input: string,
  network: NetworkOptions,
): Promise<{ code: number | null; output: string }> {
  const { spawn } = await import('node:child_process');
  const child: ChildProcess = spawn(program, ['get'], {
    env: network.env,
    stdio: ['pipe', 'pipe', 'ignore'],
    signal: network.signal,
    timeout: network.timeoutMs,
    killSignal: 'SIGKILL',
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length > LARGEST) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === null) resolve({ code, output });
      else reject(new Error(`it gave no answer within ${network.timeoutMs / 1000} s, or too long a one`));
    });
    // A helper that does not read its input is no fault: what it prints decides.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

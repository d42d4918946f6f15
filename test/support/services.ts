// The real engines and registry that scripts/services.sh starts, and programs that integration tests run.
import { execFileSync } from 'node:child_process';

export interface Services {
  /** `unix://…` sockets. */
  readonly docker: string;
  readonly podman: string;
  /** `127.0.0.1:PORT`, plain HTTP. */
  readonly registry: string;
}

/** Where the services listen; throws when one was not started: a test that needs it must fail, not pass unseen. */
export function services(): Services {
  const named = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: scripts/services.sh starts the services and prints it`);
    return value;
  };
  return {
    docker: named('PLIMSOLL_TEST_DOCKER'),
    podman: named('PLIMSOLL_TEST_PODMAN'),
    registry: named('PLIMSOLL_TEST_REGISTRY'),
  };
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Standard output of a program; throws with what it said when it fails. */
export function run(command: readonly string[], { cwd, env }: RunOptions = {}): string {
  const [program = '', ...args] = command;
  const maxBuffer = 1 << 28;
  // What npm tells its scripts would change what an npm of ours does.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'));
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...Object.fromEntries(inherited), ...env },
    ...(cwd !== undefined && { cwd }),
  });
}

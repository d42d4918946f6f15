// Entry of the command line: finds the command, runs it, turns errors into one line and an exit code.
import { EXIT, PlimsollError } from '../core/errors.ts';
import { createLogger, type LogLevel } from '../core/log.ts';
import { printableLine } from '../core/text.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { createInterruptible } from './interruptible.ts';
import { type Parsed, parseDuration, parseOptions } from './option.ts';
import { openTerminal } from './terminal.ts';
import { version } from './version.ts';

/** No timer of Node runs longer (24 days). */
const LONGEST_TIMER = 2 ** 31 - 1;

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  let level: LogLevel = 'warn';
  try {
    const found = findCommand(args);
    if ('text' in found) return await openTerminal({ noColour: true, quiet: true }).out(await found.text());
    const { command, rest } = found;
    const help = `plimsoll ${command.name} --help`;
    const parsed = parseOptions(command.options, rest, help);
    level = (parsed.text('log-level') as LogLevel | undefined) ?? level;
    checkCount(command, parsed, help);
    process.exitCode = await run(command, parsed, args, level);
  } catch (error) {
    process.exitCode = report(error, level);
  }
}

async function run(
  command: Command,
  parsed: Parsed,
  words: readonly string[],
  level: LogLevel,
): Promise<number> {
  const terminal = openTerminal({ noColour: parsed.flag('no-color'), quiet: parsed.flag('quiet') });
  const stop = new AbortController();
  const timeout = parsed.text('timeout');
  const allowed =
    timeout === undefined ? undefined : Math.min(parseDuration('timeout', timeout), LONGEST_TIMER);
  const where = command.name;
  const reasons = {
    stopped: () => new PlimsollError('interrupted', { where, what: 'stopped; nothing was changed' }),
    late: () =>
      new PlimsollError('time.over', {
        where,
        what: `not done after ${timeout}`,
        remedy: 'allow more with --timeout',
      }),
  };
  const interrupt = () => stop.abort(reasons.stopped());
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const timer =
    allowed === undefined ? undefined : setTimeout(() => stop.abort(reasons.late()), allowed).unref();
  const deadline = allowed === undefined ? undefined : performance.now() + allowed;
  const interruptible = createInterruptible(deadline, reasons);
  try {
    const { run } = await command.load();
    const logger = createLogger(level, (line) => terminal.err(line));
    return await run({
      parsed,
      words,
      terminal,
      env: process.env,
      signal: stop.signal,
      interruptible,
      logger,
    });
  } catch (error) {
    // Whatever fails because we stopped it failed for the reason why we stopped it.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

type Found =
  | { readonly command: Command; readonly rest: readonly string[] }
  /** Version and help: nothing is to be done. */
  | { readonly text: () => Promise<string> };

function findCommand(args: readonly string[]): Found {
  const [first, second] = args;
  if (first === '--version' || first === '-V' || first === 'version')
    return { text: async () => `plimsoll ${version()}\n` };
  const two = COMMANDS.find((one) => one.name === `${first} ${second}`);
  const command = two ?? COMMANDS.find((one) => one.name === first);
  if (command) {
    const rest = args.slice(two ? 2 : 1);
    const isHelp = rest.includes('--help') || rest.includes('-h');
    return isHelp
      ? { text: async () => (await import('./help.ts')).commandHelp(command) }
      : { command, rest };
  }
  const overview = (commands: readonly Command[]): Found => ({
    text: async () => (await import('./help.ts')).overview(commands, version()),
  });
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return overview(COMMANDS);
  const group = COMMANDS.filter((one) => one.name.startsWith(`${first} `));
  if (group.length > 0 && (second === undefined || second.startsWith('-'))) return overview(group);
  throw new PlimsollError('usage.unknown-command', {
    where: group.length > 0 ? `${first} ${second}` : first,
    what: 'there is no such command',
    remedy: group.length > 0 ? group.map((one) => `plimsoll ${one.name}`).join(', ') : 'plimsoll --help',
  });
}

function checkCount(command: Command, parsed: Parsed, help: string): void {
  const [least, most] = command.count;
  const given = parsed.arguments.length;
  if (given < least)
    throw new PlimsollError('usage.missing-argument', {
      where: command.name,
      what: `${command.arguments} is missing`,
      remedy: help,
    });
  if (given > most)
    throw new PlimsollError('usage.too-many-arguments', {
      where: command.name,
      what: `it takes ${most === 0 ? 'no argument' : `${most} at most`}, not ${given}`,
      remedy: help,
    });
}

function report(error: unknown, level: LogLevel): number {
  if (level === 'silent') return error instanceof PlimsollError ? error.exit : EXIT.unjudged;
  const shown =
    error instanceof PlimsollError
      ? error
      : new PlimsollError('internal', {
          where: 'internal fault',
          what: error instanceof Error ? error.message : String(error),
          remedy: 'please report it, with --log-level debug',
          cause: error,
        });
  process.stderr.write(`plimsoll: ${printableLine(shown.message)}\n`);
  if (level === 'debug') {
    process.stderr.write(`plimsoll: error code ${shown.code}\n`);
    for (let cause = shown.cause; cause instanceof Error; cause = cause.cause)
      for (const line of `because: ${cause.stack ?? cause.message}`.split('\n'))
        process.stderr.write(`plimsoll: ${printableLine(line)}\n`);
  }
  return shown.exit;
}

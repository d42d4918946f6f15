// Loaded into a child by --import: writes down every connection and look-up that it tries. Sockets of this machine's files are no network.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env['PLIMSOLL_TEST_NETWORK'];

function note(what: string, to: unknown): void {
  if (file) appendFileSync(file, `${what} ${JSON.stringify(to)}\n`);
}

/** Puts a note before each call of a method. */
function watch(
  owner: object,
  name: string,
  isNetwork: (args: readonly unknown[]) => boolean = () => true,
): void {
  const own = owner as Record<string, (...args: unknown[]) => unknown>;
  const real = own[name]!;
  own[name] = function watched(this: unknown, ...args: unknown[]) {
    if (isNetwork(args)) note(name, args[0]);
    return real.apply(this, args);
  };
}

watch(net.Socket.prototype, 'connect', (args) => {
  const [first] = args.flat() as ({ path?: string | null } | undefined)[];
  return !first?.path;
});
watch(dns, 'lookup');
watch(dns.promises, 'lookup');
watch(dns, 'resolve');
watch(dgram.Socket.prototype, 'send');

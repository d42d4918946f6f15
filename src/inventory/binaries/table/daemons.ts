// Recognisers of servers of mail, printing, messages, tunnels and load balancing, and of agents.
import { XYZ, after, beforeNul, type Recogniser } from '../recogniser.ts';

export const DAEMONS: readonly Recogniser[] = [
  {
    product: 'exim',
    files: ['exim', 'exim4'],
    cpe: 'exim:exim',
    // The numbers of the compilation and the version stand behind marks that the build looks for.
    rules: [beforeNul('<<eximversion>>', String.raw`4\.\d{1,3}(?:\.\d{1,2})?`)],
  },
  {
    product: 'cups',
    files: ['cupsd'],
    cpe: 'openprinting:cups',
    rules: [after('configuration file for CUPS v', XYZ)],
  },
  {
    product: 'mosquitto',
    files: ['mosquitto'],
    cpe: 'eclipse:mosquitto',
    rules: [beforeNul('mosquitto version %s')],
  },
  {
    product: 'strongswan',
    files: ['charon', 'charon-systemd', 'starter'],
    cpe: 'strongswan:strongswan',
    rules: [after('(strongSwan ', String.raw`\d\.\d{1,2}\.\d{1,3}(?:(?:dr|rc)\d{1,2})?`)],
  },
  {
    product: 'keepalived',
    files: ['keepalived'],
    cpe: 'keepalived:keepalived',
    rules: [after('Keepalived v', XYZ)],
  },
  {
    product: 'coturn',
    files: ['turnserver', 'turnadmin'],
    cpe: 'coturn_project:coturn',
    rules: [after('Coturn-', String.raw`\d\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?`)],
  },
  {
    product: 'pgbouncer',
    files: ['pgbouncer'],
    cpe: 'pgbouncer:pgbouncer',
    rules: [after('PgBouncer ', XYZ)],
  },
  {
    product: 'nsd',
    files: ['nsd'],
    cpe: 'nlnetlabs:name_server_daemon',
    rules: [after('\0NSD ', XYZ)],
  },
  {
    product: 'h2o',
    files: ['h2o'],
    cpe: 'dena:h2o',
    rules: [after('h2o version ', XYZ), after('\0h2o/', XYZ)],
  },
  {
    product: 'qemu-guest-agent',
    files: ['qemu-ga'],
    cpe: 'qemu:qemu',
    rules: [after('QEMU Guest Agent ', XYZ)],
  },
];

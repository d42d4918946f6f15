// Folders that many packages share: none of them has all that is in there, whatever its record says.

const BELOW_USR = 'bin|games|include|lib|lib32|lib64|libexec|libx32|sbin|share|src';
const SHARED = new RegExp(
  `^(?:${[
    '(?:app|bin|boot|data|dev|etc|home|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var|workspace)?',
    'lib(?:32|64|x32)?',
    `usr/(?:${BELOW_USR}|local|src/app)`,
    `usr/local/(?:${BELOW_USR}|etc)`,
    '(?:usr/(?:local/)?)?lib/[a-z0-9_]+-linux-[a-z0-9_]+',
    'home/[^/]+',
    'opt/(?:bin|lib|local|sbin)',
    'etc/(?:cron\\.[a-z]+|init\\.d|opt|profile\\.d|systemd(?:/system)?)',
    'var/(?:cache|lib|local|log|opt|run|spool|tmp|www)',
  ].join('|')})$`,
);

/** True for a folder (canonical path) that no package can claim as a whole: `usr`, `usr/bin`, `home/someone`. */
export function isShared(folder: string): boolean {
  return SHARED.test(folder);
}

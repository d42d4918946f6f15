// Recognisers of command-line tools and of what every system has.
import { after, alone, DOTTED, library, PRE, type Recogniser, XYZ } from '../recogniser.ts';

const XY = String.raw`\d{1,2}\.\d{1,3}(?:\.\d{1,3})?`;

export const TOOLS: readonly Recogniser[] = [
  {
    product: 'busybox',
    files: ['busybox', 'busybox.static', 'busybox-extras'],
    cpe: 'busybox:busybox',
    rules: [{ anchor: 'BusyBox v', version: /^BusyBox v(\d\.\d{1,2}\.\d{1,2}) \(/ }],
  },
  {
    product: 'toybox',
    files: ['toybox'],
    cpe: 'landley:toybox',
    rules: [after('toybox ', XYZ), alone(String.raw`0\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'bash',
    files: ['bash'],
    cpe: 'gnu:bash',
    rules: [
      {
        anchor: '@(#)Bash version ',
        version: /^@\(#\)Bash version (\d\.\d{1,2}\.\d{1,3})\(\d{1,3}\) [a-z0-9]{1,10} GNU/,
      },
    ],
  },
  {
    product: 'zsh',
    files: ['zsh', 'zsh5', 'zsh-static'],
    cpe: 'zsh:zsh',
    rules: [alone(String.raw`5\.\d{1,2}(?:\.\d{1,2}){0,2}`)],
  },
  {
    product: 'curl',
    files: ['curl', 'curl.exe', ...library('libcurl')],
    cpe: 'haxx:curl',
    rules: [after('curl/', XYZ)],
  },
  {
    product: 'wget',
    files: ['wget'],
    cpe: 'gnu:wget',
    rules: [after('Wget/', DOTTED), after('GNU Wget ', DOTTED), alone(String.raw`1\.\d{2}(?:\.\d{1,2})?`)],
  },
  {
    product: 'git',
    files: ['git', 'git-remote-http', 'git-daemon', 'git-http-backend'],
    cpe: 'git-scm:git',
    rules: [after('git/', DOTTED), alone(String.raw`[12]\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})?`)],
  },
  {
    product: 'rsync',
    files: ['rsync'],
    cpe: 'samba:rsync',
    rules: [after('rsync  version ', XYZ), alone(String.raw`3\.\d{1,2}\.\d{1,2}`)],
  },
  { product: 'tar', files: ['tar'], cpe: 'gnu:tar', rules: [alone(String.raw`1\.\d{2}`)] },
  {
    product: 'gzip',
    files: ['gzip'],
    cpe: 'gnu:gzip',
    rules: [
      {
        before: 400,
        behind: 400,
        version: /\0(1\.\d{1,2})\0/,
        near: /gzip|Jean-loup|-S, --suffix|Written by/,
      },
    ],
  },
  {
    product: 'bzip2',
    files: ['bzip2', ...library('libbz2')],
    cpe: 'bzip:bzip2',
    rules: [
      { before: 8, behind: 32, version: /(?<![\d.])(1\.0\.\d{1,2}), {1,2}\d{1,2}-[A-Z][a-z]{2}-\d{4}/ },
    ],
  },
  {
    product: 'xz',
    files: ['xz', ...library('liblzma')],
    cpe: 'tukaani:xz',
    rules: [after('xz (XZ Utils) ', XYZ + PRE), alone(String.raw`5\.\d{1,2}\.\d{1,2}(?:alpha|beta)?`)],
  },
  {
    product: 'zstd',
    files: ['zstd', ...library('libzstd')],
    cpe: 'facebook:zstandard',
    rules: [
      { before: 8, behind: 16, version: /\0v(1\.\d{1,2}\.\d{1,2})\0/ },
      alone(String.raw`1\.\d{1,2}\.\d{1,2}`),
    ],
  },
  {
    product: 'lz4',
    files: ['lz4', ...library('liblz4')],
    cpe: 'lz4_project:lz4',
    rules: [alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'jq',
    files: ['jq', 'jq-linux*'],
    cpe: 'jqlang:jq',
    rules: [
      after('jq-', String.raw`1\.\d{1,2}(?:\.\d{1,2})?`),
      { before: 8, behind: 16, version: /\0(1\.\d{1,2}(?:\.\d{1,2})?)\0/, weak: true, sole: true },
    ],
  },
  {
    product: 'ffmpeg',
    files: [
      'ffmpeg',
      'ffprobe',
      'ffplay',
      ...library(
        'libavcodec',
        'libavdevice',
        'libavfilter',
        'libavformat',
        'libavutil',
        'libswresample',
        'libswscale',
      ),
    ],
    cpe: 'ffmpeg:ffmpeg',
    rules: [
      {
        anchor: '%s version ',
        behind: 80,
        version: /^%s version (\d\.\d{1,2}(?:\.\d{1,2})?)[^\0]{0,60}\0/,
        near: /Copyright \(c\)|FFmpeg|%sbuilt with %s/,
      },
      after('FFmpeg version ', XY),
    ],
  },
  {
    product: 'util-linux',
    files: ['getopt', 'mount', 'umount', 'lsblk', 'su'],
    cpe: 'kernel:util-linux',
    rules: [
      { anchor: '\0util-linux ', version: /^\0util-linux (\d\.\d{1,2}(?:\.\d{1,2})?)\0/ },
      { anchor: 'util-linux ', version: /^util-linux (\d\.\d{1,2}(?:\.\d{1,2})?)[\s\0)]/ },
    ],
  },
  {
    product: 'coreutils',
    files: ['coreutils', 'ls'],
    cpe: 'gnu:coreutils',
    rules: [alone(String.raw`[89]\.\d{1,2}`)],
  },
  {
    product: 'sudo',
    files: ['sudo', 'sudoers.so', 'libsudo_util.so*'],
    cpe: 'sudo_project:sudo',
    rules: [
      { anchor: 'Sudo version %s', version: /^Sudo version %s\n\0{1,8}(1\.\d{1,2}\.\d{1,2}(?:p\d{1,2})?)\0/ },
      // Not 1.4.1: that is the protobuf-c inside.
      { before: 16, behind: 24, version: /\0(1\.[89]\.\d{1,2}(?:p\d{1,2})?)\0/, weak: true, sole: true },
    ],
  },
  {
    product: 'systemd',
    files: ['systemd', 'libsystemd-shared-*.so', 'udevadm'],
    cpe: 'systemd_project:systemd',
    rules: [{ anchor: 'systemd ', version: /^systemd \d{3} \((\d{3}(?:\.\d{1,3})?)/ }],
  },
  {
    product: 'dbus',
    files: ['dbus-daemon', 'libdbus-1.so*'],
    cpe: 'freedesktop:dbus',
    rules: [after('libdbus ', XYZ), alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'krb5',
    files: ['libkrb5.so*', 'libkrb5-*.so*'],
    cpe: 'mit:kerberos_5',
    rules: [after('KRB5_BRAND: krb5-', String.raw`1\.\d{1,2}(?:\.\d{1,2})?`)],
  },
  {
    product: 'heimdal-krb5',
    files: ['libkrb5.so*', 'libgssapi.so*', 'libheimbase.so*'],
    cpe: 'heimdal_project:heimdal',
    rules: [after('Heimdal ', XYZ)],
  },
  {
    product: 'imagemagick',
    files: [
      'magick',
      'convert',
      'convert-*',
      'identify',
      'identify-*',
      ...library('libMagickCore', 'libMagickWand'),
    ],
    cpe: 'imagemagick:imagemagick',
    rules: [after('ImageMagick ', String.raw`\d\.\d{1,2}\.\d{1,2}(?:-\d{1,3})?`)],
  },
  {
    product: 'nmap',
    files: ['nmap', 'ncat'],
    cpe: 'nmap:nmap',
    rules: [after('Nmap ', DOTTED), alone(String.raw`7\.\d{2}`)],
  },
  {
    product: 'tini',
    files: ['tini', 'tini-static', 'docker-init'],
    cpe: 'tini_project:tini',
    rules: [{ anchor: 'tini version ', version: /^tini version (0\.\d{1,2}\.\d{1,2})/ }],
  },
  { product: 'dumb-init', files: ['dumb-init'], rules: [after('dumb-init v', XYZ)] },
  {
    product: 'gnupg',
    files: ['gpg', 'gpgv', 'gpg-agent', 'gpgconf', 'dirmngr'],
    cpe: 'gnupg:gnupg',
    rules: [after('GnuPG ', XYZ), alone(String.raw`2\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'p7zip',
    files: ['7z', '7za', '7zz', '7zr'],
    cpe: '7-zip:7-zip',
    rules: [
      after('7-Zip ', String.raw`\d{1,2}\.\d{2}`),
      { anchor: '7-Zip [', version: /^7-Zip \[(?:32|64)\] (\d{1,2}\.\d{2})/ },
    ],
  },
  {
    product: 'gawk',
    files: ['gawk', 'gawk-*'],
    cpe: 'gnu:gawk',
    rules: [after('\0GNU Awk ', XYZ)],
  },
  {
    product: 'iptables',
    files: ['xtables-nft-multi', 'xtables-legacy-multi'],
    cpe: 'netfilter:iptables',
    rules: [alone(String.raw`1\.\d{1,2}\.\d{1,2}`)],
  },
  {
    product: 'vim',
    files: ['vim', 'vim.*', 'vi'],
    cpe: 'vim:vim',
    rules: [{ anchor: 'VIM - Vi IMproved ', version: /^VIM - Vi IMproved (\d\.\d) \(/ }],
  },
  {
    product: 'make',
    files: ['make', 'gmake'],
    cpe: 'gnu:make',
    rules: [alone(String.raw`[34]\.\d{1,2}(?:\.\d{1,2})?`)],
  },
  {
    product: 'cmake',
    files: ['cmake', 'ctest'],
    cpe: 'kitware:cmake',
    rules: [
      after('cmake/', XYZ),
      { before: 16, behind: 40, version: /(?<![\d.])([34]\.\d{1,2}\.\d{1,2})\0Empty command\0/ },
    ],
  },
  {
    product: 'apk-tools',
    files: ['apk', 'apk.static', 'libapk.so*'],
    cpe: 'alpinelinux:apk-tools',
    rules: [after('apk-tools ', XYZ), after('libapk/', XYZ)],
  },
];

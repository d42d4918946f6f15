// Recognisers of programs that are scripts, and of plain version files of kits.
import { after, type Recogniser, XYZ } from '../recogniser.ts';

export const SCRIPTS: readonly Recogniser[] = [
  {
    product: 'composer',
    files: ['composer', 'composer.phar', 'composer-*'],
    head: 'script',
    cpe: 'getcomposer:composer',
    rules: [
      {
        anchor: "'composer/composer'",
        behind: 200,
        version:
          /^'composer\/composer' ?=>\s{1,8}array\s{0,4}\(\s{1,16}'pretty_version' ?=> ?'(\d\.\d{1,2}\.\d{1,3}(?:-?(?:alpha|beta|RC)\d{1,2})?)'/,
      },
      {
        anchor: "const VERSION = '",
        version: /^const VERSION = '(\d\.\d{1,2}\.\d{1,3}(?:-?(?:alpha|beta|RC)\d{1,2})?)'/,
      },
      {
        anchor: "'pretty_version'",
        version: /^'pretty_version'\s{0,4}=>\s{0,4}'(\d\.\d{1,2}\.\d{1,3}(?:-?(?:alpha|beta|RC)\d{1,2})?)'/,
        weak: true,
      },
    ],
  },
  {
    product: 'wp-cli',
    files: ['wp', 'wp-cli.phar'],
    head: 'script',
    cpe: 'wp-cli:wp-cli',
    rules: [after('wp-cli/wp-cli ', XYZ)],
  },
  {
    product: 'dart',
    files: ['dart-sdk/version'],
    head: 'any',
    cpe: 'dart:dart_software_development_kit',
    rules: [
      { before: 4, behind: 40, version: /^(\d\.\d{1,3}\.\d{1,3}(?:-\d{1,4}\.\d{1,3}\.[a-z]{1,8})?)\s{0,2}$/ },
    ],
  },
];

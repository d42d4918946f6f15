// The sample's layers in scripting languages: a web front end (npm) and a ledger (Python).
import type { TarItem } from '../../test/support/tar.ts';

/** Path below node_modules, version, licence. One lies inside of another, in a version of its own. */
const MODULES: readonly (readonly [path: string, version: string, licence: string])[] = [
  ['axios', '0.21.0', 'MIT'],
  ['body-parser', '1.18.2', 'MIT'],
  ['cookie', '0.3.1', 'MIT'],
  ['debug', '2.6.9', 'MIT'],
  ['express', '4.16.0', 'MIT'],
  ['follow-redirects', '1.13.0', 'MIT'],
  ['json5', '2.2.3', 'MIT'],
  ['lodash', '4.17.15', 'MIT'],
  ['minimist', '1.2.0', 'MIT'],
  ['mkdirp', '0.5.1', 'MIT'],
  ['mkdirp/node_modules/minimist', '0.0.8', 'MIT'],
  ['moment', '2.29.1', 'MIT'],
  ['ms', '2.0.0', 'MIT'],
  ['path-to-regexp', '0.1.7', 'MIT'],
  ['qs', '6.5.1', 'BSD-3-Clause'],
  ['send', '0.16.0', 'MIT'],
  ['ws', '7.4.5', 'MIT'],
];

const DISTRIBUTIONS: readonly (readonly [name: string, version: string, licence: string])[] = [
  ['certifi', '2022.5.18.1', 'MPL-2.0'],
  ['charset-normalizer', '2.0.12', 'MIT'],
  ['gunicorn', '20.1.0', 'MIT'],
  ['idna', '3.3', 'BSD-3-Clause'],
  ['Jinja2', '3.1.2', 'BSD-3-Clause'],
  ['MarkupSafe', '2.1.1', 'BSD-3-Clause'],
  ['PyYAML', '5.3', 'MIT'],
  ['requests', '2.28.0', 'Apache 2.0'],
  ['urllib3', '1.26.5', 'MIT'],
  ['Werkzeug', '2.2.2', 'BSD-3-Clause'],
];

export function web(): TarItem[] {
  const home = 'srv/harbour/web';
  return [
    { name: `${home}/package.json`, content: json({ name: 'harbour-web', version: '3.2.0', private: true }) },
    { name: `${home}/server.js`, content: "require('express')().listen(8080);\n" },
    ...MODULES.map(([path, version, license]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      return {
        name: `${home}/node_modules/${path}/package.json`,
        content: json({ name, version, license }),
      };
    }),
  ];
}

export function ledger(): TarItem[] {
  const home = 'opt/ledger/lib/python3.11/site-packages';
  return [
    { name: 'opt/ledger/pyvenv.cfg', content: 'home = /usr/bin\nversion = 3.11.2\n' },
    ...DISTRIBUTIONS.flatMap(([name, version, licence]): TarItem[] => {
      const folder = `${home}/${name.replaceAll('-', '_')}-${version}.dist-info`;
      return [
        {
          name: `${folder}/METADATA`,
          content: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\nLicense: ${licence}\n`,
        },
        { name: `${folder}/INSTALLER`, content: 'pip\n' },
      ];
    }),
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

// Runtimes, compilers and managers of their versions that come as an archive.
import type { Product } from '../product.ts';

const NODE = ['MAJOR', 'MINOR', 'PATCH'].map(
  (part) => new RegExp(`^#define NODE_${part}_VERSION[ \\t]{1,20}(\\d{1,9})$`, 'm'),
);

export const DEVELOPERS: readonly Product[] = [
  {
    name: 'node',
    vendor: 'Node.js',
    file: '**/include/node/node_version.h',
    version: { in: 'text', patterns: NODE },
    cpe: 'a:nodejs:node.js',
    root: 2,
  },
  {
    name: 'go',
    vendor: 'Go',
    file: '**/go/VERSION',
    version: { in: 'text', patterns: [/^go(\d[\w.-]{0,50})$/m] },
    cpe: 'a:golang:go',
    root: 0,
    perhaps: true,
  },
  {
    name: 'nvm',
    vendor: 'nvm',
    file: '**/.nvm/package.json',
    version: { in: 'json', path: ['version'], is: ['name', /^nvm$/] },
    perhaps: true,
  },
  {
    name: 'nvm',
    vendor: 'nvm',
    file: '**/nvm/package.json',
    version: { in: 'json', path: ['version'], is: ['name', /^nvm$/] },
    perhaps: true,
  },
  {
    name: 'pyenv',
    vendor: 'pyenv',
    file: '**/libexec/pyenv---version',
    version: { in: 'text', patterns: [/^version="(\d[\w.-]{0,50})"/m] },
  },
  {
    name: 'rbenv',
    vendor: 'rbenv',
    file: '**/libexec/rbenv---version',
    version: { in: 'text', patterns: [/^version="(\d[\w.-]{0,50})"/m] },
  },
  {
    name: 'sdkman',
    vendor: 'SDKMAN',
    file: '**/.sdkman/var/version',
    version: { in: 'line' },
  },
  {
    name: 'asdf',
    vendor: 'asdf',
    file: '**/.asdf/version.txt',
    version: { in: 'line' },
  },
  {
    name: 'maven',
    vendor: 'Apache',
    file: '**/*maven*/lib/maven-core-{version}.jar',
    version: { in: 'path' },
    cpe: 'a:apache:maven',
    root: 1,
  },
  {
    name: 'gradle',
    vendor: 'Gradle',
    file: '**/*gradle*/lib/gradle-cli-{version}.jar',
    version: { in: 'path' },
    cpe: 'a:gradle:gradle',
    root: 1,
  },
  {
    name: 'kotlin-compiler',
    vendor: 'JetBrains',
    file: '**/kotlinc/build.txt',
    version: { in: 'line' },
    cpe: 'a:jetbrains:kotlin',
    root: 0,
  },
  {
    name: 'chrome',
    vendor: 'Google',
    file: '**/chrome/linux-{version}/chrome-linux64/chrome_100_percent.pak',
    version: { in: 'path' },
    cpe: 'a:google:chrome',
    root: 0,
  },
  {
    name: 'chrome-headless-shell',
    vendor: 'Google',
    file: '**/chrome-headless-shell/linux-{version}/chrome-headless-shell-linux64/headless_lib_data.pak',
    version: { in: 'path' },
    cpe: 'a:google:chrome',
    root: 0,
  },
  {
    name: 'visual-studio-code',
    vendor: 'Microsoft',
    file: '**/product.json',
    version: { in: 'json', path: ['version'], is: ['nameLong', /^Visual Studio Code/] },
    cpe: 'a:microsoft:visual_studio_code',
    root: 0,
    perhaps: true,
  },
];

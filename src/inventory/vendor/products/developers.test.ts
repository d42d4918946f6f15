// A sample of each of the runtimes, compilers and managers of their versions, in the form that it has.
import { checkSamples } from '../../../../test/support/products.ts';
import { DEVELOPERS } from './developers.ts';

checkSamples(DEVELOPERS, [
  [
    'opt/node-v18/include/node/node_version.h',
    '#define NODE_MAJOR_VERSION 18\n#define NODE_MINOR_VERSION 17\n#define NODE_PATCH_VERSION 1\n',
    'node 18.17.1',
    'opt/node-v18',
  ],
  ['usr/local/go/VERSION', 'go1.21.0\ntime 2023-08-04T20:14:06Z\n', 'go 1.21.0', 'usr/local/go'],
  ['root/.nvm/package.json', '{"name":"nvm","version":"0.39.3"}', 'nvm 0.39.3'],
  ['usr/local/nvm/package.json', '{"name":"nvm","version":"0.39.3"}', 'nvm 0.39.3'],
  ['root/.pyenv/libexec/pyenv---version', '#!/usr/bin/env bash\nversion="2.3.24"\n', 'pyenv 2.3.24'],
  ['root/.rbenv/libexec/rbenv---version', '#!/usr/bin/env bash\nversion="1.2.0"\n', 'rbenv 1.2.0'],
  ['root/.sdkman/var/version', '5.18.2\n', 'sdkman 5.18.2'],
  ['root/.asdf/version.txt', '0.12.0\n', 'asdf 0.12.0'],
  ['usr/share/maven/lib/maven-core-3.9.4.jar', 'PK', 'maven 3.9.4', 'usr/share/maven'],
  ['opt/gradle/lib/gradle-cli-8.3.jar', 'PK', 'gradle 8.3', 'opt/gradle'],
  ['opt/kotlinc/build.txt', '1.9.0-release-358', 'kotlin-compiler 1.9.0-release-358', 'opt/kotlinc'],
  [
    'root/.cache/puppeteer/chrome/linux-121.0.6167.85/chrome-linux64/chrome_100_percent.pak',
    'x',
    'chrome 121.0.6167.85',
    'root/.cache/puppeteer/chrome/linux-121.0.6167.85/chrome-linux64',
  ],
  [
    'p/chrome-headless-shell/linux-121.0.6167.85/chrome-headless-shell-linux64/headless_lib_data.pak',
    'x',
    'chrome-headless-shell 121.0.6167.85',
    'p/chrome-headless-shell/linux-121.0.6167.85/chrome-headless-shell-linux64',
  ],
  [
    'opt/code/resources/app/product.json',
    '{"nameLong":"Visual Studio Code","version":"1.85.0"}',
    'visual-studio-code 1.85.0',
    'opt/code/resources/app',
  ],
]);

// Installs what the other scripts run on (Node 24 and the development tools) when package-lock.json has changed.
// Plain JavaScript for any Node from 20 on: it runs before there is anything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.plimsoll-setup');
const platform = `${process.platform}/${process.arch}`;
const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.node;
const key = createHash('sha256')
  .update(`${platform} ${wanted}\n`)
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (installed() !== key) install();

/** What the last run left in the stamp, or ''. */
function installed() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

function install() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    stop(`npm runs on Node ${process.versions.node}; installing needs Node 20 or newer`);
  process.stderr.write(`setup: installing Node ${wanted} and the development tools into node_modules\n`);
  rmSync(stamp, { force: true });
  const result = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (result.error) stop(`npm can not be run: ${result.error.message}`);
  if (result.status !== 0) stop(`npm ci failed:\n${result.stdout}${result.stderr}`.trimEnd());
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (version.stdout?.trim() !== `v${wanted}`)
    stop(
      `no Node ${wanted} for this platform: ${platform}: the npm package "node" brought none that runs` +
        ' (is npm set to ignore install scripts?)',
    );
  writeFileSync(stamp, key);
}

/** Runs npm: the very one that runs this script, where it is known. */
function npm(...args) {
  const { npm_execpath: script, npm_node_execpath: node = process.execPath } = process.env;
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 };
  if (script) return spawnSync(node, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function stop(message) {
  process.stderr.write(`setup: ${message}\n`);
  process.exit(1);
}

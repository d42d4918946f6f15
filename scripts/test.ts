// `npm test`: all tests but those of conformance; paths as arguments choose some.
//
// Integration tests need real engines and a registry (scripts/services.sh). Without them they are left out, and that
// is said; in CI they always run, and fail when a service is missing.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from './runner.ts';

const SERVICES = ['PLIMSOLL_TEST_DOCKER', 'PLIMSOLL_TEST_PODMAN', 'PLIMSOLL_TEST_REGISTRY'];

const root = join(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const integration = process.env['CI'] === 'true' || SERVICES.every((name) => process.env[name]);
const all = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('test/conformance/'))
  .filter((path) => integration || !path.startsWith('test/integration/'))
  .sort();

await runTests({ root, files: asked.length > 0 ? asked : all, verbose: asked.length > 0 });
if (asked.length === 0 && !integration)
  console.log(
    'Integration tests were left out: CONTRIBUTING.md says how to start the services that they need.',
  );

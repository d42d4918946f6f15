// Tests of the cataloguer of Terraform's lock files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { TERRAFORM } from './index.ts';

const LOCK = `# This file is maintained automatically.
provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.72.1"
  constraints = ">= 5.0.0, < 6.0.0"
  hashes = [
    "h1:0jQrM3rGkd=",
  ]
}

provider "registry.opentofu.org/reef/x" {
  # version = "0.1"
  version = "2.0.0-beta1"
}
`;
const run = (text: string) => resultOf(TERRAFORM, { 'infra/.terraform.lock.hcl': text });

test('each provider by its whole address, with the version that is locked', async () => {
  const { packages, gaps } = await run(LOCK);
  assert.deepEqual(
    packages.map(({ name, version, purl, details }) => [name, version, purl, details.declared]),
    [
      [
        'registry.terraform.io/hashicorp/aws',
        '5.72.1',
        'pkg:terraform/registry.terraform.io/hashicorp/aws@5.72.1',
        'lock',
      ],
      [
        'registry.opentofu.org/reef/x',
        '2.0.0-beta1',
        'pkg:terraform/registry.opentofu.org/reef/x@2.0.0-beta1',
        'lock',
      ],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('blocks on one line, Windows line ends', async () => {
  const { packages } = await run(
    'provider "a/b/c" { version = "1.0" }\r\nprovider "a/b/d" {\r\n  version = "2.0"\r\n}\r\n',
  );
  assert.deepEqual(
    packages.map(({ name, version }) => `${name} ${version}`),
    ['a/b/c 1.0', 'a/b/d 2.0'],
  );
});

test('a provider without a version hides', async () => {
  const result = await run('provider "a/b/c" {\n}\nprovider "a/b/d" {\n version = "1"\n}\n');
  assert.deepEqual(
    [result.packages.map(({ name }) => name), gapsIn(result)],
    [['a/b/d'], ['not-understood hides']],
  );
});

test('damaged files give packages or gaps', async () => {
  await survivesDamage(TERRAFORM, { '.terraform.lock.hcl': LOCK }, '.terraform.lock.hcl', 300);
});

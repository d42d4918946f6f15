// Cataloguer of Terraform's and OpenTofu's lock files. Source: Terraform documentation, "Dependency Lock File".
import { eachLine } from '../../formats/lines.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

const PROVIDER = /^\s*provider\s+"([^"]+)"\s*\{/;
const VERSION = /(?:^|[\s{])version\s*=\s*"([^"]+)"/;

const terraformLock = listingCataloguer({
  name: 'terraform/lock',
  version: 1,
  summary: 'Providers that Terraform or OpenTofu has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Terraform and OpenTofu',
    files: ['**/.terraform.lock.hcl'],
    types: ['terraform'],
    tells: [],
    limits: 'modules are not in the file',
  },
  type: 'terraform',
  files: { basenames: ['.terraform.lock.hcl'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    // The block that is open and has no version yet. Both tools write one attribute a line.
    let provider = '';
    let without = 0;
    eachLine(bytes, (line) => {
      if (/^\s*(?:#|\/\/)/.test(line)) return;
      const [head = '', address] = PROVIDER.exec(line) ?? [];
      if (address !== undefined) {
        if (provider !== '') without += 1;
        provider = address;
      }
      const [, version] = VERSION.exec(line.slice(head.length)) ?? [];
      if (provider === '' || version === undefined) return;
      out.found({ name: provider, version });
      provider = '';
    });
    if (provider !== '') without += 1;
    if (without > 0) out.gap('not-understood', true, `${without} providers without a version`);
  },
});

export const TERRAFORM: readonly Cataloguer[] = [terraformLock];

// Makes one package of the outputs of a derivation.
import { buildPurl } from '../../../formats/purl.ts';
import { createPackage, type Package } from '../../package.ts';
import type { Output } from './outputs.ts';
import { NAME } from './reader.ts';

/** Its URL has the hash of the main output as `outputhash`, as other scanners write it: two builds of a version differ in nothing else. */
export function packageOf(outputs: readonly Output[]): Package {
  const { name, version, hash } = outputs[0]!;
  return createPackage({
    type: 'nix',
    name,
    version,
    purl: buildPurl({ type: 'nix', name, version, qualifiers: { outputhash: hash } }),
    licences: [],
    evidence: outputs.map(({ path, layer, known }) => ({
      cataloguer: NAME,
      path,
      layer,
      by: known ? 'db.sqlite' : 'store path',
      confidence: known === false ? 'likely' : 'certain',
    })),
    introduced: Math.min(...outputs.map(({ layer }) => layer)),
    details: {},
  });
}

// Lock files, manifests and install records of Python, Rust, Julia and conda against the data's own lists.
import { CONDA } from '../../src/inventory/conda/index.ts';
import { JULIA } from '../../src/inventory/julia/index.ts';
import { PYTHON } from '../../src/inventory/python/index.ts';
import { RUST } from '../../src/inventory/rust/index.ts';
import { checkManifests } from '../support/manifests.ts';

checkManifests(
  [
    'requirements',
    'pipfile-lock',
    'poetry-lock',
    'pdm-lock',
    'uv-lock',
    'pylock',
    'cargo-lock',
    'julia-manifest',
    'conda-meta',
    'egg-info',
    'wheel-metadata',
  ],
  [...PYTHON, ...RUST, ...JULIA, ...CONDA],
);

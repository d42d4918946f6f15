// Toolkits and libraries of makers of processors: their headers, version files and folders.
import type { Product } from '../product.ts';

/** Headers `#define PREFIX_MAJOR 8`, each part on a line of its own. */
const header = (name: string, file: string, prefix: string, parts: readonly string[]): Product => ({
  name,
  vendor: 'NVIDIA',
  file,
  version: {
    in: 'text',
    patterns: parts.map((part) => new RegExp(`^#define (?:${prefix})_${part}[ \\t]{1,20}(\\d{1,9})\\b`, 'm')),
  },
});

/** A component of oneAPI has a folder for each of its versions. */
const oneApi = (component: string): Product => ({
  name: `intel-oneapi-${component}`,
  vendor: 'Intel',
  file: `**/oneapi/${component}/{version}/env/vars.sh`,
  version: { in: 'path' },
  root: 1,
});

export const ONEAPI: readonly string[] =
  'advisor ccl compiler dal debugger dev-utilities dnnl dpl ipp ippcp mkl mpi tbb vtune'.split(' ');

export const TOOLKITS: readonly Product[] = [
  {
    name: 'cuda-toolkit',
    vendor: 'NVIDIA',
    file: '**/version.json',
    version: { in: 'json', path: ['cuda', 'version'] },
    cpe: 'a:nvidia:cuda_toolkit',
    root: 0,
    perhaps: true,
  },
  {
    // Up to 11.0.
    name: 'cuda-toolkit',
    vendor: 'NVIDIA',
    file: '**/version.txt',
    version: { in: 'text', patterns: [/^CUDA Version (\d[\d.]{1,50})/] },
    cpe: 'a:nvidia:cuda_toolkit',
    root: 0,
    perhaps: true,
  },
  header('cudnn', '**/cudnn_version.h', 'CUDNN', ['MAJOR', 'MINOR', 'PATCHLEVEL']),
  header('tensorrt', '**/NvInferVersion.h', 'NV_TENSORRT|TRT', [
    'MAJOR(?:_ENTERPRISE)?',
    'MINOR(?:_ENTERPRISE)?',
    'PATCH(?:_ENTERPRISE)?',
  ]),
  header('nccl', '**/include/nccl.h', 'NCCL', ['MAJOR', 'MINOR', 'PATCH']),
  ...ONEAPI.map(oneApi),
];

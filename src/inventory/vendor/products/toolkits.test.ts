// A sample of each of the toolkits of makers of processors, in the form that it has.
import { checkSamples, type Sample } from '../../../../test/support/products.ts';
import { ONEAPI, TOOLKITS } from './toolkits.ts';

const define = (prefix: string, ...parts: (readonly [string, number])[]) =>
  parts.map(([part, value]) => `#define ${prefix}_${part} ${value}\n`).join('');

checkSamples(TOOLKITS, [
  [
    'usr/local/cuda-12.2/version.json',
    '{"cuda":{"name":"CUDA SDK","version":"12.2.20230724"},"cuda_cudart":{"version":"12.2.140"}}',
    'cuda-toolkit 12.2.20230724',
    'usr/local/cuda-12.2',
  ],
  [
    'usr/local/cuda-10.2/version.txt',
    'CUDA Version 10.2.89\n',
    'cuda-toolkit 10.2.89',
    'usr/local/cuda-10.2',
  ],
  [
    'usr/include/cudnn_version.h',
    define('CUDNN', ['MAJOR', 8], ['MINOR', 9], ['PATCHLEVEL', 2]),
    'cudnn 8.9.2',
  ],
  [
    'usr/include/NvInferVersion.h',
    define('NV_TENSORRT', ['MAJOR', 8], ['MINOR', 6], ['PATCH', 1], ['BUILD', 6]),
    'tensorrt 8.6.1',
  ],
  [
    'opt/trt/include/NvInferVersion.h',
    `${define('TRT', ['MAJOR_ENTERPRISE', 10], ['MINOR_ENTERPRISE', 3], ['PATCH_ENTERPRISE', 0])}#define NV_TENSORRT_MAJOR TRT_MAJOR_ENTERPRISE\n`,
    'tensorrt 10.3.0',
  ],
  ['usr/local/include/nccl.h', define('NCCL', ['MAJOR', 2], ['MINOR', 18], ['PATCH', 3]), 'nccl 2.18.3'],
  ...ONEAPI.map(
    (one): Sample => [
      `opt/intel/oneapi/${one}/2023.1.0/env/vars.sh`,
      '#!/bin/sh\n',
      `intel-oneapi-${one} 2023.1.0`,
      `opt/intel/oneapi/${one}/2023.1.0`,
    ],
  ),
]);

// All products that are known by a file of their own. To add one: a row in the file of its kind, and a sample in its test.
import type { Product } from '../product.ts';
import { AGENTS } from './agents.ts';
import { COMMERCIAL } from './commercial.ts';
import { DEVELOPERS } from './developers.ts';
import { SERVERS } from './servers.ts';
import { TOOLKITS } from './toolkits.ts';

export const PRODUCTS: readonly Product[] = [
  ...COMMERCIAL,
  ...AGENTS,
  ...SERVERS,
  ...TOOLKITS,
  ...DEVELOPERS,
];

// Which layers are the base image's, as far as the image itself tells.
import type { ImageConfig } from '../image/index.ts';
import type { BaseImage } from './report.ts';

const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';

/**
 * A base image's history ends with instructions that make no layer, CMD or ENTRYPOINT among them; layers that follow
 * such a one are another build's. The last such place is the border. OCI's annotations, where set, name the base.
 */
export function baseOf(config: ImageConfig, layers: number): BaseImage | undefined {
  const made = config.history.filter((item) => !item.empty).length;
  if (made !== layers) return undefined;
  let below = 0;
  let border = 0;
  for (const item of config.history) {
    if (!item.empty) below++;
    else if (below < layers && below > 0 && /\b(?:CMD|ENTRYPOINT)\b/.test(item.createdBy)) border = below;
  }
  const reference = config.labels[NAME];
  const digest = config.labels[DIGEST];
  if (border === 0) return undefined;
  return {
    layers: border,
    by: reference || digest ? 'label' : 'history',
    ...(reference && { reference }),
    ...(digest && { digest }),
  };
}

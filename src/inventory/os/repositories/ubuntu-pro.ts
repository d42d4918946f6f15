// Ubuntu Pro: which of its services the machine that the image comes from had enabled. Source: pro(1), status file.
import type { Bytes } from '../../../core/bytes.ts';
import { readJson } from '../../../formats/json/index.ts';
import { listAt, textAt } from '../../../formats/value.ts';

const STATUS = 1024 * 1024;

/** Names (`esm-apps`, `esm-infra`, `fips`), sorted; none where it is not attached. Throws `Damaged`. */
export function readProServices(bytes: Bytes): string[] {
  const services = listAt(readJson(bytes, STATUS), 'services');
  const enabled = services
    .filter((one) => textAt(one, 'status') === 'enabled')
    .map((one) => textAt(one, 'name'));
  return [...new Set(enabled)].filter((name) => name !== '' && name.length < 100).sort();
}

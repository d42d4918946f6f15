// Text in UTF-16, as tools on Windows write it (`pip freeze > requirements.txt` in PowerShell), for parsers that read UTF-8.
import { TextDecoder } from 'node:util';
import { type Bytes, bytesOf, OverBudget } from '../core/bytes.ts';

/** The whole file is decoded at once. */
const LIMIT = 16 * 1024 * 1024;

/** The bytes themselves, or, behind a byte order mark of UTF-16, their text in UTF-8. Throws `OverBudget` for more than 16 MiB of it. */
export function utf8Of(bytes: Bytes): Bytes {
  const [first, second] = bytes.read(0, Math.min(2, bytes.size));
  const little = first === 0xff && second === 0xfe;
  if (!little && !(first === 0xfe && second === 0xff)) return bytes;
  if (bytes.size > LIMIT) throw new OverBudget(`${bytes.size} bytes of UTF-16, limit ${LIMIT}`);
  const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be').decode(bytes.read(0, bytes.size));
  return bytesOf(Buffer.from(text));
}

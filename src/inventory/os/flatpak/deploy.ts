// The version in a Flatpak's `deploy` file: one entry of a GVariant dictionary. Source: GVariant specification (serialisation of `a{sv}`), Flatpak's `deploy` file.
const KEY = 'appdata-version\0';
const NUL = 0;
const STRING = 0x73;
/** Real versions stay far below. */
const LONGEST = 128;

/**
 * The text of `appdata-version`; '' where there is none. A dictionary entry is its key, zeros up to the next multiple of eight,
 * then the variant: text, NUL, NUL and the type's letter. Entries themselves begin at multiples of eight.
 */
export function deployedVersion(data: Uint8Array): string {
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const key = buffer.indexOf(KEY, 0, 'latin1');
  if (key < 0) return '';
  let start = key + KEY.length;
  for (let i = 0; i < 7 && buffer[start] === NUL; i++) start++;
  const end = buffer.indexOf(NUL, start);
  if (end < 0 || end - start > LONGEST || buffer[end + 1] !== NUL || buffer[end + 2] !== STRING) return '';
  return buffer.toString('utf8', start, end);
}

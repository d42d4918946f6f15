// The CPE of a recognised product. Source: NIST IR 7695 ("CPE Naming"), and how NVD's dictionary writes updates.

/** `9.2p1`, `3.12.0rc1`, `1.29.0-alpha.0`: the update stands in a field of its own. */
const UPDATE = /^(\d{1,6}(?:\.\d{1,6}){0,3})[-._]?((?:p|rc|alpha|beta|preview)[.-]?\d{0,4})$/i;
/** Java 8 and before: `1.8.0_352-b08`. */
const JAVA_UPDATE = /^1\.(\d)\.0_(\d{1,4})(?:-|$)/;

/** CPE 2.3 as text. `product` is `vendor:product` of the dictionary; what a version has behind `+` is no part of it. */
export function cpeOf(product: string, version: string): string {
  return `cpe:2.3:a:${product}:${numbersOf(product, version)}:*:*:*:*:*:*`;
}

function numbersOf(product: string, version: string): string {
  const [, java, javaUpdate] = JAVA_UPDATE.exec(version) ?? [];
  if (javaUpdate !== undefined)
    return `${product === 'oracle:openjdk' ? java : `1.${java}.0`}:update${javaUpdate}`;
  const [plain = ''] = version.split('+');
  const [, numbers, update] = UPDATE.exec(plain) ?? [];
  if (numbers !== undefined && update !== undefined)
    return `${numbers}:${update.replace(/[.-]/, '').toLowerCase()}`;
  return `${plain.replace(/[^0-9A-Za-z._-]/g, String.raw`\$&`)}:*`;
}

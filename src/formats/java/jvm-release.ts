// The file `release` of a Java runtime: shell assignments, values in quotes. Source: OpenJDK, make/ReleaseFile.gmk.
import { decodeText } from '../../core/text.ts';

const ASSIGNMENT = /^([A-Z][A-Z0-9_]{0,63})="([^"]*)"\s*$/;
/** `1.8.0_392-b08`, `17.0.9+9-LTS`, `21`. */
const VERSION = /^\d[\w.+~-]{0,99}$/;

export interface JvmRelease {
  /** As `java -version` prints it where the file tells, else without the build. */
  readonly version: string;
  /** All assignments. */
  readonly values: ReadonlyMap<string, string>;
}

/** Undefined for other files of that name: those without a JAVA_VERSION. */
export function parseJvmRelease(data: Uint8Array): JvmRelease | undefined {
  const values = new Map<string, string>();
  for (const line of decodeText(data).split('\n')) {
    const [, key, value] = ASSIGNMENT.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(key, value.trim());
  }
  const java = values.get('JAVA_VERSION') ?? '';
  if (!VERSION.test(java)) return undefined;
  // IBM's runtime version is that of its own builds, and Semeru's full version that of OpenJ9.
  const full = ['JAVA_RUNTIME_VERSION', 'FULL_VERSION', 'SEMANTIC_VERSION'].map(
    (key) => values.get(key) ?? '',
  );
  const version = full.find((one) => one.startsWith(java) && VERSION.test(one)) ?? java;
  return { version, values };
}

// What one rpm header says about its package.
import { type Header, TAG } from './header.ts';

export interface RpmPackage {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  /** Missing where the header has none, which is not the same as a zero. */
  readonly epoch?: number;
  readonly arch?: string;
  /** File name of the source package: `bash-5.1-2.el9.src.rpm`. */
  readonly sourceRpm?: string;
  readonly licence?: string;
  readonly vendor?: string;
  readonly packager?: string;
  /** `name:stream:version:context`; '' where the label is there and empty. */
  readonly module?: string;
  /** Seconds since 1970. */
  readonly installTime?: number;
}

/** Reads the package's fields; a header without name, version or release gives '' there. Throws `Damaged`. */
export function packageOf(header: Header): RpmPackage {
  const epoch = header.number(TAG.epoch);
  const arch = header.text(TAG.arch);
  const sourceRpm = header.text(TAG.sourceRpm);
  const licence = header.text(TAG.license);
  const vendor = header.text(TAG.vendor);
  const packager = header.text(TAG.packager);
  const module = header.text(TAG.modularityLabel);
  const installTime = header.number(TAG.installTime);
  return {
    name: header.text(TAG.name) ?? '',
    version: header.text(TAG.version) ?? '',
    release: header.text(TAG.release) ?? '',
    ...(epoch !== undefined && { epoch }),
    ...(arch !== undefined && { arch }),
    ...(sourceRpm !== undefined && { sourceRpm }),
    ...(licence !== undefined && { licence }),
    ...(vendor !== undefined && { vendor }),
    ...(packager !== undefined && { packager }),
    ...(module !== undefined && { module }),
    ...(installTime !== undefined && { installTime }),
  };
}

/** Calls `onFile` with the folder (absolute, ending in '/') and the name of each file of the package. Throws `Damaged`. */
export function eachFile(header: Header, onFile: (folder: string, name: string) => void): void {
  const names = header.names(TAG.baseNames);
  const folders = header.names(TAG.dirNames);
  const indexes = header.numbers(TAG.dirIndexes);
  for (const [i, name] of names.entries()) {
    const folder = folders[indexes[i] ?? -1];
    if (folder !== undefined) onFile(folder, name);
  }
  // Headers of rpm 3 have whole paths.
  for (const path of header.names(TAG.oldFileNames)) {
    const slash = path.lastIndexOf('/') + 1;
    onFile(path.slice(0, slash), path.slice(slash));
  }
}

// Whose Java runtime it is: what its `release` file says, against the names under which flaws of runtimes are published.
import type { JvmRelease } from '../../formats/java/index.ts';

export interface JvmProduct {
  /** Namespace of the purl: who publishes the flaws. */
  readonly namespace: string;
  readonly name: string;
  readonly cpe?: string;
}

/** `developer`: there is a compiler. */
export function productOf({ version, values }: JvmRelease, developer: boolean): JvmProduct {
  const by = `${values.get('IMPLEMENTOR') ?? ''} ${values.get('IMPLEMENTOR_VERSION') ?? ''}`.toLowerCase();
  if (by.includes('azul') || by.includes('zulu')) {
    const [, zulu] = /zulu(\d+(?:\.\d+)*)/.exec(by) ?? [];
    return { namespace: 'azul', name: 'zulu', ...(zulu !== undefined && { cpe: cpeOf('azul:zulu', zulu) }) };
  }
  if (by.includes('graalvm') || values.has('GRAALVM_VERSION')) return graalvm(version, values, by);
  // Oracle builds OpenJDK too; its own product says that it is for sale, and Java 8's says nothing at all.
  const commercial = values.get('BUILD_TYPE') === 'commercial';
  if (by.includes('oracle') && commercial) {
    const name = developer ? 'jdk' : 'jre';
    return { namespace: 'oracle', name, cpe: cpeOf(`oracle:${name}`, version, '1.8.0') };
  }
  if (by.includes('ibm') && !/semeru|openj9/i.test(`${by} ${values.get('JVM_VARIANT') ?? ''}`))
    return { namespace: 'ibm', name: 'java' };
  // Temurin, Corretto, Microsoft, Liberica, SapMachine, Semeru, distributions: OpenJDK's flaws are theirs.
  return { namespace: 'oracle', name: 'openjdk', cpe: cpeOf('oracle:openjdk', version, '8') };
}

function graalvm(version: string, values: ReadonlyMap<string, string>, by: string): JvmProduct {
  const product = { namespace: 'oracle', name: 'graalvm' };
  if (!by.includes('oracle')) return { ...product, cpe: cpeOf('oracle:openjdk', version, '8') };
  const own = values.get('GRAALVM_VERSION') ?? '';
  // Since 2023 its versions are those of Java.
  return /^(?:19|2[0-2])\./.test(own)
    ? { ...product, cpe: cpeOf('oracle:graalvm', own) }
    : { ...product, cpe: cpeOf('oracle:graalvm_for_jdk', version) };
}

/** `1.8.0_392-b08` is update 392 of what NVD calls `eight`; newer ones are written as they are, without the build. */
function cpeOf(product: string, version: string, eight = ''): string {
  const [, legacy] = /^1\.8\.0_(\d+)/.exec(version) ?? [];
  const [plain = ''] = /^\d+(?:\.\d+)*/.exec(version) ?? [];
  const numbers = legacy !== undefined && eight !== '' ? `${eight}:update${legacy}` : `${plain}:*`;
  return `cpe:2.3:a:${product}:${numbers}:*:*:*:*:*:*`;
}

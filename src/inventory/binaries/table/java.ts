// Recognisers of Java launchers, whose vendors differ in a string or two.
import type { Recogniser, Rule } from '../recogniser.ts';

const FILES = ['java', 'javac', 'jdb', 'jar', 'javaw.exe', 'java.exe'];
const FULL = String.raw`\d{1,2}(?:\.\d{1,3}){0,5}(?:_\d{1,3})?(?:[+-][0-9A-Za-z.+-]{1,40})?`;

/** The launcher's constants in their order: perhaps `openjdk`, its own name, `1.8` or `0.0`, the full version. */
function launcher(before: string): Rule[] {
  return ['0.0', '1.8', '1.7'].map((dot) => ({
    anchor: `\0${dot}\0`,
    before: 48,
    behind: 80,
    version: new RegExp(
      `${before}(?:java[cpw]?|jdb|jar)\\0{1,8}${dot.replace('.', String.raw`\.`)}\\0{1,8}(${FULL})\\0`,
    ),
  }));
}

/** The first that fits names the product; a launcher of Oracle has no `openjdk` before its name. */
export const JAVA: readonly Recogniser[] = [
  {
    product: 'graalvm',
    files: FILES,
    purl: 'pkg:generic/oracle/graalvm',
    cpe: 'oracle:graalvm',
    rules: [
      {
        anchor: '-jvmci-',
        before: 32,
        behind: 32,
        version: /\0(\d{1,2}(?:\.\d{1,3}){0,3}\+\d{1,3}-jvmci-\d{1,2}\.\d{1,2}-b\d{1,3})\0/,
      },
    ],
  },
  {
    product: 'java',
    files: FILES,
    purl: 'pkg:generic/ibm/java',
    cpe: 'ibm:java',
    rules: [
      { anchor: '-foreman_', before: 16, behind: 48, version: /\0(\d\.\d\.\d-foreman_\w{1,40}-b\d{1,3})\0/ },
    ],
  },
  {
    product: 'openjdk',
    files: FILES,
    purl: 'pkg:generic/oracle/openjdk',
    cpe: 'oracle:openjdk',
    rules: [
      ...launcher(String.raw`openjdk\0{1,8}`),
      // On arm64 the names stand behind.
      {
        anchor: 'openjdk\0',
        before: 100,
        behind: 0,
        version: new RegExp(`\\0\\d\\.\\d\\0{1,8}(${FULL})\\0{1,16}openjdk\\0$`),
      },
    ],
  },
  {
    product: 'jre',
    files: FILES,
    purl: 'pkg:generic/oracle/jre',
    cpe: 'oracle:jre',
    rules: launcher(String.raw`(?<!openjdk\0{0,8})\0`),
  },
];

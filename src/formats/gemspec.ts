// Specifications of installed gems: Ruby source as RubyGems writes it (`specifications/*.gemspec`). Source: RubyGems, `Gem::Specification#to_ruby`.
import { decodeText } from '../core/text.ts';
import { rubyList, rubyString } from './ruby-literal.ts';

export interface Gemspec {
  /** '' when the file states none that can be read without running it. */
  readonly name: string;
  /** Without the platform. */
  readonly version: string;
  /** `ruby`, `x86_64-linux`, `java`… */
  readonly platform: string;
  /** As declared. */
  readonly licences: readonly string[];
}

/** Bytes that are looked at. Old RubyGems wrote the list of all files before the licences. */
export const MOST_GEMSPEC = 4 * 1024 * 1024;

const ASSIGNMENT = /^[ \t]*[a-z_]\w*\.(name|version|platform|licen[sc]es?)[ \t]*=[ \t]*/;
/** `# stub: name version platform paths`: what RubyGems itself reads of most gems. */
const STUB = /^# stub: (\S+) (\S+) (\S+) /;

/**
 * Reads assignments of literals, line by line, the first of each; runs nothing. What is no literal (`VERSION`) is taken from
 * the stub line, when there is one. Never throws.
 */
export function parseGemspec(data: Uint8Array): Gemspec {
  const stated = new Map<string, string>();
  let licences: readonly string[] | undefined;
  let stub: RegExpExecArray | null = null;
  const text = decodeText(data.subarray(0, MOST_GEMSPEC));
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start += line.length + 1;
    stub ??= STUB.exec(line);
    const [head, field] = ASSIGNMENT.exec(line) ?? [];
    if (head === undefined || field === undefined) continue;
    const value = line.slice(head.length);
    if (field.startsWith('licen')) licences ??= rubyList(value);
    else if (!stated.has(field)) stated.set(field, rubyString(withoutCall(value)) ?? '');
  }
  const [, stubName = '', stubVersion = '', stubPlatform = ''] = stub ?? [];
  return {
    name: stated.get('name') || stubName,
    version: stated.get('version') || stubVersion,
    platform: stated.get('platform') || stubPlatform || 'ruby',
    licences: licences ?? [],
  };
}

/** `Gem::Version.new("1.0")` and its like. */
function withoutCall(value: string): string {
  return value.replace(/^Gem::\w+\.(?:new|create)\(\s*/, '');
}

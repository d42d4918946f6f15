// What Red Hat's build system leaves in an image: content sets, and labels of the image and of those that it is built upon.
import type { Bytes } from '../../../core/bytes.ts';
import { readJson } from '../../../formats/json/index.ts';
import { listAt, textAt, type Value } from '../../../formats/value.ts';
import type { Product } from '../../channels.ts';

const MANIFEST = 4 * 1024 * 1024;
/** Names of repositories in one manifest. */
const MOST = 2000;
const TEXT = 300;

/** `content_sets` of a content manifest; undefined in other JSON files. Throws `Damaged`. */
export function contentSetsOf(manifest: Value): string[] | undefined {
  const sets = listAt(manifest, 'content_sets').filter((one): one is string => typeof one === 'string');
  return sets.length === 0 ? undefined : sets.slice(0, MOST).map((one) => one.slice(0, TEXT));
}

export function readManifest(bytes: Bytes): Value {
  return readJson(bytes, MANIFEST);
}

/** Labels as a product; undefined where there is no name. */
export function productOf(label: (name: string) => string): Omit<Product, 'path'> | undefined {
  const of = (name: string) => label(name).slice(0, TEXT);
  const name = of('name');
  if (name === '') return undefined;
  const [release, component, architecture, cpe] = [
    of('release'),
    of('com.redhat.component'),
    of('architecture'),
    of('cpe'),
  ];
  return {
    name,
    version: of('version'),
    ...(release && { release }),
    ...(component && { component }),
    ...(architecture && { architecture }),
    ...(cpe && { cpe }),
  };
}

/** `labels.json`: an object of labels. */
export function productOfLabels(labels: Value): Omit<Product, 'path'> | undefined {
  return productOf((name) => textAt(labels, name));
}

/** `Dockerfile-NAME-VERSION-RELEASE`: labels of all LABEL instructions, the last of a name, with ENV and ARG values put in. */
export function productOfDockerfile(text: string): Omit<Product, 'path'> | undefined {
  const labels = new Map<string, string>();
  const variables = new Map<string, string>();
  for (const line of text.replace(/\\\r?\n/g, ' ').split('\n')) {
    const [, instruction = '', rest = ''] = /^\s*(LABEL|ENV|ARG)\s+(.*)$/is.exec(line) ?? [];
    const into = instruction.toUpperCase() === 'LABEL' ? labels : variables;
    for (const [key, value] of pairsOf(rest)) into.set(key, expanded(value, variables));
  }
  return productOf((name) => labels.get(name) ?? '');
}

/** `key=value "key"="value"`, or one pair without '='. */
function pairsOf(text: string): (readonly [string, string])[] {
  const words = wordsOf(text);
  if (words.length > 1 && !words[0]?.includes('=')) return [[words[0] ?? '', words.slice(1).join(' ')]];
  return words.flatMap((word) => {
    const at = word.indexOf('=');
    return at <= 0 ? [] : [[word.slice(0, at), word.slice(at + 1)] as const];
  });
}

/** Words as a shell would split them, without quotes and backslashes. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let i = 0; i <= text.length; i++) {
    const c = text.charAt(i);
    if (c === '\\' && quote !== "'") word += text.charAt(++i);
    else if (c === quote && quote !== '') quote = '';
    else if (quote === '' && (c === '"' || c === "'")) quote = c;
    else if (c === '' || (quote === '' && (c === ' ' || c === '\t' || c === '\r'))) {
      if (word !== '') words.push(word);
      word = '';
    } else word += c;
  }
  return words;
}

function expanded(value: string, variables: ReadonlyMap<string, string>): string {
  const text = value.slice(0, TEXT);
  return text
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (all, braced?: string, bare?: string) => {
      return variables.get(braced ?? bare ?? '') ?? all;
    })
    .slice(0, TEXT);
}

const EXTENDED = /-(?:eus|aus|e4s|tus)-/;

/**
 * The minor release whose extended support an image draws from: as a content set says (`…-eus-rpms__9_DOT_4`), or the
 * distribution's own where a repository of that kind is enabled. Undefined for the main stream.
 */
export function minorOf(repositories: readonly string[], version: string): string | undefined {
  const extended = repositories.filter((one) => EXTENDED.test(one));
  if (extended.length === 0) return undefined;
  for (const one of extended) {
    const [, major, minor] = /__(\d{1,2})_DOT_(\d{1,2})$/.exec(one) ?? [];
    if (major !== undefined && minor !== undefined) return `${major}.${minor}`;
  }
  return /^\d+\.\d+$/.test(version) ? version : undefined;
}

// Takes a Python version apart after the grammar of PEP 440, appendix B, with all spellings that it normalises.
import { endOfDigits, isDigit } from './digits.ts';

/** Ranks of the pre-release part; `DEV_ONLY` is a development release of a final version (1.0.dev1 < 1.0a1). */
const DEV_ONLY = -1;
const FINAL = 3;
const STAGES: readonly (readonly [string, number])[] = [
  ['alpha', 0],
  ['a', 0],
  ['beta', 1],
  ['b', 1],
  ['preview', 2],
  ['pre', 2],
  ['rc', 2],
  ['c', 2],
];
const STAGE_WORDS = STAGES.map(([word]) => word);
const POSTS = ['post', 'rev', 'r'];
const SEPARATORS = '-_.';

export interface PythonVersion {
  /** Digits, '' for none. */
  readonly epoch: string;
  /** Numbers with dots between. */
  readonly release: string;
  readonly stage: number;
  readonly stageNumber: string;
  /** Digits ('' for a number that is left out), undefined when it is no post-release or no development release. */
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[];
}

/** `text` in lower case and without blanks around it; undefined when PEP 440 rejects it. Linear. */
export function parsePython(text: string): PythonVersion | undefined {
  let at = text.startsWith('v') ? 1 : 0;
  let epoch = '';
  const epochEnd = endOfDigits(text, at);
  if (text[epochEnd] === '!') {
    if (epochEnd === at) return undefined;
    epoch = text.slice(at, epochEnd);
    at = epochEnd + 1;
  }
  const releaseEnd = endOfRelease(text, at);
  if (releaseEnd === at) return undefined;
  const release = text.slice(at, releaseEnd);
  at = releaseEnd;

  const stage = readPart(text, at, STAGE_WORDS);
  if (stage) at = stage.end;
  const post = readBarePost(text, at) ?? readPart(text, at, POSTS);
  if (post) at = post.end;
  const dev = readPart(text, at, ['dev']);
  if (dev) at = dev.end;
  const local = readLocal(text, at);
  if (local === undefined) return undefined;
  const isDevOnly = stage === undefined && post === undefined && dev !== undefined;
  return {
    epoch,
    release,
    stage: stage ? (STAGES[stage.word]?.[1] ?? FINAL) : isDevOnly ? DEV_ONLY : FINAL,
    stageNumber: stage?.number ?? '',
    post: post?.number,
    dev: dev?.number,
    local,
  };
}

interface Part {
  readonly word: number;
  readonly number: string;
  readonly end: number;
}

function endOfRelease(text: string, start: number): number {
  let end = endOfDigits(text, start);
  while (end > start && text[end] === '.' && isDigit(text.charCodeAt(end + 1)))
    end = endOfDigits(text, end + 1);
  return end;
}

/** [separator] word [separator] [number], the longest that is there. */
function readPart(text: string, start: number, words: readonly string[]): Part | undefined {
  const first = skipSeparator(text, start);
  const word = words.findIndex((word) => text.startsWith(word, first));
  if (word < 0) return undefined;
  const digits = skipSeparator(text, first + (words[word]?.length ?? 0));
  const end = endOfDigits(text, digits);
  return { word, number: text.slice(digits, end), end };
}

/** `1.0-1` is `1.0.post1`. */
function readBarePost(text: string, start: number): Part | undefined {
  const end = endOfDigits(text, start + 1);
  if (text[start] !== '-' || end === start + 1) return undefined;
  return { word: 0, number: text.slice(start + 1, end), end };
}

function skipSeparator(text: string, at: number): number {
  const isSeparator = at < text.length && SEPARATORS.includes(text.charAt(at));
  return isSeparator ? at + 1 : at;
}

/** The segments of `+local` at the end of the text, none where the text ends; undefined for anything else. */
function readLocal(text: string, start: number): readonly string[] | undefined {
  if (start === text.length) return [];
  if (text[start] !== '+') return undefined;
  const segments = text.slice(start + 1).split(/[-_.]/);
  return segments.every((segment) => /^[a-z0-9]+$/.test(segment)) ? segments : undefined;
}

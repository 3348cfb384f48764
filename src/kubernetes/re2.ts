import { createRequire } from 'node:module';
import { ambiguity } from './re2/ambiguity.js';
import { parsePattern } from './re2/parse-pattern.js';
import type { Expression } from './re2/syntax.js';
import { toJavaScript } from './re2/to-javascript.js';

/** A pattern as Go's `regexp` package matches it: anywhere in the text, in time that grows with the text alone. */
export interface Pattern {
  test(text: string): boolean;
  /** Matches that do not overlap, in order, at most `limit` of them; all without one. */
  findAll(text: string, limit?: number): string[];
}

/** Why Go would not compile it, in Go's words: `error parsing regexp: invalid or unsupported Perl syntax: \`(?=\``. */
export interface NoPattern {
  readonly error: string;
}

const known = new Map<string, Pattern | NoPattern>();
const mostKnown = 2000;

/** Compiles RE2 syntax. The answers are kept, the oldest forgotten when there are many; never throws. */
export function compilePattern(pattern: string): Pattern | NoPattern {
  const before = known.get(pattern);
  if (before) return before;
  const compiled = native(pattern) ?? full(pattern);
  if (known.size >= mostKnown)
    for (const oldest of [...known.keys()].slice(0, mostKnown / 2)) known.delete(oldest);
  known.set(pattern, compiled);
  return compiled;
}

/** So many steps of the engine that tries one way after the other are always quick. */
const mostSteps = 4e6;
const longest = 100_000;

/**
 * This machine's own engine, where the syntax means the same to both and the number of ways to match cannot explode.
 * It is many times faster than the other and costs no import. Long texts go to the full engine all the same where the
 * ways grow faster than the text.
 */
function native(pattern: string): Pattern | undefined {
  const parsed = parsePattern(pattern);
  const power = parsed && ambiguity(parsed);
  if (!parsed || power === undefined || (parsed.ignoreCase && hasBoundary(parsed.root))) return undefined;
  const expression = toJavaScript(parsed);
  const all = new RegExp(expression.source, `${expression.flags}g`);
  const limit = power < 2 ? longest : Math.min(longest, mostSteps ** (1 / power));
  let slow: Pattern | NoPattern | undefined;
  const engineFor = (text: string): Pattern | undefined => {
    if (text.length <= limit) return undefined;
    slow ??= full(pattern);
    return 'error' in slow ? undefined : slow;
  };
  return {
    test: (text) => engineFor(text)?.test(text) ?? expression.test(text),
    findAll: (text, most) => engineFor(text)?.findAll(text, most) ?? allOf(text.matchAll(all), most),
  };
}

/** Where case is ignored, what a word is differs: JavaScript takes two more letters for ones of a word. */
function hasBoundary(expression: Expression): boolean {
  switch (expression.kind) {
    case 'assertion':
      return expression.is === 'boundary';
    case 'sequence':
      return expression.parts.some(hasBoundary);
    case 'choice':
      return expression.options.some(hasBoundary);
    case 'repetition':
      return hasBoundary(expression.of);
    case 'set':
      return false;
  }
}

/** An empty match right behind a match counts for JavaScript and not for Go. */
function allOf(matches: Iterable<RegExpExecArray>, most = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  let end = -1;
  for (const { 0: text, index } of matches) {
    if (found.length >= most) break;
    if (text !== '' || index !== end) found.push(text);
    end = index + text.length;
  }
  return found;
}

type Re2js = typeof import('re2js');

/**
 * Loading the engine takes 23 ms, and most sets of manifests have no pattern that needs it. `import()` would make
 * every caller asynchronous, so it is required, which is synchronous, the first time that it is needed.
 */
function re2js(): Re2js {
  loaded ??= createRequire(import.meta.url)('re2js') as Re2js;
  return loaded;
}
let loaded: Re2js | undefined;

function full(pattern: string): Pattern | NoPattern {
  try {
    const compiled = re2js().RE2JS.compile(pattern);
    return {
      test: (text) => compiled.test(text),
      findAll: (text, most) => {
        const matcher = compiled.matcher(text);
        const found: string[] = [];
        let end = -1;
        while (found.length < (most ?? Number.POSITIVE_INFINITY) && matcher.find()) {
          const match = matcher.group() ?? '';
          if (match !== '' || matcher.start() !== end) found.push(match);
          end = matcher.end();
        }
        return found;
      },
    };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

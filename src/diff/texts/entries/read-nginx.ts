import type { Directive } from './entry.js';

const DEEPEST = 50;

/** Blanks, comments, what ends or opens, words in quotes (or without end), and bare words, which may hold `${name}`. */
const TOKEN =
  /(?<blank>[ \t\r\n]+)|(?<comment>#[^\n]*)|(?<mark>[;{}])|(?<quoted>"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')(?=[ \t\r\n;{)]|$)|(?<bare>(?:\\[\s\S]|\$\{|[^ \t\r\n;{\\])+)|(?<other>[\s\S])/gy;

interface Token {
  readonly text: string;
  /** As it is written; absent for a mark. */
  readonly written?: string;
}

/** What a text of nginx says, as the body of one directive. Undefined for other texts, and for those with Lua in them. */
export function readNginx(text: string): Directive | undefined {
  if (/_by_lua_block|\0/.test(text)) return undefined;
  const tokens = tokensOf(text);
  const reader = tokens && new Reader(tokens);
  const body = reader?.body(0);
  return body && reader?.isAtEnd ? { words: [], line: '', label: '', body } : undefined;
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let end = 0;
  for (const { groups, index, 0: all } of text.matchAll(TOKEN)) {
    const { mark, quoted, bare, other } = groups ?? {};
    if (other !== undefined || /^["']/.test(bare ?? '')) return undefined;
    end = index + all.length;
    if (mark !== undefined) tokens.push({ text: mark });
    else if (quoted !== undefined) tokens.push({ text: unescaped(quoted.slice(1, -1)), written: quoted });
    else if (bare !== undefined) tokens.push({ text: unescaped(bare), written: bare });
  }
  return end === text.length ? tokens : undefined;
}

const LETTERS: Readonly<Record<string, string>> = { t: '\t', r: '\r', n: '\n' };

/** A backslash stays but before quotes, itself, and these letters. */
function unescaped(text: string): string {
  return text.replace(/\\(["'\\trn])/g, (_, char: string) => LETTERS[char] ?? char);
}

class Reader {
  #at = 0;

  constructor(readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#at >= this.tokens.length;
  }

  body(depth: number): Directive[] | undefined {
    const directives: Directive[] = [];
    for (let token = this.tokens[this.#at]; token && !this.#is('}'); token = this.tokens[this.#at]) {
      const directive = depth < DEEPEST ? this.#directive(depth) : undefined;
      if (!directive) return undefined;
      directives.push(directive);
    }
    return directives;
  }

  #directive(depth: number): Directive | undefined {
    const line: Token[] = [];
    for (let token = this.tokens[this.#at]; token?.written !== undefined; token = this.tokens[++this.#at])
      line.push(token);
    if (line.length === 0) return undefined;
    const words = line.map(({ text }) => text);
    const written = line.map((token) => token.written).join(' ');
    if (this.#take(';')) return { words, line: written, label: words[0] ?? '' };
    if (!this.#take('{')) return undefined;
    const body = this.body(depth + 1);
    return body && this.#take('}') ? { words, line: written, label: words.join(' '), body } : undefined;
  }

  #is(mark: string): boolean {
    const token = this.tokens[this.#at];
    return token?.written === undefined && token?.text === mark;
  }

  #take(mark: string): boolean {
    const is = this.#is(mark);
    if (is) this.#at++;
    return is;
  }
}

import type { Fault, Scan, Token } from './token.js';

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };
const word = /[\p{L}\d_$#][\p{L}\d_$]*/uy;
const quotes = /(#*)("""|'''|"|')/y;
const blank = /[ \t\r]+|\/\/[^\n]*/y;

/** Splits CUE into tokens. Expressions inside texts count as code; comments are left out. */
export function scan(source: string): Scan {
  const scanner = new Scanner(source);
  scanner.code();
  return { tokens: scanner.tokens, faults: scanner.faults };
}

/** Where the reading is. */
class Scanner {
  readonly tokens: Token[] = [];
  readonly faults: Fault[] = [];
  private at = 0;
  private line = 1;

  constructor(private readonly source: string) {}

  /** Reads code up to the end, or inside of a text up to the parenthesis that ends it. */
  code(inText = false): void {
    const open: { readonly mark: string; readonly line: number }[] = [];
    while (this.at < this.source.length && this.faults.length === 0) {
      const token = this.next();
      if (token?.kind !== 'mark') continue;
      const { text: mark, line } = token;
      if (closing[mark]) open.push({ mark, line });
      else if (Object.values(closing).includes(mark)) {
        const last = open.pop();
        if (!last && inText && mark === ')') {
          this.tokens.pop();
          return;
        }
        if (!last) this.fault(line, `"${mark}" closes nothing`);
        else if (closing[last.mark] !== mark)
          this.fault(line, `"${mark}" does not close the "${last.mark}" of line ${last.line}`);
      }
    }
    const left = open.at(-1);
    if (this.faults.length > 0) return;
    if (left) this.fault(left.line, `"${left.mark}" is never closed`);
    else if (inText) this.fault(this.line, 'an expression "\\(" inside a text is never closed');
  }

  private next(): Token | undefined {
    if (this.take(blank)) return undefined;
    if (this.source[this.at] === '\n') return this.newline();
    const quote = this.take(quotes);
    if (quote) return this.text(quote[1] ?? '', quote[2] ?? '');
    const text = this.take(word)?.[0];
    if (text) return this.push('word', text);
    const mark = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += mark.length;
    return this.push('mark', mark);
  }

  private newline(): Token {
    const token = this.push('newline', '\n');
    this.at++;
    this.line++;
    return token;
  }

  /** Reads a text whose opening quotes have been taken, up to the closing ones. */
  private text(hashes: string, quote: string): Token | undefined {
    const { at: start, line } = this;
    const end = quote + hashes;
    const marker = `\\${hashes}`;
    const isLong = quote.length === 3;
    while (this.at < this.source.length) {
      if (this.source.startsWith(end, this.at)) {
        const text = this.source.slice(start, this.at);
        this.at += end.length;
        return this.push('text', text, line);
      }
      if (this.source.startsWith(marker, this.at)) {
        this.escaped(marker);
        if (this.faults.length > 0) return undefined;
      } else if (this.source[this.at] === '\n') {
        if (!isLong) break;
        this.at++;
        this.line++;
      } else this.at++;
    }
    this.fault(line, `the text that begins with ${hashes}${quote} is never closed`);
    return undefined;
  }

  private escaped(marker: string): void {
    this.at += marker.length;
    const isExpression = this.source[this.at] === '(';
    if (this.source[this.at] !== '\n') this.at++;
    if (isExpression) this.code(true);
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at += match[0].length;
    return match;
  }

  private push(kind: Token['kind'], text: string, line = this.line): Token {
    const token = { kind, text, line };
    this.tokens.push(token);
    return token;
  }

  private fault(line: number, what: string): void {
    this.faults.push({ line, what });
  }
}

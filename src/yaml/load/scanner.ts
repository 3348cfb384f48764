import { readBlock } from './block-scalar.js';
import { BYTE_ORDER_MARK, isBlankOrEnd, isBreak, isWordCharacter, SPACE, TAB } from './characters.js';
import { type ReadScalar, readPlain } from './plain-scalar.js';
import { readQuoted } from './quoted-scalar.js';
import type { Source } from './source.js';
import { readDirective, readTag } from './tag.js';
import type { Token, TokenKind } from './token.js';
import { Unreadable } from './unreadable.js';

/** A place where a key without `?` may have begun: nobody knows before its `:` is seen. */
interface MaybeKey {
  possible: boolean;
  /** It stands where a map needs a key, so that it must be one. */
  readonly required: boolean;
  /** The token that it began with, counted from the first. */
  readonly token: number;
  readonly at: number;
  readonly lineStart: number;
}

/** How far from its start the `:` of a key may be, in characters. */
const LONGEST_KEY = 1024;

/** These cannot start a scalar without quotes; `-`, `?` and `:` can, before something else than a blank. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((char) => char.charCodeAt(0)));

/**
 * The tokens of a document as go-yaml v2 sees them, which is the reader that Kubernetes uses. It is a reader of YAML 1.1
 * after the model of libyaml: what may stand where depends on columns and on whether a key may begin here, and that a key
 * began is known late, so that its token is put in before others that were read already.
 */
export class Scanner {
  #at: number;
  #lineStart: number;
  /** The column of the innermost block collection, -1 outside of any; those around it. */
  #indent = -1;
  readonly #indents: number[] = [];
  #keyAllowed = true;
  /** One for the block context, and one for each flow collection that is open. */
  readonly #maybeKeys: MaybeKey[] = [{ possible: false, required: false, token: 0, at: 0, lineStart: 0 }];
  readonly #maybeKeyOf = new Map<number, MaybeKey>();
  readonly #tokens: Token[] = [];
  #taken = 0;

  constructor(readonly source: Source) {
    this.#at = source.code(source.start) === BYTE_ORDER_MARK ? source.start + 1 : source.start;
    this.#lineStart = this.#at;
  }

  /** The next token, which stays. After the end of the text there is nothing to ask for. */
  peek(): Token {
    while (this.#needsMore()) this.#fetch();
    // Fetching adds a token at least, or throws; the last one is never taken.
    return this.#tokens[this.#taken] as Token;
  }

  /** The next token, and on to the one after it. */
  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end of text') this.#taken++;
    return token;
  }

  get #flow(): boolean {
    return this.#maybeKeys.length > 1;
  }

  /** A token can be handed out only when no key may begin with it any more. */
  #needsMore(): boolean {
    if (this.#taken === this.#tokens.length) return true;
    const key = this.#maybeKeyOf.get(this.#taken);
    return key !== undefined && this.#isPossible(key);
  }

  #isPossible(key: MaybeKey): boolean {
    if (!key.possible) return false;
    if (key.lineStart === this.#lineStart && !this.#isTooLong(key)) return true;
    if (key.required) throw notAKey(key.at);
    key.possible = false;
    return false;
  }

  #isTooLong(key: MaybeKey): boolean {
    if (this.#at - key.at <= LONGEST_KEY) return false;
    return (
      [...this.source.slice(key.at, Math.min(this.#at, key.at + 2 * LONGEST_KEY + 2))].length > LONGEST_KEY
    );
  }

  #fetch() {
    this.#skipToToken();
    this.#unroll(this.#at - this.#lineStart);
    const { source } = this;
    const code = source.code(this.#at);
    if (this.#at >= source.end) return this.#endOfText();
    if (this.#at === this.#lineStart) {
      if (code === 0x25) return this.#directive();
      if (source.isMarker(this.#at)) return this.#marker(code === 0x2d ? '---' : '...');
    }
    const beforeBlank = isBlankOrEnd(source.code(this.#at + 1));
    switch (code) {
      case 0x5b:
        return this.#flowStart('[');
      case 0x7b:
        return this.#flowStart('{');
      case 0x5d:
        return this.#flowEnd(']');
      case 0x7d:
        return this.#flowEnd('}');
      case 0x2c:
        return this.#comma();
      case 0x2a:
        return this.#anchor('alias');
      case 0x26:
        return this.#anchor('anchor');
      case 0x21:
        return this.#tag();
      case 0x27:
      case 0x22:
        return this.#quoted();
      case 0x2d:
        if (beforeBlank) return this.#dash();
        break;
      case 0x3f:
        if (this.#flow || beforeBlank) return this.#questionMark();
        break;
      case 0x3a:
        if (this.#flow || beforeBlank) return this.#colon();
        break;
      case 0x7c:
      case 0x3e:
        if (!this.#flow) return this.#block();
    }
    if (this.#startsPlain(code)) return this.#plain();
    throw badStart(code, this.#at);
  }

  #startsPlain(code: number): boolean {
    return code !== TAB && (code === 0x2d || code === 0x3f || code === 0x3a || !INDICATORS.has(code));
  }

  /** Past blanks, comments and empty lines. A tab is no indentation, where a key may begin. */
  #skipToToken(): void {
    const { source } = this;
    for (;;) {
      let code = source.code(this.#at);
      while (code === SPACE || (code === TAB && (this.#flow || !this.#keyAllowed)))
        code = source.code(++this.#at);
      if (code === 0x23) this.#at = source.lineEnd(this.#at);
      if (this.#at >= source.end || !isBreak(source.code(this.#at))) return;
      this.#at = source.afterBreak(this.#at);
      this.#lineStart = this.#at;
      if (!this.#flow) this.#keyAllowed = true;
    }
  }

  #add(kind: TokenKind, length: number): void {
    this.#tokens.push({ kind, at: this.#at });
    this.#at += length;
  }

  /** Begins a block collection at the column if that is deeper than the one around it. */
  #roll(column: number, kind: 'list' | 'map', at: number, token = this.#tokens.length): void {
    if (this.#flow || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    this.#insert(token, { kind, at });
  }

  /** Puts in a token that was recognized late; behind all others if the ones after it are gone already. */
  #insert(index: number, token: Token): void {
    if (index >= this.#taken) this.#tokens.splice(index, 0, token);
    else this.#tokens.push(token);
  }

  /** Ends the block collections that are deeper than the column. */
  #unroll(column: number): void {
    if (this.#flow) return;
    while (this.#indent > column) {
      this.#tokens.push({ kind: 'end of block', at: this.#at });
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #keyMayBegin(): void {
    if (!this.#keyAllowed) return;
    this.#noKey();
    const key: MaybeKey = {
      possible: true,
      required: !this.#flow && this.#indent === this.#at - this.#lineStart,
      token: this.#tokens.length,
      at: this.#at,
      lineStart: this.#lineStart,
    };
    this.#maybeKeys[this.#maybeKeys.length - 1] = key;
    this.#maybeKeyOf.set(key.token, key);
  }

  /** What has begun at this level is no key. */
  #noKey(): void {
    const key = this.#maybeKeys.at(-1);
    if (!key?.possible) return;
    if (key.required) throw notAKey(key.at);
    key.possible = false;
    this.#maybeKeyOf.delete(key.token);
  }

  #endOfText(): void {
    this.#lineStart = this.#at;
    this.#unroll(-1);
    this.#noKey();
    this.#keyAllowed = false;
    this.#add('end of text', 0);
  }

  #directive(): void {
    this.#unroll(-1);
    this.#noKey();
    this.#keyAllowed = false;
    const { token, end } = readDirective(this.source, this.#at);
    this.#tokens.push(token);
    this.#at = end < this.source.end ? this.source.afterBreak(end) : end;
    this.#lineStart = this.#at;
  }

  #marker(kind: '---' | '...'): void {
    this.#unroll(-1);
    this.#noKey();
    this.#keyAllowed = false;
    this.#add(kind, 3);
  }

  #flowStart(kind: '[' | '{'): void {
    this.#keyMayBegin();
    this.#maybeKeys.push({
      possible: false,
      required: false,
      token: this.#tokens.length,
      at: this.#at,
      lineStart: 0,
    });
    this.#keyAllowed = true;
    this.#add(kind, 1);
  }

  #flowEnd(kind: ']' | '}'): void {
    this.#noKey();
    // Where no key began in it, this forgets that the collection may be a key itself: so does Go's reader.
    const key = this.#flow ? this.#maybeKeys.pop() : undefined;
    if (key) this.#maybeKeyOf.delete(key.token);
    this.#keyAllowed = false;
    this.#add(kind, 1);
  }

  #comma(): void {
    this.#noKey();
    this.#keyAllowed = true;
    this.#add(',', 1);
  }

  #dash(): void {
    if (!this.#flow) {
      if (!this.#keyAllowed)
        throw misplaced('A list item', 'Start the list on a line of its own, or quote the text.', this.#at);
      this.#roll(this.#at - this.#lineStart, 'list', this.#at);
    }
    this.#noKey();
    this.#keyAllowed = true;
    this.#add('-', 1);
  }

  #questionMark(): void {
    if (!this.#flow) {
      if (!this.#keyAllowed) throw misplaced('A key', 'Quote the text that starts with "? ".', this.#at);
      this.#roll(this.#at - this.#lineStart, 'map', this.#at);
    }
    this.#noKey();
    this.#keyAllowed = !this.#flow;
    this.#add('?', 1);
  }

  #colon(): void {
    const key = this.#maybeKeys.at(-1);
    if (key && this.#isPossible(key)) {
      this.#insert(key.token, { kind: '?', at: key.at });
      this.#roll(key.at - key.lineStart, 'map', key.at, key.token);
      key.possible = false;
      this.#maybeKeyOf.delete(key.token);
      this.#keyAllowed = false;
    } else {
      this.#colonAfterComplexKey();
    }
    this.#add(':', 1);
  }

  #colonAfterComplexKey(): void {
    if (!this.#flow) {
      if (!this.#keyAllowed)
        throw misplaced(
          'A second "key: value" on one line',
          'Put the value in quotes, or the inner key on a line of its own.',
          this.#at,
        );
      this.#roll(this.#at - this.#lineStart, 'map', this.#at);
    }
    this.#keyAllowed = !this.#flow;
  }

  #anchor(kind: 'alias' | 'anchor'): void {
    this.#keyMayBegin();
    this.#keyAllowed = false;
    const start = this.#at;
    let end = start + 1;
    while (isWordCharacter(this.source.code(end))) end++;
    const after = this.source.code(end);
    if (end === start + 1 || !(isBlankOrEnd(after) || '?:,]}%@`'.includes(String.fromCharCode(after))))
      throw new Unreadable(
        `${kind === 'alias' ? '"*"' : '"&"'} must be followed by the name of an anchor: letters, digits, "-" and "_".`,
        'Put a text that starts with it in quotes.',
        start,
      );
    this.#tokens.push({ kind, at: start, text: this.source.slice(start + 1, end) });
    this.#at = end;
  }

  #tag(): void {
    this.#keyMayBegin();
    this.#keyAllowed = false;
    const { token, end } = readTag(this.source, this.#at);
    this.#tokens.push(token);
    this.#at = end;
  }

  #scalar(read: ReadScalar, plain: boolean): void {
    this.#tokens.push({ kind: 'scalar', at: this.#at, text: read.text, plain });
    this.#at = read.end;
    if (read.lineStart !== undefined) this.#lineStart = read.lineStart;
  }

  #quoted(): void {
    this.#keyMayBegin();
    this.#keyAllowed = false;
    this.#scalar(readQuoted(this.source, this.#at), false);
  }

  #plain(): void {
    this.#keyMayBegin();
    this.#keyAllowed = false;
    const read = readPlain(this.source, this.#at, this.#lineStart, this.#indent + 1, this.#flow);
    this.#scalar(read, true);
    if (read.broken) this.#keyAllowed = true;
  }

  #block(): void {
    this.#noKey();
    this.#keyAllowed = true;
    this.#scalar(readBlock(this.source, this.#at, this.#indent), false);
  }
}

function notAKey(at: number): Unreadable {
  return new Unreadable(
    'A key is expected here, but no ":" follows on its line.',
    'Write "key: value"; indent the line more if it continues the text above.',
    at,
  );
}

function misplaced(what: string, fix: string, at: number): Unreadable {
  return new Unreadable(`${what} may not start here.`, fix, at);
}

function badStart(code: number, at: number): Unreadable {
  if (code === TAB)
    return new Unreadable(
      'A tab indents this line; YAML allows spaces only.',
      'Replace the tab by spaces.',
      at,
    );
  return new Unreadable(
    `No value may start with "${String.fromCharCode(code)}".`,
    'Put the text in quotes.',
    at,
  );
}

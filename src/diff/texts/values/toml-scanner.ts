/** Thrown for what is no TOML, or more of it than is read here; caught in `readToml`. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

const BLANKS = /[ \t]*/y;
const COMMENT_AND_BREAK = /[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y;
const NOTHING = /(?:[ \t\r\n]|#[^\n]*)*/y;

/** A place in a text, and what can be read from there on. */
export class TomlScanner {
  #at = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.#at >= this.text.length;
  }

  /** What the expression, which must be sticky, finds here. */
  take(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  need(form: RegExp): string {
    const found = this.take(form);
    if (found === undefined) throw new NotUnderstood();
    return found;
  }

  skipBlanks(): void {
    this.take(BLANKS);
  }

  /** Past comments and line breaks too. */
  skipNothing(): void {
    this.take(NOTHING);
  }

  /** To the next line; nothing but a comment may come before it. */
  endLine(): void {
    this.need(COMMENT_AND_BREAK);
  }

  /** The rest of the text, up to and without this; the place is behind it then. */
  takeUntil(end: string): string {
    const found = this.text.indexOf(end, this.#at);
    if (found < 0) throw new NotUnderstood();
    const taken = this.text.slice(this.#at, found);
    this.#at = found + end.length;
    return taken;
  }
}

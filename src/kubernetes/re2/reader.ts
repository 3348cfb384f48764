/** A place in a text, moved on by what is taken from it. */
export class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.#at >= this.text.length;
  }

  at(text: string): boolean {
    return this.text.startsWith(text, this.#at);
  }

  take(text: string): boolean {
    const is = this.at(text);
    if (is) this.#at += text.length;
    return is;
  }

  /** What a sticky expression finds here; nothing is taken. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    return expression.exec(this.text);
  }

  skip(units: number): void {
    this.#at += units;
  }

  /** The next code point, taken. */
  next(): number | undefined {
    const point = this.text.codePointAt(this.#at);
    if (point !== undefined) this.#at += point > 0xffff ? 2 : 1;
    return point;
  }
}

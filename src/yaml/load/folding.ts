/** The line breaks and blanks between two words of a scalar that spans several lines. */
export class Gap {
  #first = '';
  #more = '';

  get broken(): boolean {
    return this.#first !== '';
  }

  /** One more line break: LF, or a separator of Unicode, which is kept. */
  add(lineBreak: string): void {
    if (this.#first === '') this.#first = lineBreak;
    else this.#more += lineBreak;
  }

  /** One more line break after one that was escaped. */
  addAfterEscape(lineBreak: string): void {
    this.#more += lineBreak;
  }

  /** A single line break reads as a space, a run of them as one less; and then there is no gap any more. */
  take(): string {
    const text = this.#first === '\n' ? this.#more || ' ' : this.#first + this.#more;
    this.#first = '';
    this.#more = '';
    return text;
  }
}

import { CR, isBreak, LF } from './characters.js';

/** A part of a text that is read as one document. Offsets are those of the whole text. */
export class Source {
  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    /** Whether its only line breaks are LF. */
    readonly common: boolean,
  ) {}

  /** The code unit at this offset; 0 at the end and beyond. */
  code(offset: number): number {
    return offset < this.end ? this.text.charCodeAt(offset) : 0;
  }

  slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  /** Where the line ends: at its line break, or at the end of the text. */
  lineEnd(offset: number): number {
    if (this.common) {
      const found = this.text.indexOf('\n', offset);
      return found < 0 || found > this.end ? this.end : found;
    }
    let at = offset;
    while (at < this.end && !isBreak(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** After the line break at this offset. Kubernetes first makes an LF of each CR LF, so that CR CR LF is one line break. */
  afterBreak(offset: number): number {
    if (this.code(offset) !== CR) return offset + 1;
    if (this.code(offset + 1) === LF) return offset + 2;
    return this.code(offset + 1) === CR && this.code(offset + 2) === LF ? offset + 3 : offset + 1;
  }

  /** What the line break at this offset is in a scalar: itself if it is one of Unicode's separators, else an LF. */
  breakText(offset: number): string {
    const code = this.code(offset);
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Whether there is a `---` or `...` that stands alone, at the start of a line. */
  isMarker(offset: number): boolean {
    const code = this.code(offset);
    if ((code !== 0x2d && code !== 0x2e) || this.code(offset + 1) !== code) return false;
    const next = this.code(offset + 3);
    return this.code(offset + 2) === code && (next === 0 || next === 0x20 || next === 0x09 || isBreak(next));
  }
}

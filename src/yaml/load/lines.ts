import type { Place } from './problem.js';

/** Where lines start in a text. They are looked for only when the first place is asked for. */
export class Lines {
  readonly #text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Line and column of an offset. A byte order mark at the start takes no column. */
  placeOf(offset: number): Place {
    this.#starts ??= startsOf(this.#text);
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - (this.#starts[low] ?? 0) + 1) };
  }
}

/** As editors have it: LF, CR LF, and a CR alone end a line. */
function startsOf(text: string): number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  const onlyLf = !text.includes('\r');
  if (onlyLf) for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  else for (const found of text.matchAll(/\r\n|\n|\r/g)) starts.push(found.index + found[0].length);
  return starts;
}

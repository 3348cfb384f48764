/** A part of a text that is read as one document of YAML. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Where a line begins that separates documents but holds more than `---` and a comment. */
  readonly badSeparator?: number;
}

/** Nothing but a comment. */
const ALONE = /^(?:\x85|[^\S\ufeff])*(?:#|$)/;

/**
 * Splits a text where kubectl does: at each line that starts with `---`, whatever is around it. The text must end with a
 * line break. The first separator belongs to the part after it if nothing comes before it.
 */
export function* split(text: string, from: number): Generator<Part> {
  let start = from;
  let broken = false;
  let at = text.startsWith('---', from) ? from : lineAfter(text, from);
  for (; at >= 0; at = lineAfter(text, at)) {
    const lineEnd = text.indexOf('\n', at);
    if (!ALONE.test(text.slice(at + 3, lineEnd))) {
      if (at > start) yield { start, end: at };
      const end = endOfBroken(text, lineEnd);
      yield { start: at, end, badSeparator: at };
      start = end;
      broken = true;
    } else {
      if (at > start) yield { start, end: at };
      if (at > start || broken) start = lineEnd + 1;
      broken = false;
    }
  }
  if (start < text.length) yield { start, end: text.length };
}

function endOfBroken(text: string, lineEnd: number): number {
  const next = lineAfter(text, lineEnd);
  return next < 0 ? text.length : next;
}

/** The next line that starts with a separator, after the line of this offset. */
export function lineAfter(text: string, offset: number): number {
  const found = text.indexOf('\n---', offset);
  return found < 0 ? -1 : found + 1;
}

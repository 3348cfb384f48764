const surrogate = /[\ud800-\udfff]/;

/** The number of code points. */
export function lengthOf(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The code points, one text each. */
export function pointsOf(text: string): readonly string[] {
  return surrogate.test(text) ? [...text] : text.split('');
}

/** A part of the text, by code points. */
export function slice(text: string, from: number, to?: number): string {
  return surrogate.test(text) ? [...text].slice(from, to).join('') : text.slice(from, to);
}

/** The index in JavaScript's units of a code point. */
export function unitsOf(text: string, points: number): number {
  return surrogate.test(text) ? [...text].slice(0, points).join('').length : points;
}

/** The code point that begins at an index of JavaScript's. */
export function pointsBefore(text: string, units: number): number {
  return lengthOf(text.slice(0, units));
}

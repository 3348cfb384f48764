import type { Match, Range } from './range.js';

/** The longest sequence that both ranges have, by a table of all their places. */
export function commonSequence(a: readonly number[], b: readonly number[], range: Range): Match[] {
  const { base, baseEnd, head, headEnd } = range;
  const width = headEnd - head + 1;
  const longest = new Uint32Array((baseEnd - base + 1) * width);
  const at = (i: number, j: number) => (i - base) * width + (j - head);
  const from = (i: number, j: number) => longest[at(i, j)] ?? 0;
  for (let i = baseEnd - 1; i >= base; i--)
    for (let j = headEnd - 1; j >= head; j--)
      longest[at(i, j)] = a[i] === b[j] ? from(i + 1, j + 1) + 1 : Math.max(from(i + 1, j), from(i, j + 1));
  const matches: Match[] = [];
  for (let i = base, j = head; i < baseEnd && j < headEnd; ) {
    if (a[i] === b[j]) matches.push([i++, j++]);
    else if (from(i + 1, j) >= from(i, j + 1)) i++;
    else j++;
  }
  return matches;
}

import { cellWidth } from '../cell-width.js';

/** A text in so many cells: where it is longer, its middle is left out. */
export function clip(text: string, width: number): string {
  if (text.length <= width && cellWidth(text) <= width) return text;
  const side = Math.max(0, width - 1) / 2;
  return `${start(text, Math.ceil(side))}…${end(text, Math.floor(side))}`;
}

/** Two texts that differ, each in so many cells: what is equal is left out first, and then the middle of what is not. */
export function clipPair(from: string, to: string, width: number): readonly [string, string] {
  if (cellWidth(from) <= width && cellWidth(to) <= width) return [from, to];
  const before = commonStart(from, to);
  const after = commonEnd(from, to, before);
  const differing = Math.min(width, Math.max(from.length, to.length) - before - after);
  const room = Math.max(0, width - differing - 2);
  // What one side does not need, the other may have.
  const tailRoom = Math.min(cellWidth(from.slice(from.length - after)), Math.floor(room / 2));
  const headRoom = room - tailRoom;
  const around = (text: string) => {
    const head = text.slice(0, before);
    const tail = text.slice(text.length - after);
    const inside = clip(text.slice(before, text.length - after), width);
    const left = cellWidth(head) <= headRoom + 1 ? head : `…${end(head, headRoom)}`;
    const right = cellWidth(tail) <= tailRoom + 1 ? tail : `${start(tail, tailRoom)}…`;
    return clip(left + inside + right, width);
  };
  return [around(from), around(to)];
}

/** The first characters that so many cells hold. */
function start(text: string, width: number): string {
  let [cells, length] = [0, 0];
  for (const character of text) {
    cells += cellWidth(character);
    if (cells > width) break;
    length += character.length;
  }
  return text.slice(0, length);
}

/** The last ones. More code units than four a cell are not looked at. */
function end(text: string, width: number): string {
  const characters = Array.from(text.slice(Math.max(0, text.length - 4 * width - 2)));
  let [cells, length] = [0, 0];
  for (const character of characters.toReversed()) {
    cells += cellWidth(character);
    if (cells > width) break;
    length += character.length;
  }
  return length === 0 ? '' : text.slice(-length);
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && a[n] === b[n]) n += 1;
  return isHigh(a.charCodeAt(n - 1)) ? n - 1 : n;
}

function commonEnd(a: string, b: string, before: number): number {
  const most = Math.min(a.length, b.length) - before;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return isLow(a.charCodeAt(a.length - n)) ? n - 1 : n;
}

/** The first half of a character of two code units. */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** A line of a difference: in both texts, in one of them, or how many were passed over. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+' | '…';
  readonly text: string;
}

/** The lines around a difference that are shown. */
const CONTEXT = 2;
/** Beyond this, the lines between the first and the last difference are told as a whole. */
const MOST_CELLS = 250_000;

/** What differs between two texts by their lines, with a little of what is around it; empty where they are equal. */
export function lineDiff(from: string, to: string): readonly DiffLine[] {
  const [before, after] = [linesOf(from), linesOf(to)];
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const middle = edits(before.slice(start, before.length - end), after.slice(start, after.length - end));
  if (middle.length === 0 && from !== to) return [endOf(to)];
  const lines = [...equal(before.slice(0, start)), ...middle, ...equal(before.slice(before.length - end))];
  return aroundEdits(lines);
}

/** Every line of a text as one that was added or removed. */
export function wholeDiff(text: string, sign: '-' | '+'): readonly DiffLine[] {
  return linesOf(text).map((line) => ({ sign, text: line }));
}

/** So many lines at most, and how many more there are. */
export function firstLines(lines: readonly DiffLine[], most: number): readonly DiffLine[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), passedOver(lines.length - most, 'more ')];
}

/** How many lines it has; a line feed at the end begins no further one. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

function endOf(to: string): DiffLine {
  return { sign: to.endsWith('\n') ? '+' : '-', text: '(the line feed at the end)' };
}

function equal(lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ sign: ' ', text }));
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
}

function edits(a: readonly string[], b: readonly string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ sign: '-', text });
  const added = (text: string): DiffLine => ({ sign: '+', text });
  if (a.length * b.length > MOST_CELLS) return [...a.map(removed), ...b.map(added)];
  const common = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ sign: ' ', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || common(i + 1, j) >= common(i, j + 1))) {
      lines.push(removed(left));
      i += 1;
    } else {
      lines.push(added(right ?? ''));
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both have in common, in order: the table of the longest common subsequence. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const columns = b.length + 1;
  const table = new Uint32Array((a.length + 1) * columns);
  const at = (i: number, j: number) => table[i * columns + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * columns + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** Without the equal lines that are far from an edit. */
function aroundEdits(lines: readonly DiffLine[]): DiffLine[] {
  const isNear = new Uint8Array(lines.length);
  for (const [index, { sign }] of lines.entries())
    if (sign !== ' ') isNear.fill(1, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  const shown: DiffLine[] = [];
  let passed = 0;
  for (const [index, line] of lines.entries()) {
    if (isNear[index] === 0) passed += 1;
    else {
      if (passed > 0) shown.push(passedOver(passed));
      shown.push(line);
      passed = 0;
    }
  }
  return passed > 0 ? [...shown, passedOver(passed)] : shown;
}

function passedOver(n: number, more = ''): DiffLine {
  return { sign: '…', text: `${n} ${more}line${n === 1 ? '' : 's'}` };
}

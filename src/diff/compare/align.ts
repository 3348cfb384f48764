/** Two places that belong together. */
export type Match = readonly [base: number, head: number];

/** So many steps are searched at most; beyond, items in the middle are no longer matched. */
const mostEdits = 400;

/**
 * The longest matches of two lists in order (Myers' algorithm), by what each item is known by. Of lists that have next to
 * nothing in common, only the begin and the end are matched. The same from both sides: of several ways to match, it is the
 * same one that is taken.
 */
export function align(base: readonly string[], head: readonly string[]): Match[] {
  if (!comesFirst(base, head)) return alignTo(base, head);
  return alignTo(head, base).map(([a, b]): Match => [b, a]);
}

function comesFirst(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return b.length < a.length;
  const at = a.findIndex((key, index) => key !== b[index]);
  return at >= 0 && (b[at] ?? '') < (a[at] ?? '');
}

function alignTo(base: readonly string[], head: readonly string[]): Match[] {
  const most = Math.min(base.length, head.length);
  let [front, back] = [0, 0];
  while (front < most && base[front] === head[front]) front++;
  while (back < most - front && base.at(-1 - back) === head.at(-1 - back)) back++;
  const middle = shortestEdits(base.slice(front, base.length - back), head.slice(front, head.length - back));
  return [
    ...Array.from({ length: front }, (_, i): Match => [i, i]),
    ...middle.map(([a, b]): Match => [a + front, b + front]),
    ...Array.from({ length: back }, (_, i): Match => [base.length - back + i, head.length - back + i]),
  ];
}

function shortestEdits(base: readonly string[], head: readonly string[]): Match[] {
  const [n, m] = [base.length, head.length];
  if (n === 0 || m === 0) return [];
  const limit = Math.min(n + m, mostEdits);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let d = 0; d <= limit; d++) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      let x = isDown(furthest, k, d) ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < n && x - k < m && base[x] === head[x - k]) x++;
      furthest.set(k, x);
      if (x >= n && x - k >= m) return backwards(trace, n, m);
    }
  }
  return [];
}

function isDown(furthest: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));
}

function backwards(trace: readonly ReadonlyMap<number, number>[], n: number, m: number): Match[] {
  const matches: Match[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map();
    const k = x - y;
    const before = isDown(furthest, k, d) ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : at(furthest, before);
    const fromY = d === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      matches.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return matches.reverse();
}

function at(furthest: ReadonlyMap<number, number>, k: number): number {
  return furthest.get(k) ?? 0;
}

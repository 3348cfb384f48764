/** A circle in the dependencies, as the nodes on it; the first one closes it. */
export class Cycle<T> extends Error {
  constructor(readonly nodes: readonly T[]) {
    super('dependency cycle');
  }
}

/**
 * The nodes, and whatever they need, so that everything comes after what it needs; among equals in the order given.
 * Linear in nodes and edges, with no recursion, so that a long chain can't exhaust the stack.
 *
 * @throws Cycle
 */
export function inOrder<T>(nodes: Iterable<T>, needs: (node: T) => Iterable<T>): T[] {
  const sorted: T[] = [];
  const done = new Set<T>();
  for (const root of nodes) visit(root, needs, done, sorted);
  return sorted;
}

function visit<T>(root: T, needs: (node: T) => Iterable<T>, done: Set<T>, sorted: T[]): void {
  if (done.has(root)) return;
  const path = new Map([[root, needs(root)[Symbol.iterator]()]]);
  const stack = [root];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const next = path.get(node)?.next();
    if (!next || next.done) {
      stack.pop();
      path.delete(node);
      done.add(node);
      sorted.push(node);
    } else if (path.has(next.value)) {
      throw new Cycle([...stack.slice(stack.indexOf(next.value)), next.value]);
    } else if (!done.has(next.value)) {
      stack.push(next.value);
      path.set(next.value, needs(next.value)[Symbol.iterator]());
    }
  }
}

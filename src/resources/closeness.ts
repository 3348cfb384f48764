/**
 * How close two files are: the folders that they have in common from the root, and the steps from the file upwards; a
 * higher number is closer, and the same file is closest.
 */
export function closeness(a: string, b: string): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  const [left, right] = [a.split('/'), b.split('/')];
  const most = Math.min(left.length, right.length);
  let [front, back] = [0, 0];
  while (front < most && left[front] === right[front]) front++;
  while (back < most && left.at(-1 - back) === right.at(-1 - back)) back++;
  // Being in the same folder says more than having the same name in another one.
  return front * 2 + back - Math.abs(left.length - right.length) / 100;
}

/** The first of those that are closest to this place. */
export function closest<T>(place: string, items: readonly T[], placeOf: (item: T) => string): T | undefined {
  let [best, most] = [items[0], Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const near = closeness(place, placeOf(item));
    if (near > most) [best, most] = [item, near];
  }
  return best;
}

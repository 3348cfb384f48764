import { contains } from '../collections.js';
import { a, bool, fn, type Library, list } from '../overload.js';
import type { ListValue } from '../values.js';

function containsAll(items: ListValue, others: ListValue): boolean {
  for (const other of others) if (!contains(items, other)) return false;
  return true;
}

function intersects(items: ListValue, others: ListValue): boolean {
  for (const item of items) if (containsQuietly(others, item)) return true;
  return false;
}

/** Here a comparison that fails is one that does not hold. */
function containsQuietly(...args: Parameters<typeof contains>): boolean {
  try {
    return contains(...args);
  } catch {
    return false;
  }
}

/** cel-go's set library. */
export const sets: Library = {
  'sets.contains': [fn([list(a), list(a)], bool, containsAll)],
  'sets.equivalent': [fn([list(a), list(a)], bool, (x, y) => containsAll(x, y) && containsAll(y, x))],
  'sets.intersects': [fn([list(a), list(a)], bool, intersects)],
};

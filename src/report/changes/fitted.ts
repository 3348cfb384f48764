/** What has found room. */
export interface Fitted {
  readonly text: string;
  /** How many items are told in full, and how many more in brief. */
  readonly full: number;
  readonly brief: number;
}

/** The share of the room that whole items take where not all of them have room. */
const FULL_SHARE = 0.75;

/** As many items as there is room for: whole ones first, then in brief. What has no room is not even written. */
export function fitted<T>(
  items: readonly T[],
  full: (item: T) => string,
  brief: (item: T) => string,
  room: number,
): Fitted {
  const all = firsts(items, full, room);
  if (all.n === items.length) return { text: all.text, full: all.n, brief: 0 };
  const whole = firsts(items, full, room * FULL_SHARE);
  const rest = firsts(items.slice(whole.n), brief, room - whole.text.length - 1);
  return { text: `${whole.text}\n${rest.text}`, full: whole.n, brief: rest.n };
}

/** The first items that there is room for. */
export function firsts<T>(
  items: readonly T[],
  write: (item: T) => string,
  room: number,
): { readonly text: string; readonly n: number } {
  let text = '';
  for (const [index, item] of items.entries()) {
    const more = write(item);
    if (text.length + more.length > room) return { text, n: index };
    text += more;
  }
  return { text, n: items.length };
}

/** A place in BASE and one in HEAD that hold the same. */
export type Match = readonly [base: number, head: number];

/** From `base` to before `baseEnd`, and from `head` to before `headEnd`. */
export interface Range {
  readonly base: number;
  readonly baseEnd: number;
  readonly head: number;
  readonly headEnd: number;
}

/** The ranges before, between and after the matches, empty ones too. */
export function* gaps(matches: readonly Match[], range: Range): Generator<Range> {
  let { base, head } = range;
  for (const [baseEnd, headEnd] of matches) {
    yield { base, baseEnd, head, headEnd };
    base = baseEnd + 1;
    head = headEnd + 1;
  }
  yield { base, baseEnd: range.baseEnd, head, headEnd: range.headEnd };
}

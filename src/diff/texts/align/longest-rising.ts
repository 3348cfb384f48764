/** The places of a longest run of numbers in `numbers` that rises, not necessarily without gaps. All are different. */
export function longestRising(numbers: readonly number[]): number[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    const length = firstNotBelow(ends, number, numbers);
    before[place] = ends[length - 1];
    ends[length] = place;
  }
  const rising: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = before[place]) rising.push(place);
  return rising.reverse();
}

/** `ends[n]` is the place of the lowest number that a run of n + 1 numbers ends with. */
function firstNotBelow(ends: readonly number[], number: number, numbers: readonly number[]): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

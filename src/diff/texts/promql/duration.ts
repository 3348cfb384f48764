const UNITS: readonly (readonly [unit: string, milliseconds: number])[] = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

const DURATION = new RegExp(`^${UNITS.map(([unit]) => `(?:(\\d+)${unit})?`).join('')}$`);

/** The milliseconds of a duration as Prometheus writes it, `1h30m`; undefined for another text, and where they do not fit. */
export function durationInMilliseconds(text: string): number | undefined {
  const amounts = text === '' ? undefined : DURATION.exec(text)?.slice(1);
  if (!amounts) return undefined;
  const all = UNITS.reduce((sum, [, each], place) => sum + Number(amounts[place] ?? 0) * each, 0);
  return Number.isSafeInteger(all) ? all : undefined;
}

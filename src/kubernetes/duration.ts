const secondsPer = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, µs: 1e-6, μs: 1e-6, ns: 1e-9 } as const;

/**
 * The seconds of a duration as Go writes it: `1m30s` is 90, `500ms` is 0.5. The text must have the format `duration`
 * (see `formats`); parts that are none are left out.
 */
export function durationInSeconds(text: string): number {
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g)) {
    // The expression lets no other unit through.
    seconds += Number(amount) * secondsPer[unit as keyof typeof secondsPer];
  }
  return seconds;
}

const secondsPer: Readonly<Record<string, number>> = {
  y: 31536000,
  w: 604800,
  d: 86400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** The seconds of a duration as Prometheus writes it: `1d12h` is 129600. */
export function secondsOf(duration: string): number {
  const parts = duration.matchAll(/(\d+)(ms|[ywdhms])/g);
  return [...parts].reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (secondsPer[unit] ?? 0), 0);
}

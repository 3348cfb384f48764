/** What an expression evaluates to; `any` is a variable of Grafana, or what follows from one. */
export type ValueType = 'scalar' | 'vector' | 'range' | 'string' | 'any';

/** What a function takes and gives. */
export interface Signature {
  readonly takes: readonly ValueType[];
  /** How many of `takes` must be given. */
  readonly least: number;
  /** Whether the last of `takes` may be repeated. */
  readonly repeats: boolean;
  readonly gives: ValueType;
}

const letters: Readonly<Record<string, ValueType>> = { s: 'scalar', v: 'vector', r: 'range', t: 'string' };

/** Arguments as letters (s scalar, v instant vector, r range, t text), `?` for optional, `*` for any number. */
const takers: Readonly<Record<string, string>> = {
  '': 'pi time step range start end',
  v: `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count
      histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh scalar sort sort_desc sqrt tan tanh
      timestamp`,
  'v?': 'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  r: `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate
      last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time
      stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time`,
  s: 'vector',
  vs: 'clamp_max clamp_min',
  vss: 'clamp',
  'vs?': 'round',
  sv: 'histogram_quantile',
  ssv: 'histogram_fraction',
  'vts*': 'histogram_quantiles',
  rs: 'predict_linear',
  rss: 'double_exponential_smoothing',
  sr: 'quantile_over_time',
  'vv?': 'info',
  vtttt: 'label_replace',
  'vttt*': 'label_join',
  'vt*': 'sort_by_label sort_by_label_desc',
};

/** What servers refuse without `--enable-feature=promql-experimental-functions` (3.14), which is not offered here. */
export const experimental: ReadonlySet<string> = new Set(
  `limitk limit_ratio mad_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time
  double_exponential_smoothing histogram_quantiles info max_of min_of sort_by_label sort_by_label_desc start_timestamp
  step range start end`.split(/\s+/),
);

const givesScalar = new Set(['pi', 'time', 'step', 'range', 'start', 'end', 'scalar']);

const signatures = new Map<string, Signature>(
  Object.entries(takers).flatMap(([code, names]) =>
    names.split(/\s+/).map((name): [string, Signature] => [name, signature(name, code)]),
  ),
);

/** The signature of a function of Prometheus 3; undefined for one that is newer. */
export function signatureOf(name: string): Signature | undefined {
  return signatures.get(name);
}

/** What the aggregations take before the vector; the others take the vector alone. */
export const aggregationParameters: Readonly<Record<string, ValueType>> = {
  topk: 'scalar',
  bottomk: 'scalar',
  quantile: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  count_values: 'string',
};

function signature(name: string, code: string): Signature {
  const takes = [...code.replace(/[?*]/g, '')].map((letter) => letters[letter] ?? 'any');
  return {
    takes,
    least: takes.length - (/[?*]/.test(code) ? 1 : 0),
    repeats: code.endsWith('*'),
    gives: givesScalar.has(name) ? 'scalar' : 'vector',
  };
}

import fc from 'fast-check';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';

type Alertmanager = NonNullable<PrometheusStackProps['alertmanager']>;

const templates = [
  '{{ $value }}',
  '{{ $labels.instance }}',
  '{{ .Value | humanize }}',
  '{{ printf "%.2f" $value }}',
  '{{ range query "up" }}{{ .Value }}{{ end }}',
  '{{ if gt $value 1.0 }}a{{ else }}b{{ end }}',
  '{{ end }}',
  '{{ $unknown }}',
  '{{ nothing 1 }}',
  '{{',
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('$', '$1', '$$', '$HOME', '\\', '"', "'", '\n', ': ', '# ', '- a', '*', '&a'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...templates) },
);
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const some = text.map((it) => it || 'x');
const label = fc.oneof(
  { weight: 9, arbitrary: word },
  { weight: 1, arbitrary: fc.constantFrom('a_b', '_x', 'le', 'job', 'alertname', '__name__', 'a-b') },
);
const labels = fc.dictionary(label, text, { maxKeys: 3 });
const amount = (unit: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}${unit}`);
const duration = fc.oneof(
  amount('ms', 90_000),
  amount('s', 600),
  amount('m', 90),
  amount('h', 48),
  amount('d', 400),
  amount('w', 60),
  amount('y', 99),
  fc.constantFrom('1d12h', '1h30m', '1m30s', '2w1d', '99y52w'),
);
const host = fc.oneof(word, fc.constantFrom('192.0.2.1', '[2001:db8::1]', 'a.b.svc'));
const hostPort = fc.tuple(host, fc.integer({ min: 1, max: 65535 })).map(([name, port]) => `${name}:${port}`);
const matcher = fc.record(
  { label, op: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const), value: text },
  { requiredKeys: ['label', 'value'] },
);

/** With an exporter a target may be any text, and a path must be given. */
const through = fc.record({
  targets: fc.uniqueArray(fc.stringMatching(/^[^\s"]{1,12}$/), { minLength: 1, maxLength: 3 }),
  via: hostPort,
  path: text.map((it) => `/${it}`),
});
const target = fc.oneof(
  { weight: 9, arbitrary: hostPort },
  { weight: 1, arbitrary: fc.stringMatching(/^[^\s"]{1,12}$/) },
);
const job = fc
  .record(
    {
      name: word,
      targets: fc.uniqueArray(target, { minLength: 1, maxLength: 3 }),
      labels,
      params: fc.dictionary(some, fc.array(text, { maxLength: 2 }), { maxKeys: 2 }),
      interval: duration,
      timeout: fc.constantFrom('1ms', '1s', '1m'),
    },
    { requiredKeys: ['name', 'targets'] },
  )
  .chain((its) =>
    fc.oneof(
      fc.constant(its),
      through.map((via) => ({ ...its, ...via })),
    ),
  );
const rule = fc.record(
  {
    alert: some,
    expr: fc.constantFrom('up == 0', 'sum by (job) (rate(a_total[5m])) > 1', 'absent(up{job=~"a|b"})'),
    for: duration,
    keepFiringFor: duration,
    labels,
    annotations: labels,
  },
  { requiredKeys: ['alert', 'expr'] },
);

/** Props of the texts that a file of Prometheus or its rules holds; many are refused. */
export const serverProps: fc.Arbitrary<PrometheusStackProps> = fc.record({
  prometheus: fc.record(
    {
      scrapeInterval: fc.constantFrom('10s', '1m', '1h30m', '2w'),
      evaluationInterval: duration,
      retention: duration,
      retentionSize: fc.constantFrom('512MB', '1GB', '7EB', '0B', '49GB'),
      externalLabels: labels,
    },
    { requiredKeys: [] },
  ),
  jobs: fc.uniqueArray(job, { maxLength: 3, selector: ({ name }) => name }),
  alerts: fc.record(
    {
      labels,
      imageMountpoint: fc.stringMatching(/^\/[^"\\\n]{0,12}$/),
      nodeMemoryPercent: fc.double({ min: 0, max: 100, noNaN: true }),
      restarts: fc.nat(),
      restartWindow: duration,
    },
    { requiredKeys: [] },
  ),
  ruleGroups: fc.uniqueArray(
    fc.record({ name: some, rules: fc.array(rule, { minLength: 1, maxLength: 2 }) }),
    {
      maxLength: 2,
      selector: ({ name }) => name,
    },
  ),
});

const receiver = fc.record(
  {
    webhooks: fc.array(
      fc.record(
        {
          url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
          timeout: duration,
          maxAlerts: fc.nat(),
        },
        { requiredKeys: ['url'] },
      ),
      { maxLength: 2 },
    ),
    emails: fc.array(
      fc.record({ to: text.map((it) => `${it}@x`), from: text.map((it) => `${it}@x`), smarthost: hostPort }),
      { maxLength: 1 },
    ),
    slack: fc.array(
      fc.record(
        { urlSecret: fc.constant({ name: 's', key: 'k' }), channel: some },
        { requiredKeys: ['urlSecret'] },
      ),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);

/** Props of the texts that a file of Alertmanager holds; many are refused. */
export const alertmanagerProps: fc.Arbitrary<Alertmanager> = fc
  .record({
    names: fc.uniqueArray(some, { minLength: 1, maxLength: 3 }),
    receiver,
    matchers: fc.array(matcher, { minLength: 1, maxLength: 3 }),
    groupBy: fc.uniqueArray(fc.oneof(label, fc.constant('...')), { maxLength: 3 }),
    groupWait: duration,
    groupInterval: duration,
    repeatInterval: duration,
    resolveTimeout: duration,
    equal: fc.array(label, { maxLength: 2 }),
  })
  .map(({ names, receiver, matchers, groupBy, equal, resolveTimeout, ...timing }) => ({
    route: { receiver: names[0] ?? '', groupBy, ...timing, routes: [{ matchers, ...timing }] },
    receivers: names.map((name) => ({ name, ...receiver })),
    inhibitRules: [{ source: matchers, target: matchers, equal }],
    resolveTimeout,
  }));

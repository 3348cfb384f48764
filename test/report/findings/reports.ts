import fc from 'fast-check';
import type { Finding } from '../../../src/model/finding.js';
import type { FindingsReport } from '../../../src/report/findings/findings-report.js';

/** A finding of a Deployment that was read. */
export const badPort: Finding = {
  rule: 'port-out-of-range',
  severity: 'error',
  what: '99999 must be between 1 and 65535, inclusive',
  why: 'The API server refuses the object.',
  fix: 'Write a port from 1 to 65535.',
  at: '/spec/template/spec/containers/0/ports/0/containerPort',
  object: 'Deployment.apps/prod/web',
  origin: { file: 'dist/web.yaml', line: 5, column: 20 },
};

export const webYaml = `apiVersion: apps/v1
kind: Deployment
spec:
  ports:
  - containerPort: 99999
`;

export function reportOf(findings: readonly Finding[], more: Partial<FindingsReport> = {}): FindingsReport {
  return {
    findings,
    rules: [],
    counts: { objects: 12, files: 4 },
    releases: ['1.37'],
    waived: [],
    version: '0.1.0',
    ...more,
  };
}

/** Something of every sort: what was read, what was made, a file that could not be read, and a waiver. */
export const fullReport = reportOf(
  [
    {
      rule: 'deprecated-api-version',
      severity: 'warning',
      what: '"autoscaling/v2beta2" is deprecated',
      why: 'A later release does not serve it.',
      fix: 'Write it as autoscaling/v2.',
      at: '/apiVersion',
      object: 'HorizontalPodAutoscaler.autoscaling/prod/web',
      construct: 'web/scaler',
      origin: { file: 'charts/web.ts', line: 14, column: 3 },
    },
    badPort,
    {
      ...badPort,
      what: '0 must be between 1 and 65535, inclusive',
      at: '/spec/template/spec/containers/0/ports/1/containerPort',
      origin: { file: 'dist/web.yaml', line: 6, column: 20 },
    },
    {
      rule: 'unreadable-yaml',
      severity: 'error',
      what: 'This quoted text does not end.',
      why: 'kubectl stops at a document that it cannot read.',
      fix: 'Close the quotes.',
      at: '',
      object: 'dist/a|b, c%.yaml',
      origin: { file: 'dist/a|b, c%.yaml', line: 2, column: 1 },
    },
    {
      rule: 'unchecked-kind',
      severity: 'info',
      what: '"example.com/v1/Thing" is not known, so the object was not checked',
      why: 'Nobody knows whether the API server takes it.',
      fix: 'Give the CRD with --schemas.',
      at: '/kind',
      object: 'Thing.example.com/a',
    },
  ],
  {
    waived: [
      {
        finding: {
          ...badPort,
          rule: 'host-port',
          severity: 'warning',
          object: 'DaemonSet.apps/kube-system/agent',
          origin: { file: 'dist/agent.yaml', line: 30, column: 9 },
        },
        reason: 'The agent has to be found on its node.',
        until: '2027-01-31',
      },
    ],
    counts: { objects: 12, files: 4, encrypted: 2 },
    sources: new Map([['dist/web.yaml', `${webYaml}  - containerPort: 0\n`]]),
  },
);

/** Whatever somebody may write into a name to break a report. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\n::error::x',
    '%0A::stop-commands::x',
    ']]>',
    '<script>&amp;',
    '`a` | ``b``',
    'a|b\\|c',
    '\u001b[31mred',
    '\u009b2J',
    '\u202eevil',
    '\0',
    '\ud800',
    '[x](https://evil.example) {0}',
    '@everyone #1',
    '--->',
    'a,b:c=d',
    '宽\t字',
  ),
);

const origin = fc.record({
  file: hostile,
  line: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 99 }),
});

const hostileFinding: fc.Arbitrary<Finding> = fc.record(
  {
    rule: hostile,
    severity: fc.constantFrom('error', 'warning', 'info'),
    what: hostile,
    why: hostile,
    fix: hostile,
    at: hostile.map((text) => `/${text}`),
    object: hostile,
    construct: hostile,
    origin,
  },
  { requiredKeys: ['rule', 'severity', 'what', 'why', 'fix', 'at', 'object'] },
);

/** Reports of hostile findings, with a source for each file. */
export const hostileReport: fc.Arbitrary<FindingsReport> = fc
  .tuple(
    fc.array(hostileFinding, { maxLength: 6 }),
    fc.array(fc.record({ finding: hostileFinding, reason: hostile }), { maxLength: 2 }),
    fc.array(hostile).map((lines) => lines.join('\n')),
  )
  .map(([findings, waived, text]) =>
    reportOf(findings, {
      waived,
      sources: new Map(findings.map((finding) => [finding.origin?.file ?? '', text])),
    }),
  );

/** Ten thousand findings, all different. */
export function manyFindings(): Finding[] {
  return Array.from({ length: 10_000 }, (_, index) => ({
    ...badPort,
    severity: index % 3 === 0 ? ('error' as const) : ('warning' as const),
    object: `Deployment.apps/prod/web-${index}`,
    origin: { file: 'dist/web.yaml', line: index + 1, column: 1 },
  }));
}

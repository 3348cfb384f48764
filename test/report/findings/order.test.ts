import { expect, it } from 'vitest';
import { formatFinding } from '../../../src/report/findings/format-finding.js';
import { worstFirst } from '../../../src/report/findings/worst-first.js';
import { badPort, fullReport } from './reports.js';

it('the order is the same whatever order findings come in', () => {
  const findings = fullReport.findings;
  expect(worstFirst(findings.toReversed())).toEqual(worstFirst(findings));
});

it('lines are ordered as numbers, and objects, pointers and rules break ties', () => {
  const at = (line: number, more = {}) => ({
    ...badPort,
    origin: { file: 'a.yaml', line, column: 1 },
    ...more,
  });
  const sorted = [
    at(2),
    at(10, { object: 'A/a' }),
    at(10, { object: 'B/a', at: '/a', rule: 'x' }),
    at(10, { object: 'B/a', at: '/a', rule: 'y' }),
    at(10, { object: 'B/a', at: '/b', rule: 'a' }),
    at(1, { severity: 'warning' }),
    at(1, { severity: 'info' }),
  ];
  expect(worstFirst(sorted.toReversed())).toEqual(sorted);
});

it('a finding is told as on one screen, by the construct where there is no line', () => {
  expect(formatFinding({ ...badPort, origin: undefined, construct: 'web/app', at: '' })).toBe(
    `web/app  error  port-out-of-range
  Deployment.apps/prod/web
  99999 must be between 1 and 65535, inclusive
  why  The API server refuses the object.
  fix  Write a port from 1 to 65535.
`,
  );
});

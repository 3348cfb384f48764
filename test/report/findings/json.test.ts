import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../../src/report/findings/json.js';
import { fullReport, hostileReport, manyFindings, reportOf } from './reports.js';

const file = new URL('../../../docs/schemas/findings.schema.json', import.meta.url);
const schema = JSON.parse(readFileSync(file, 'utf8'));
const validate = new Ajv2020({ strict: true }).compile(closed(schema));

/** The schema lets fields be added; here none may be that it does not name. */
function closed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    inner?.type === 'object' ? { ...inner, additionalProperties: false } : inner,
  );
}

function errorsOf(text: string): unknown {
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

describe('the json format', () => {
  it('is what its schema says, and holds nothing that the schema does not name', () => {
    expect(errorsOf(jsonReport(fullReport))).toEqual([]);
    expect(errorsOf(jsonReport(reportOf([])))).toEqual([]);
  });

  it('is refused by its schema if it is anything else', () => {
    const report = JSON.parse(jsonReport(fullReport));
    for (const wrong of [
      { ...report, version: 2 },
      { ...report, more: 1 },
      { ...report, findings: [{ ...report.findings[0], severity: 'fatal' }] },
      { ...report, waived: [{ finding: report.findings[0] }] },
    ])
      expect(errorsOf(JSON.stringify(wrong))).not.toEqual([]);
  });

  it('has every field of a finding, worst first, and each rule once', () => {
    const { findings, counts, rules } = JSON.parse(jsonReport(fullReport));
    expect(findings).toHaveLength(fullReport.findings.length);
    for (const finding of fullReport.findings) expect(findings).toContainEqual(finding);
    expect(findings.map(({ severity }: { severity: string }) => severity)).toEqual([
      'error',
      'error',
      'error',
      'warning',
      'info',
    ]);
    const expected = { objects: 12, files: 4, errors: 3, warnings: 1, infos: 1, waived: 1, encrypted: 2 };
    expect(counts).toEqual(expected);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([
      'deprecated-api-version',
      'host-port',
      'port-out-of-range',
      'unchecked-kind',
      'unreadable-yaml',
    ]);
  });

  it('tells the words of the rule itself where they are known', () => {
    const rule = { id: 'port-out-of-range', severity: 'error', why: 'Why.', fix: 'Fix.' } as const;
    const { rules } = JSON.parse(jsonReport({ ...fullReport, rules: [rule] }));
    expect(rules).toContainEqual(rule);
  });

  it('keeps every text, and holds no character that a terminal obeys', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = jsonReport(report);
        const { findings } = JSON.parse(text);
        expect(errorsOf(text)).toEqual([]);
        expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
        for (const finding of report.findings) expect(findings).toContainEqual(finding);
      }),
    );
  });

  it('tells 10,000 findings', () => {
    expect(JSON.parse(jsonReport(reportOf(manyFindings()))).findings).toHaveLength(10_000);
  });
});

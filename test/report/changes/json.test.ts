import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../../src/report/changes/json.js';
import { hostileReport } from './hostile.js';
import { fullReport, manyChanges, reportOf } from './reports.js';

const file = new URL('../../../docs/schemas/changes.schema.json', import.meta.url);
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
      { ...report, summary: { ...report.summary, worst: 'fatal' } },
      { ...report, changes: [{ ...report.changes[0], how: 'gone' }] },
    ])
      expect(errorsOf(JSON.stringify(wrong))).not.toEqual([]);
  });

  it('has every change with its fields and risks, the groups, and the summary', async () => {
    await expect(jsonReport(fullReport)).toMatchFileSnapshot('snapshots/report.snap.json');
  });

  it('names the members of a group by their place among the changes', () => {
    const { groups, shared } = JSON.parse(jsonReport(reportOf(manyChanges(3, 'same'))));
    expect(shared).toEqual([]);
    expect(groups).toEqual([
      { changes: [0, 1, 2], fields: ['spec.template.spec.containers[name=app].image'] },
    ]);
  });

  it('holds to its schema and has no character that a terminal obeys, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = jsonReport(report);
        expect(errorsOf(text)).toEqual([]);
        expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]/u);
      }),
    );
  });
});

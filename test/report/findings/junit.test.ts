import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../../src/report/findings/junit.js';
import { badPort, fullReport, hostileReport, manyFindings, reportOf } from './reports.js';
import { malformed } from './well-formed.js';

describe('the junit format', () => {
  it('has a suite for each file and a case for each object', async () => {
    await expect(junitReport(fullReport)).toMatchFileSnapshot('snapshots/report.junit.xml');
  });

  it('has one test that passes where nothing was found', () => {
    const xml = junitReport(reportOf([]));
    expect(xml).toContain('<testsuites name="runbook check" tests="1" failures="0" errors="0" skipped="0">');
    expect(xml).toContain('<testcase name="12 objects without findings"');
  });

  it('fails by what makes the check fail', () => {
    const warning = { ...badPort, severity: 'warning' as const };
    expect(junitReport(reportOf([warning]))).not.toContain('<failure');
    expect(junitReport(reportOf([warning], { failsAt: 'warning' }))).toContain('<failure');
  });

  it('keeps objects of the same name apart by their files', () => {
    const other = { ...badPort, origin: { file: 'other.yaml', line: 1, column: 1 } };
    expect(junitReport(reportOf([badPort, other], { counts: { objects: 2, files: 2 } }))).toContain(
      'tests="2" failures="2"',
    );
  });

  it('is well-formed, and counts right, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const xml = junitReport(report);
        const counted = (tag: string) => String(xml.split(`<${tag}`).length - 1);
        const totals = /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/.exec(xml)?.slice(1);
        expect(malformed(xml)).toBeUndefined();
        expect(totals).toEqual([counted('testcase'), counted('failure'), counted('skipped')]);
      }),
    );
  });

  it('is judged by a check that sees what is not well-formed', () => {
    for (const xml of [
      '<a>',
      '<a></b>',
      '<a b="<"/>',
      '<a b="""/>',
      '<a>&nbsp;</a>',
      '<a>\u0000</a>',
      '</a>',
    ])
      expect(malformed(xml)).toBeDefined();
    expect(malformed('<a b="c &amp; d"><e/>x</a>\n')).toBeUndefined();
  });

  it('tells 10,000 findings', () => {
    expect(junitReport(reportOf(manyFindings())).split('<testcase')).toHaveLength(10_001);
  });
});

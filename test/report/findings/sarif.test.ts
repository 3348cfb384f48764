import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifactUri } from '../../../src/report/findings/artifact-uri.js';
import { sarifReport } from '../../../src/report/findings/sarif.js';
import { badPort, fullReport, hostileReport, manyFindings, reportOf } from './reports.js';
import { sarifSchema } from './sarif-schema.js';

const validate = new Ajv({ strict: true }).compile(sarifSchema);

function runOf(text: string) {
  return JSON.parse(text).runs[0];
}

describe('the sarif format', () => {
  it('has a result for each finding and a rule for each sort of them', async () => {
    await expect(sarifReport(fullReport)).toMatchFileSnapshot('snapshots/report.sarif');
  });

  it('is SARIF 2.1.0, whatever is in it, and every result has its rule', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = sarifReport(report);
        expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
        const { results, tool } = runOf(text);
        expect(results).toHaveLength(report.findings.length);
        for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      }),
    );
  });

  it('tells no link and no placeholder in what a manifest says', () => {
    const evil = { ...badPort, what: '"[x](https://evil.example) {0} {a}" is no name' };
    const [{ message }] = runOf(sarifReport(reportOf([evil]))).results;
    expect(message.text).toBe(
      '"[x\\](https://evil.example) {{0}} {a}" is no name\nWrite a port from 1 to 65535.',
    );
  });

  it('names a finding the same after an edit elsewhere, and two findings never the same', () => {
    const prints = (...findings: (typeof badPort)[]) =>
      runOf(sarifReport(reportOf(findings))).results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          partialFingerprints['runbookFinding/v1'],
      );
    const moved = { ...badPort, origin: { file: 'dist/web.yaml', line: 50, column: 3 } };
    expect(prints(moved)).toEqual(prints(badPort));
    expect(new Set(prints(badPort, moved, { ...badPort, at: '/spec' })).size).toBe(3);
  });

  it('has a place for what has no file', () => {
    const made = { ...badPort, origin: undefined, construct: 'web/app' };
    const [{ locations }] = runOf(sarifReport(reportOf([made]))).results;
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('web/app');
  });

  it('leaves out what was waived', () => {
    const { results, tool } = runOf(sarifReport({ ...fullReport, findings: [] }));
    expect({ results, rules: tool.driver.rules }).toEqual({ results: [], rules: [] });
  });

  it('keeps to what GitHub takes, and says what it left out', () => {
    const many = [...manyFindings(), ...manyFindings(), ...manyFindings()];
    const { results, invocations } = runOf(sarifReport(reportOf(many)));
    expect(results).toHaveLength(25_000);
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain(
      'the 5000 mildest findings are left out',
    );
  });
});

describe('the URI of a file', () => {
  it.each([
    ['dist/web.yaml', 'dist/web.yaml'],
    ['a b/ü%#?.yaml', 'a%20b/%C3%BC%25%23%3F.yaml'],
    ['c:d.yaml', 'c%3Ad.yaml'],
    ['../x.yaml', '../x.yaml'],
    ['/etc/k8s/a b.yaml', 'file:///etc/k8s/a%20b.yaml'],
    ['//host/x', 'file:///host/x'],
    ['<stdin>', '%3Cstdin%3E'],
    ['\ud800.yaml', '%EF%BF%BD.yaml'],
  ])('of %j is %s', (file, uri) => {
    expect(artifactUri(file)).toBe(uri);
  });
});

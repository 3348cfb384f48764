import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../../src/report/changes/github.js';
import { hostileReport } from './hostile.js';
import { added, changed, fullReport, manyChanges, objectOf, reportOf, riskOf } from './reports.js';

describe('the github format', () => {
  it('has an annotation for each rule that has something to say, at its place', async () => {
    await expect(githubReport(fullReport)).toMatchFileSnapshot('snapshots/report.snap.github');
  });

  it('says nothing where there is no risk', () => {
    expect(githubReport(reportOf([]))).toBe('');
    expect(githubReport(reportOf([added(objectOf('ConfigMap', 'new'))]))).toBe('');
    const cosmetic = riskOf('cosmetic', 'label', 'A label changes.');
    expect(githubReport(reportOf([changed(objectOf('ConfigMap', 'web'), [], [cosmetic])]))).toBe('');
  });

  it('tells the same of many objects once', () => {
    expect(githubReport(reportOf(manyChanges(48, 'same')))).toMatch(
      /^::notice .*title=rollout pods-restart%3A Deployment\.apps\/prod\/web-00000 and 47 more::.*\n$/,
    );
  });

  it('has as many as GitHub shows, and says how many more there are', () => {
    const risks = Array.from({ length: 25 }, (_, n) => riskOf('outage', `rule-${n}`, 'It fails.'));
    const more = Array.from({ length: 12 }, (_, n) => riskOf('scale', `scale-${n}`, 'It grows.'));
    const lines = githubReport(reportOf([changed(objectOf('Service', 'web'), [], [...risks, ...more])]));
    expect(lines.match(/^::error /gm)).toHaveLength(10);
    expect(lines.match(/^::notice /gm)).toHaveLength(10);
    expect(lines).toContain('::Left out: 15 of 25 errors, 3 of 12 notices.');
  });

  it('has one command a line, whatever is in it', () => {
    const command =
      /^::(error|warning|notice) (file=[^:,]*,line=\d+,col=\d+,)?title=[^:,]*::(?:[^%]|%25|%0A)*$/;
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = githubReport(report).split('\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(line).toMatch(command);
      }),
    );
  });
});

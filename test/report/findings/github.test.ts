import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../../src/report/findings/github.js';
import { badPort, fullReport, hostileReport, manyFindings, reportOf } from './reports.js';

describe('the github format', () => {
  it('has an annotation for each finding, worst first', async () => {
    await expect(githubReport(fullReport)).toMatchFileSnapshot('snapshots/report.github.txt');
  });

  it('says nothing where nothing was found', () => {
    expect(githubReport(reportOf([]))).toBe('');
  });

  it('has one command a line and one line a finding, whatever is in it', () => {
    const command =
      /^::(error|warning|notice) (file=[^:,]*,line=\d+,col=\d+,)?title=[^:,]*::(?:[^%]|%25|%0A)*$/;
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = githubReport(report).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines).toHaveLength(report.findings.length + (report.waived.length > 0 ? 1 : 0));
        for (const line of lines) expect(line).toMatch(command);
      }),
    );
  });

  it('names no file for what came from a pipe', () => {
    const piped = { ...badPort, origin: { file: '<stdin>', line: 3, column: 1 } };
    expect(githubReport(reportOf([piped]))).toMatch(/^::error title=/);
  });

  it('keeps titles and messages to what GitHub takes', () => {
    const long = { ...badPort, object: 'x'.repeat(1000), what: 'y'.repeat(100_000) };
    const [, title = '', message = ''] = /title=(.*?)::(.*)\n/.exec(githubReport(reportOf([long]))) ?? [];
    expect(title.replaceAll('%3A', ':')).toHaveLength(255);
    expect(message.replaceAll('%0A', '\n')).toHaveLength(16_000);
  });

  it('tells 10,000 findings', () => {
    expect(githubReport(reportOf(manyFindings())).split('\n')).toHaveLength(10_001);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownReport } from '../../../src/report/findings/markdown.js';
import { code, prose } from '../../../src/report/markdown-text.js';
import { badPort, fullReport, hostileReport, manyFindings, reportOf } from './reports.js';

const LIMIT = 65_536;

describe('the markdown format', () => {
  it('has a row for each finding, worst first, and the reasons folded', async () => {
    await expect(markdownReport(fullReport)).toMatchFileSnapshot('snapshots/report.md.txt');
  });

  it('is one line where nothing was found', () => {
    expect(markdownReport(reportOf([]))).toBe(
      '**Nothing found in 12 objects of 4 files, checked against Kubernetes 1.37.**\n',
    );
  });

  it('has as many rows as GitHub has room for, the worst, and says how many more there are', () => {
    const text = markdownReport(reportOf(manyFindings()));
    const rows = text.split('\n').filter((line) => line.startsWith('| error ')).length;
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text.length).toBeGreaterThan(LIMIT - 600);
    expect(text).not.toContain('| warning ');
    expect(text).toContain(`\n… and ${10_000 - rows} more\n`);
    expect(text).toContain('<details><summary>Why</summary>');
  });

  it('stays within the limit with as many rules and waivers, and with endless words', () => {
    const findings = manyFindings().map((finding, index) => ({ ...finding, rule: `rule-${index}` }));
    const waived = findings.map((finding) => ({ finding, reason: 'z'.repeat(5_000) }));
    expect(markdownReport(reportOf(findings, { waived })).length).toBeLessThanOrEqual(LIMIT);
    const endless = { ...badPort, what: '\u0000'.repeat(100_000), object: '|'.repeat(100_000) };
    const text = markdownReport(reportOf([endless, endless, endless]));
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text.match(/^\| error /gm)).toHaveLength(3);
  });

  it('has a row of three cells for each finding, whatever is in it', () => {
    // A bar that a backslash stands before is text (GitHub Flavored Markdown, tables).
    const row = /^\| (?:[^|\\]|\\.)* \| (?:[^|\\]|\\.)* \| (?:[^|\\]|\\.)* \|$/;
    fc.assert(
      fc.property(hostileReport, (report) => {
        const lines = markdownReport(report).split('\n');
        const rows = lines.filter((line) => /^\| (error|warning|info) /.test(line));
        expect(rows).toHaveLength(report.findings.length);
        for (const line of rows) expect(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'code')).toMatch(row);
      }),
    );
  });
});

describe('words', () => {
  it.each([
    ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['<script>&amp;', '\\<script\\>\\&amp;'],
    ['[x](https://evil.example)', '\\[x\\](https\\://evil.example)'],
    ['see www.evil.example', 'see www\\.evil.example'],
    ['@team, #12 and # 1', '@<!-- -->team, #<!-- -->12 and # 1'],
    ['a|b\nc', 'a\\|b\\\\nc'],
  ])('%j show as they are', (text, shown) => {
    expect(prose(text)).toBe(shown);
  });
});

describe('a name', () => {
  it.each([
    ['web', '`web`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['<b>*@x', '`<b>*@x`'],
    ['a|b', 'a\\|b'],
    ['', ''],
  ])('%j shows as it is', (text, shown) => {
    expect(code(text)).toBe(shown);
  });
});

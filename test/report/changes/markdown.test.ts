import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { riskLevels } from '../../../src/diff/risk-level.js';
import { markdownReport } from '../../../src/report/changes/markdown.js';
import { hostileReport } from './hostile.js';
import { added, changed, fieldOf, fullReport, manyChanges, objectOf, reportOf, riskOf } from './reports.js';

const LIMIT = 65_536;

/** What is outside of blocks of code, line by line. */
function outside(markdown: string): string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence === undefined && ticks) fence = ticks;
    else if (fence === undefined) lines.push(line);
    else if (line === fence) fence = undefined;
  }
  expect(fence).toBeUndefined();
  return lines;
}

/** A line with a blank in place of its code spans, escaped characters and our own comments. */
function bare(line: string): string {
  const spans = /\\.|<!-- -->|(?<!`)(`+)(?!`)(?:.*?)(?<!`)\1(?!`)/g;
  return line.replace(spans, ' ');
}

describe('the markdown format', () => {
  it('has a marker, a summary, and what changes, worst first and folded', async () => {
    await expect(markdownReport(fullReport)).toMatchFileSnapshot('snapshots/report.snap.md');
  });

  it('is short where nothing changes', () => {
    expect(markdownReport(reportOf([]))).toBe(`<!-- runbook diff -->
### Nothing changes in meaning

From \`main\` to \`the working tree\`.

- 40 unchanged, 2 of them in another file. 50 objects of 12 files against 51 of 12, by the schemas of Kubernetes 1.37
`);
  });

  it.each([1, 100, 20_000])('stays within the limit with %d different changes', (n) => {
    const text = markdownReport(reportOf(manyChanges(n, 'different')));
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text.startsWith('<!-- runbook diff -->\n')).toBe(true);
  });

  it('uses its room, and is exact about what it leaves out', () => {
    const text = markdownReport(reportOf(manyChanges(20_000, 'different')));
    const full = text.match(/<details/g)?.length ?? 0;
    const brief = text.match(/^- \*\*rollout\*\* `Deployment/gm)?.length ?? 0;
    const left = 20_000 - full - brief;
    expect(text.length).toBeGreaterThan(LIMIT - 4_000);
    expect(full).toBeGreaterThan(50);
    expect(text).toContain(
      `**For want of room:** ${brief} of the entries above are told without details; ${left} more of 20000 entries (${left} objects; the worst of them: rollout) are left out.`,
    );
  });

  it('tells the worst where not all has room', () => {
    const risks = riskLevels.map((level) => riskOf(level, `is-${level}`, 'It is so.'));
    const changes = manyChanges(8_000, 'different').map((change, index) => {
      const risk = risks[(index * 5) % risks.length];
      return { ...change, risks: risk ? [risk] : [] };
    });
    const levels = [...markdownReport(reportOf(changes)).matchAll(/<summary><b>([\w-]+)<\/b>/g)];
    expect(new Set(levels.map(([, level]) => level))).toEqual(new Set(['impossible']));
  });

  it('stays within the limit with endless values, names, lists and notes', () => {
    const endless = ['\u0000', '`', '<', '宽', '|'].map((one) => one.repeat(200_000));
    const changes = endless.flatMap((text) => [
      changed(
        objectOf('ConfigMap', text),
        [fieldOf('data/a', { from: text, to: `${text}x` })],
        [riskOf('outage', text, text)],
      ),
      added(objectOf('ConfigMap', text, { data: { [text]: text } })),
    ]);
    const notes = fullReport.comparison.notes.flatMap((note) =>
      endless.flatMap((what) => Array.from({ length: 50 }, () => ({ ...note, what, fix: what }))),
    );
    const restarts = Array.from({ length: 5_000 }, () => ({ object: endless[1] ?? '', fields: [] }));
    const text = markdownReport(reportOf(changes, { notes, restarts }));
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text).toMatch(/and \d+ notes more/);
  });

  it('says how many added objects it does not name', () => {
    const objects = Array.from({ length: 5_000 }, (_, n) => added(objectOf('ConfigMap', `config-${n}`)));
    const text = markdownReport(reportOf(objects));
    const named = text.match(/ConfigMap\/prod\/config-\d+/g)?.length ?? 0;
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text).toContain('**Added: 5000 objects**');
    expect(text).toContain(`\n- … and ${5_000 - named} more\n`);
  });

  it('lets nothing break out, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const text = markdownReport(report);
        expect(text.length).toBeLessThanOrEqual(LIMIT);
        expect(text).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
        const [marker, ...lines] = outside(text);
        expect(marker).toBe('<!-- runbook diff -->');
        const open = lines.filter((line) => line.startsWith('<details'));
        expect(lines.filter((line) => line === '</details>')).toHaveLength(open.length);
        for (const line of open) expect(line.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/[@#]\w/);
        for (const line of open)
          expect(line).toMatch(/^<details( open)?><summary>(<\/?(b|code|sub)>|[^<>])*<\/summary>$/);
        for (const line of lines.filter((other) => !/^<\/?details/.test(other))) {
          expect(bare(line)).not.toMatch(/[<`[\]]|[@#]\w/);
          // Under a line of text, this would make a heading of it.
          expect(line).not.toMatch(/^\s*(-+|=+)\s*$/);
          expect(line).toMatch(/^$|^### |^( {2})?- |^\*\*|^In |^From |^… and /);
        }
      }),
      { numRuns: 300 },
    );
  });
});

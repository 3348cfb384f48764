import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/report/changes/html.js';
import { hostileReport } from './hostile.js';
import { fullReport, manyChanges, reportOf } from './reports.js';

/** Everything between `<` and `>`. */
const tag =
  /^<(\/?(b|body|code|details|div|h1|h2|head|li|p|pre|span|style|summary|title|ul)|!doctype html|\/?html( lang="en")?|meta [a-z-]+="[^"<>]*"( content="[^"<>]*")?|details open|(div|p|span|ul) class="[^"<>]*")>$/;

describe('the html format', () => {
  it('is one page', async () => {
    await expect(htmlReport(fullReport)).toMatchFileSnapshot('snapshots/report.snap.html');
  });

  it('runs and loads nothing, and its own style alone is let through', () => {
    const page = htmlReport(fullReport);
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import|https?:/);
  });

  it('has no tag that is not ours, and closes each, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const page = htmlReport(report).replace(/<style>.*?<\/style>/s, '');
        expect(page).not.toMatch(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
        const open: string[] = [];
        for (const [whole] of page.matchAll(/<[^>]*>/g)) {
          expect(whole).toMatch(tag);
          const [, slash, name = ''] = /^<(\/?)([\w!]+)/.exec(whole) ?? [];
          if (slash) expect(open.pop()).toBe(name);
          else if (name !== 'meta' && name !== '!doctype') open.push(name);
        }
        expect(open).toEqual([]);
      }),
    );
  });

  it('tells 20,000 different changes', () => {
    expect(htmlReport(reportOf(manyChanges(20_000, 'different'))).match(/<details/g)).toHaveLength(20_000);
  });
});

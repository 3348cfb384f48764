import { createHash } from 'node:crypto';
import { riskLevels } from '../../diff/risk-level.js';
import { formatOrigin } from '../../model/origin.js';
import { count } from '../count.js';
import { html } from '../html-text.js';
import type { ChangesReport } from './changes-report.js';
import type { SharedRow } from './groups.js';
import { entryHtml, listedHtml } from './html-entry.js';
import { chip, code, folded, nameList, rowHtml } from './html-parts.js';
import { style } from './html-style.js';
import { headlineOf, type NoteGroup, noteGroupsOf, restartNames, scopeOf, unchangedOf } from './summary.js';
import { type ChangesView, viewOf } from './view.js';

/** One page that needs nothing else: no script runs in it, and it asks no server for anything. */
export function htmlReport(report: ChangesReport): string {
  const view = viewOf(report);
  const { base, head, version } = report;
  const body = [
    `<h1>${html(headlineOf(report))}</h1>\n`,
    `<p>${code(base)} → ${code(head)}</p>\n`,
    summaryHtml(report, view),
    section('Not compared as objects, or not for sure', noteGroupsOf(report.comparison.notes).map(noteHtml)),
    section(
      'Shared by objects that differ in other ways too',
      view.shared.map((one) => sharedHtml(one, view)),
    ),
    section(
      'What changes, worst first',
      view.entries.map((entry) => entryHtml(entry, view)),
    ),
    section(`Removed: ${count(view.removed.length, 'object')}`, view.removed.map(listedHtml)),
    section(`Added: ${count(view.added.length, 'object')}`, view.added.map(listedHtml)),
    noiseHtml(view),
    `<p class="dim">cdk8s-runbook ${html(version)}</p>\n`,
  ];
  return page(`${headlineOf(report)}: ${base} → ${head}`, body.join(''));
}

function page(title: string, body: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}

function summaryHtml(report: ChangesReport, view: ChangesView): string {
  const { restarts, counts } = report.comparison;
  const levels = riskLevels
    .filter((level) => view.levels[level] > 0)
    .map((level) => `<li>${chip(level)} ${view.levels[level]}</li>`);
  const stays = view.stays.map((what) => `<li>${html(what)}</li>\n`);
  return [
    `<p class="dim">${html(unchangedOf(counts))}. ${html(scopeOf(report))}.</p>\n`,
    levels.length > 0 ? `<ul class="levels">${levels.join('')}</ul>\n` : '',
    restarts.length > 0 ? `<h2>${count(restarts.length, 'workload')} will restart</h2>\n` : '',
    restarts.length > 0 ? nameList(restartNames(restarts)) : '',
    stays.length > 0 ? `<h2>These do not restart</h2>\n<ul>${stays.join('')}</ul>\n` : '',
  ].join('');
}

function noteHtml({ head, fix, notes }: NoteGroup): string {
  const items = notes.map(({ origin, what }) => {
    const place = origin ? `${code(formatOrigin(origin))} ` : '';
    return `<li>${place}${html(what)}</li>\n`;
  });
  return `<div class="risk"><p><b>${html(head)}</b></p>\n<ul>${items.join('')}</ul>
<p><b>fix:</b> ${html(fix)}</p></div>\n`;
}

function sharedHtml({ row, changes }: SharedRow, view: ChangesView): string {
  return folded(
    `<b>${count(changes.length, 'object')}</b> ${code(row.path)}`,
    `${rowHtml(row)}${nameList(changes.map(view.nameOf))}`,
  );
}

function noiseHtml({ noise, onlyNoise }: ChangesView): string {
  if (noise.length === 0) return '';
  const alone = onlyNoise > 0 ? `; nothing else differs in ${count(onlyNoise, 'object')}` : '';
  const rows = noise.map(({ row, objects }) => rowHtml({ ...row, path: `${objects} × ${row.path}` }));
  return `<h2>Noise</h2>\n${folded(`Written by tools at every release${alone}`, rows.join(''))}`;
}

function section(title: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<h2>${html(title)}</h2>\n${parts.join('')}`;
}

import type { ObjectChange } from '../../diff/change.js';
import type { Note } from '../../diff/comparison.js';
import { formatOrigin } from '../../model/origin.js';
import { count } from '../count.js';
import type { ChangesReport } from './changes-report.js';
import { diffText } from './diff-text.js';
import { type Fitted, firsts, fitted } from './fitted.js';
import type { SharedRow } from './groups.js';
import { entryLine, entryMarkdown, listedLine, listedMarkdown } from './markdown-entry.js';
import { fence, folded, name, names, words } from './markdown-parts.js';
import { worst } from './risk-notes.js';
import {
  headlineOf,
  levelsOf,
  type NoteGroup,
  noteGroupsOf,
  restartNames,
  scopeOf,
  unchangedOf,
} from './summary.js';
import { type ChangesView, viewOf } from './view.js';

/** By this, whoever keeps one comment up to date finds it again. */
const MARKER = '<!-- runbook diff -->\n';

/** The most characters that GitHub takes for a comment. */
const MOST = 65_536;
/** What each part may take of it; the entries have the rest. */
const MOST_OF_SUMMARY = 20_000;
const MOST_OF_NOTES = 8_000;
const MOST_OF_SHARED = 8_000;
const MOST_OF_NOISE = 4_000;
const MOST_OF_A_LIST = 4_000;
/** For the sentences on what was left out, and the line ends between. */
const RESERVE = 1_500;
/** The differences of one entry may have this much, and more where there are few entries. */
const LEAST_OF_AN_ENTRY = 3_000;
const MOST_STAYS = 5;

/**
 * For a comment on a change: a summary, then what changes, worst first and folded; never too long for GitHub, and exact about
 * what there was no room for.
 */
export function markdownReport(report: ChangesReport): string {
  const view = viewOf(report);
  const head = `${MARKER}${summaryMarkdown(report, view)}${notesMarkdown(report.comparison.notes)}${sharedMarkdown(view)}`;
  const noise = noiseMarkdown(view);
  const line = (change: ObjectChange) => listedLine(change, view);
  const lists = [view.removed, view.added].map((some) => firsts(some, line, MOST_OF_A_LIST).text.length);
  let room = MOST - RESERVE - head.length - noise.length - lists.reduce((sum, length) => sum + length, 0);
  const entries = entriesMarkdown(view, room);
  room -= entries.length;
  const removed = listMarkdown('Removed', view.removed, view, room + (lists[0] ?? 0));
  room -= Math.max(0, removed.length - (lists[0] ?? 0));
  const added = listMarkdown('Added', view.added, view, room + (lists[1] ?? 0));
  return `${[head, entries, removed, added, noise].join('').trimEnd()}\n`;
}

function summaryMarkdown(report: ChangesReport, view: ChangesView): string {
  const { base, head, comparison } = report;
  const { restarts, counts } = comparison;
  const { stays } = view;
  const restarting = restartNames(restarts);
  const risks = view.worst ? `**Worst: ${view.worst}.** Risks: ${levelsOf(view.levels)}` : '';
  const lines = [
    risks,
    restarts.length > 0 ? `**${count(restarts.length, 'workload')} restart**: ${names(restarting)}` : '',
    ...stays.slice(0, MOST_STAYS).map((what) => `**Does not restart**: ${words(what)}`),
    stays.length > MOST_STAYS ? `**Does not restart**: … and ${stays.length - MOST_STAYS} more` : '',
    `${words(unchangedOf(counts))}. ${words(scopeOf(report))}`,
  ].filter(Boolean);
  const { text, n } = firsts(lines, (line) => `- ${line}\n`, MOST_OF_SUMMARY);
  const left = n < lines.length ? `- … and ${count(lines.length - n, 'line')} more\n` : '';
  return `### ${words(headlineOf(report))}\n\nFrom ${name(base)} to ${name(head)}.\n\n${text}${left}\n`;
}

function notesMarkdown(notes: readonly Note[]): string {
  if (notes.length === 0) return '';
  const lines = noteGroupsOf(notes).flatMap(noteItems);
  const { text, n } = firsts(lines, ({ line }) => line, MOST_OF_NOTES);
  const untold = lines.slice(n).filter(({ isNote }) => isNote).length;
  const left = untold > 0 ? `- … and ${count(untold, 'note')} more\n` : '';
  return `**Not compared as objects, or not for sure:**\n\n${text}${left}\n`;
}

function noteItems({ head, fix, notes }: NoteGroup): { line: string; isNote: boolean }[] {
  const items = notes.map(({ origin, what }) => {
    const place = origin && !what.includes(origin.file) ? `${name(formatOrigin(origin))} ` : '';
    return { line: `  - ${place}${words(what)}\n`, isNote: true };
  });
  return [{ line: `- **${head}**: ${words(fix)}\n`, isNote: false }, ...items];
}

function sharedMarkdown({ shared, nameOf }: ChangesView): string {
  const write = ({ row, changes }: SharedRow) =>
    `In ${changes.length} objects, ${names(changes.map(nameOf))}:\n\n${fence('diff', diffText(row))}\n`;
  const { text, n } = firsts(shared, write, MOST_OF_SHARED);
  const left = n < shared.length ? `… and ${count(shared.length - n, 'more such field')}\n` : '';
  return shared.length === 0
    ? ''
    : folded('<b>Shared</b> by objects that differ in other ways too', `${text}${left}`);
}

function entriesMarkdown(view: ChangesView, room: number): string {
  const { entries } = view;
  const most = Math.max(LEAST_OF_AN_ENTRY, Math.floor((room * 0.8) / Math.max(1, entries.length)));
  const told = fitted(
    entries,
    (entry) => entryMarkdown(entry, view, most),
    (entry) => entryLine(entry, view),
    room,
  );
  return entries.length === 0 ? '' : `${told.text}\n${entriesLeft(view, told)}`;
}

/** Exactly what there was no room for. */
function entriesLeft({ entries }: ChangesView, { full, brief }: Fitted): string {
  const left = entries.slice(full + brief);
  if (brief === 0 && left.length === 0) return '';
  const objects = left.reduce((sum, { changes }) => sum + changes.length, 0);
  const level = worst(left.flatMap((entry) => entry.level ?? []));
  const gone = `${left.length} more of ${entries.length} entries (${count(objects, 'object')}; the worst of them: ${level ?? 'no risk known'}) are left out`;
  const sentences = [
    brief > 0 ? `${brief} of the entries above are told without details` : '',
    left.length > 0 ? gone : '',
  ];
  return `**For want of room:** ${sentences.filter(Boolean).join('; ')}. In a terminal, all of it is told.\n\n`;
}

function listMarkdown(
  title: string,
  changes: readonly ObjectChange[],
  view: ChangesView,
  room: number,
): string {
  if (changes.length === 0) return '';
  const told = fitted(
    changes,
    (change) => listedMarkdown(change, view),
    (change) => listedLine(change, view),
    room,
  );
  const left = changes.length - told.full - told.brief;
  const more = left > 0 ? `- … and ${left} more\n` : '';
  return `**${title}: ${count(changes.length, 'object')}**\n\n${told.text}${more}\n`;
}

function noiseMarkdown({ noise, onlyNoise }: ChangesView): string {
  if (noise.length === 0) return '';
  const rows = noise.map(({ row, objects }) => ({ ...row, path: `${objects} × ${row.path}` }));
  const { text, n } = firsts(rows, (row) => diffText(row), MOST_OF_NOISE);
  const left = n < rows.length ? `\n… and ${count(rows.length - n, 'field')} more\n` : '';
  const alone = onlyNoise > 0 ? `; nothing else differs in ${count(onlyNoise, 'object')}` : '';
  return folded(
    `Noise that tools write at every release${alone}`,
    `${n > 0 ? fence('diff', text) : ''}${left}`,
  );
}

import { formatOrigin } from '../../model/origin.js';
import { colored, plain } from '../paint.js';
import { visible } from '../visible.js';
import type { ChangesLook, ChangesReport } from './changes-report.js';
import type { NoiseNote } from './noise-notes.js';
import {
  headlineOf,
  levelsOf,
  type NoteGroup,
  noteGroupsOf,
  restartNames,
  scopeOf,
  unchangedOf,
} from './summary.js';
import { entryLines, listLines } from './text-entry.js';
import { labelled, named, type Page } from './text-page.js';
import { rowLines } from './text-rows.js';
import { type ChangesView, viewOf } from './view.js';

const WIDTH = 100;
/** Less than this, nothing can be read in. */
const NARROWEST = 40;

/** For people: a summary first, then what changes, worst first, in the columns of a terminal. */
export function textReport(report: ChangesReport, look: ChangesLook = {}): string {
  const width = Math.max(NARROWEST, look.width ?? WIDTH);
  const page: Page = { width, paint: look.color === true ? colored : plain };
  const view = viewOf(report);
  const told = new Set<string>();
  const blocks = [
    summaryLines(report, view, page),
    ...noteGroupsOf(report.comparison.notes).map((group) => noteLines(group, page)),
    sharedLines(view, page),
    ...view.entries.map((entry) => entryLines(entry, view, page, told)),
    listLines('removed', view.removed, view, page),
    listLines('added', view.added, view, page),
    noiseLines(view, page),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function summaryLines(report: ChangesReport, view: ChangesView, page: Page): readonly string[] {
  const { base, head, comparison } = report;
  const { restarts, counts, notes } = comparison;
  const names = restartNames(restarts);
  const { stays } = view;
  return [
    ...labelled('', [`${visible(base)} → ${visible(head)}: ${headlineOf(report)}.`], page, 'bold'),
    ...labelled('scope', [`${unchangedOf(counts)}; ${scopeOf(report)}`], page),
    ...labelled('risks', [levelsOf(view.levels)], page),
    ...labelled('restarts', names.length > 0 ? [`${restarts.length}: ${named(names)}`] : [], page),
    ...labelled('stays', stays.slice(0, 5), page),
    ...labelled('', stays.length > 5 ? [`… and ${stays.length - 5} more that do not restart`] : [], page),
    ...labelled('notes', notes.length > 0 ? [`${notes.length}, below`] : [], page),
  ];
}

function noteLines({ head, fix, differs, notes }: NoteGroup, page: Page): readonly string[] {
  const texts = notes.map(({ origin, what }) => {
    // Most of them name their file.
    const place = origin && !what.includes(origin.file) ? `${formatOrigin(origin)}  ` : '';
    return `${place}${what}`;
  });
  return [
    ...labelled('', [`note  ${head}`], page, differs ? 'yellow' : 'bold'),
    ...labelled('what', texts, page),
    ...labelled('fix', [fix], page),
  ];
}

function sharedLines({ shared, nameOf }: ChangesView, page: Page): readonly string[] {
  return shared.flatMap(({ row, changes }, index) => [
    ...(index === 0 ? labelled('', ['shared  by objects that differ in other ways too'], page, 'bold') : []),
    ...rowLines([row], page, 2),
    ...labelled(`in ${changes.length}`, [named(changes.map(nameOf))], page),
  ]);
}

function noiseLines({ noise, onlyNoise }: ChangesView, page: Page): readonly string[] {
  if (noise.length === 0) return [];
  const alone = onlyNoise > 0 ? `, and nothing else in ${onlyNoise} of the objects` : '';
  const rows = noise.map(({ row, objects }: NoiseNote) => ({
    ...row,
    path: `${objects} × ${row.path}`,
  }));
  return [
    ...labelled('', [`noise  written by tools at every release${alone}`], page, 'dim'),
    ...rowLines(rows, page, 2),
  ];
}

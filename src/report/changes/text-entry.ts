import type { ObjectChange } from '../../diff/change.js';
import type { RiskLevel } from '../../diff/risk-level.js';
import { formatOrigin } from '../../model/origin.js';
import { count } from '../count.js';
import type { Color } from '../paint.js';
import { visible } from '../visible.js';
import type { Entry } from './entries.js';
import { factsOf } from './facts.js';
import type { RiskNote } from './risk-notes.js';
import { toldOf } from './summary.js';
import { labelled, named, type Page, wrapped } from './text-page.js';
import { rowLines } from './text-rows.js';
import { type ChangesView, originOf } from './view.js';

/** Sentences of one rule beyond this many are counted. */
const MOST_WHATS = 8;

const colorOf: Readonly<Record<RiskLevel, Color>> = {
  impossible: 'red',
  'data-loss': 'red',
  outage: 'red',
  compatibility: 'yellow',
  security: 'yellow',
  rollout: 'cyan',
  scale: 'cyan',
  cosmetic: 'dim',
};

/**
 * What changes in one object or in several: the risks, and the fields. Why and what to do is told of each rule once: `told`
 * has what was, and grows.
 */
export function entryLines(
  entry: Entry,
  view: ChangesView,
  page: Page,
  told: Set<string>,
): readonly string[] {
  const { how, level, changes, rows, risks } = entry;
  const [only] = changes;
  const subject = changes.length === 1 && only ? subjectOf(only) : count(changes.length, 'object');
  return [
    ...labelled('', [`${level ?? 'change'}  ${subject} ${how}`], page, level ? colorOf[level] : 'bold'),
    ...(changes.length > 1 ? labelled('in', [named(changes.map(view.nameOf))], page) : []),
    ...changes.flatMap((change) => becameLines(change, page)).slice(0, MOST_WHATS),
    ...(changes.length === 1 && only ? labelled('is', [factLine(only)], page) : []),
    ...risks.flatMap((risk) => riskLines(risk, page, told)),
    ...rowLines(rows, page, 2),
    ...labelled('shared', [toldOf(entry.told)], page),
  ];
}

/** Objects that come or go without a risk, one a line. */
export function listLines(
  how: 'added' | 'removed',
  changes: readonly ObjectChange[],
  view: ChangesView,
  page: Page,
): readonly string[] {
  if (changes.length === 0) return [];
  const [mark, color] = how === 'added' ? (['+', 'green'] as const) : (['-', 'red'] as const);
  return [
    ...labelled('', [`${how}  ${count(changes.length, 'object')}`], page, 'bold'),
    ...changes.flatMap((change) => {
      const text = [view.nameOf(change), factLine(change)].filter(Boolean).join('  ');
      return wrapped(visible(text), page.width - 6).map((line, at) =>
        at === 0 ? `  ${page.paint(color, mark)} ${line}` : `      ${line}`,
      );
    }),
  ];
}

function subjectOf(change: ObjectChange): string {
  const origin = originOf(change);
  return origin ? `${change.object}  ${formatOrigin(origin)} ` : change.object;
}

function becameLines({ was, object }: ObjectChange, page: Page): readonly string[] {
  return was === undefined ? [] : labelled('was', [`${was} → ${object}`], page);
}

function factLine({ how, head, base }: ObjectChange): string {
  const object = how === 'added' ? head?.object : how === 'removed' ? base?.object : undefined;
  return object ? factsOf(object).join('; ') : '';
}

function riskLines(note: RiskNote, page: Page, told: Set<string>): readonly string[] {
  const { rule, level, why, fix, whats } = note;
  const key = JSON.stringify([rule, why, fix]);
  const isTold = told.has(key);
  told.add(key);
  const shown = whats.slice(0, MOST_WHATS).map(({ what, found }) => {
    return found.length > 1 ? `${what} (${found.length} objects)` : what;
  });
  const more = whats.length > MOST_WHATS ? [`… and ${whats.length - MOST_WHATS} more`] : [];
  return [
    ...labelled(level, [`${shown[0] ?? ''} (${rule})`, ...shown.slice(1), ...more], page, colorOf[level]),
    ...(isTold ? [] : [...labelled('why', [why], page), ...labelled('fix', [fix], page)]),
  ];
}

import type { ObjectChange } from '../../diff/change.js';
import { formatOrigin } from '../../model/origin.js';
import { count } from '../count.js';
import { diffText } from './diff-text.js';
import type { Entry } from './entries.js';
import { factsOf } from './facts.js';
import { firsts } from './fitted.js';
import { fence, folded, htmlName, name, names, words } from './markdown-parts.js';
import { objectYaml } from './object-yaml.js';
import type { RiskNote } from './risk-notes.js';
import { toldOf } from './summary.js';
import { type ChangesView, originOf } from './view.js';

const MOST_WHATS = 5;
/** What is so bad that it is read first. */
const open: readonly (string | undefined)[] = ['impossible', 'data-loss', 'outage'];
const MOST_OF_YAML = 4_000;

/** What changes in one object or in several, folded unless it is grave; the differences take so many characters at most. */
export function entryMarkdown(entry: Entry, view: ChangesView, room: number): string {
  const { level, changes, risks } = entry;
  const [only] = changes;
  const inside = [
    changes.length > 1 ? `In ${names(changes.map(view.nameOf))}\n\n` : '',
    becameMarkdown(changes),
    risks.map(riskMarkdown).join(''),
    risks.length > 0 ? '\n' : '',
    differences(entry, room),
    changes.length === 1 && only ? wholeObject(only) : '',
  ];
  return folded(titleOf(entry), inside.join(''), open.includes(level));
}

/** The same in one line, without the differences. */
export function entryLine({ level, how, changes, rows }: Entry, view: ChangesView): string {
  const [only] = changes;
  const subject = changes.length === 1 && only ? name(view.nameOf(only)) : count(changes.length, 'object');
  const told = rows.length > 0 ? `, ${count(rows.length, 'field')}` : '';
  return `- **${level ?? 'change'}** ${subject} ${how}${told}\n`;
}

/** An object that comes or goes without a risk, with all that it is. */
export function listedMarkdown(change: ObjectChange, view: ChangesView): string {
  const facts = factsOfChange(change);
  return folded(`${htmlName(view.nameOf(change))}${facts && ` (${htmlName(facts)})`}`, wholeObject(change));
}

/** The same in one line. */
export function listedLine(change: ObjectChange, view: ChangesView): string {
  const facts = factsOfChange(change);
  return `- ${name(view.nameOf(change))}${facts && ` (${name(facts)})`}\n`;
}

function titleOf({ level, how, changes }: Entry): string {
  const [only] = changes;
  const isOne = changes.length === 1 && only !== undefined;
  const subject = isOne ? htmlName(only.object) : count(changes.length, 'object');
  const facts = isOne ? factsOfChange(only) : '';
  const origin = isOne ? originOf(only) : undefined;
  const place = origin ? ` <sub>${htmlName(formatOrigin(origin))}</sub>` : '';
  return `<b>${level ?? 'change'}</b> ${subject} ${how}${facts && ` (${htmlName(facts)})`}${place}`;
}

function becameMarkdown(changes: readonly ObjectChange[]): string {
  const lines = changes.flatMap(({ was, object }) =>
    was === undefined ? [] : [`- ${name(was)} → ${name(object)}\n`],
  );
  if (lines.length === 0) return '';
  const more = lines.length > MOST_WHATS ? `- … and ${lines.length - MOST_WHATS} more\n` : '';
  return `${lines.slice(0, MOST_WHATS).join('')}${more}\n`;
}

function riskMarkdown({ level, rule, why, fix, whats }: RiskNote): string {
  const shown = whats.slice(0, MOST_WHATS).map(({ what, found }) => {
    return found.length > 1 ? `${words(what)} (${found.length} objects)` : words(what);
  });
  const more = whats.length > MOST_WHATS ? [`… and ${whats.length - MOST_WHATS} more`] : [];
  return [
    `- **${level}** ${name(rule)} ${shown[0] ?? ''}\n`,
    ...[...shown.slice(1), ...more].map((line) => `  - ${line}\n`),
    `  - _why_ ${words(why)}\n`,
    `  - _fix_ ${words(fix)}\n`,
  ].join('');
}

function differences({ rows, told }: Entry, room: number): string {
  const { text, n } = firsts(rows, (row) => diffText(row), room);
  const left = rows.length - n;
  const more = left > 0 ? `\n… and ${left} more ${left === 1 ? 'field differs' : 'fields differ'}\n` : '';
  const shared = told > 0 ? `\n… ${toldOf(told)}\n` : '';
  return `${n > 0 ? fence('diff', text) : ''}${more}${shared}`;
}

function wholeObject(change: ObjectChange): string {
  const yaml = objectYaml(change);
  if (yaml === undefined) return '';
  const lines = yaml.split(/(?<=\n)/);
  const { text, n } = firsts(lines, (line) => line, MOST_OF_YAML);
  const left = lines.length - n;
  return `${n > 0 ? fence('yaml', text) : ''}${left > 0 ? `\n… and ${count(left, 'line')} more\n` : ''}`;
}

function factsOfChange({ how, head, base }: ObjectChange): string {
  const object = how === 'added' ? head?.object : how === 'removed' ? base?.object : undefined;
  return object ? factsOf(object).join('; ') : '';
}

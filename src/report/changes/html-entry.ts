import type { ObjectChange } from '../../diff/change.js';
import { formatOrigin } from '../../model/origin.js';
import { count } from '../count.js';
import { html } from '../html-text.js';
import type { Entry } from './entries.js';
import { factsOf } from './facts.js';
import { chip, code, folded, nameList, pre, rowHtml } from './html-parts.js';
import { objectYaml } from './object-yaml.js';
import type { RiskNote } from './risk-notes.js';
import { toldOf } from './summary.js';
import { type ChangesView, originOf } from './view.js';

/** What is so bad that it is read first. */
const open: readonly (string | undefined)[] = ['impossible', 'data-loss', 'outage'];

/** What changes in one object or in several. */
export function entryHtml(entry: Entry, view: ChangesView): string {
  const { level, how, changes, rows, told, risks } = entry;
  const [only] = changes;
  const isOne = changes.length === 1 && only !== undefined;
  const subject = isOne ? oneOf(only) : `<b>${count(changes.length, 'object')}</b> ${how}`;
  const inside = [
    isOne ? '' : nameList(changes.map(view.nameOf)),
    becameHtml(changes),
    ...risks.map(riskHtml),
    ...rows.map(rowHtml),
    told > 0 ? `<p class="dim">… ${toldOf(told)}</p>\n` : '',
    ...(isOne ? [yamlHtml(only)] : changes.map((change) => foldedYaml(change, view))),
  ];
  return folded(`${chip(level ?? 'change')} ${subject}`, inside.join(''), open.includes(level));
}

/** An object that comes or goes without a risk. */
export function listedHtml(change: ObjectChange): string {
  return folded(oneOf(change), yamlHtml(change));
}

function oneOf(change: ObjectChange): string {
  const { how, head, base } = change;
  const object = how === 'added' ? head?.object : how === 'removed' ? base?.object : undefined;
  const origin = originOf(change);
  const told = [object ? factsOf(object).join('; ') : '', origin ? formatOrigin(origin) : ''].filter(Boolean);
  return `${code(change.object)} ${how} <span class="dim">${html(told.join(' · '))}</span>`;
}

function becameHtml(changes: readonly ObjectChange[]): string {
  const items = changes.flatMap(({ was, object }) =>
    was === undefined ? [] : [`<li>${code(was)} → ${code(object)}</li>\n`],
  );
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>\n`;
}

function riskHtml({ level, rule, why, fix, whats }: RiskNote): string {
  const told = whats.map(({ what, found }) => {
    const times = found.length > 1 ? ` <span class="dim">(${found.length} objects)</span>` : '';
    return `<p>${html(what)}${times}</p>`;
  });
  return `<div class="risk"><p>${chip(level)} ${code(rule)}</p>${told.join('')}
<p class="dim">why: ${html(why)}</p><p><b>fix:</b> ${html(fix)}</p></div>\n`;
}

function yamlHtml(change: ObjectChange): string {
  const yaml = objectYaml(change);
  return yaml === undefined ? '' : pre(yaml);
}

function foldedYaml(change: ObjectChange, view: ChangesView): string {
  const yaml = yamlHtml(change);
  return yaml && folded(code(view.nameOf(change)), yaml);
}

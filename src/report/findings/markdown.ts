import type { RuleInfo } from '../../model/fault.js';
import type { Finding } from '../../model/finding.js';
import { code, prose } from '../markdown-text.js';
import type { FindingsReport, Waived } from './findings-report.js';
import { placeOf, subjectsOf } from './format-finding.js';
import { rulesOf } from './rules-of.js';
import { reasonOf, summaryOf } from './summary.js';
import { worstFirst } from './worst-first.js';

/** The most characters that GitHub takes for a comment. */
const MOST = 65_536;
/** What the reasons and the waivers may take of it, each. */
const MOST_OF_A_PART = 12_000;
/** The most of one text in a cell; a name in Kubernetes has at most 253 characters. */
const MOST_OF_A_TEXT = 600;

const HEAD = '| Finding | Where | What |\n| --- | --- | --- |\n';

/** For a comment on a change: a table, worst first, with the reasons folded below; never too long for GitHub. */
export function markdownReport(report: FindingsReport): string {
  const title = `**${prose(summaryOf(report))}.**\n`;
  const tail = [
    folded('Why', rulesOf({ ...report, waived: [] }), whyOf),
    folded('Waived', report.waived, waiver),
  ].join('');
  const findings = worstFirst(report.findings);
  const room = MOST - title.length - tail.length - 1;
  const table = findings.length === 0 ? '' : `\n${fitted(HEAD, findings, row, room)}`;
  return `${title}${table}${tail}`;
}

function row(finding: Finding): string {
  const { severity, rule, what, fix } = finding;
  // What has no place is known by its object.
  const where = [...new Set([placeOf(finding), ...subjectsOf(finding)])];
  const cells = [
    `${severity} ${name(rule)}`,
    where.map(name).join('<br>'),
    `${words(what)}<br>${words(fix)}`,
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function whyOf({ id, why }: RuleInfo): string {
  return `- ${name(id)} ${words(why)}\n`;
}

function waiver(one: Waived): string {
  const { rule, object, at } = one.finding;
  return `- ${name(rule)} ${name(`${object}${at && ` ${at}`}`)} ${words(reasonOf(one))}\n`;
}

function folded<T>(title: string, items: readonly T[], write: (item: T) => string): string {
  if (items.length === 0) return '';
  const inside = fitted('', items, write, MOST_OF_A_PART);
  return `\n<details><summary>${title}</summary>\n\n${inside}\n</details>\n`;
}

/** As many items as there is room for, and how many there is none for. */
function fitted<T>(head: string, items: readonly T[], write: (item: T) => string, room: number): string {
  let text = head;
  const most = room - restOf(items.length).length;
  for (const [index, item] of items.entries()) {
    const more = write(item);
    if (text.length + more.length > most) return text + restOf(items.length - index);
    text += more;
  }
  return text;
}

function restOf(n: number): string {
  return `\n… and ${n} more\n`;
}

function name(text: string): string {
  return code(short(text));
}

function words(text: string): string {
  return prose(short(text));
}

/** A cut amid a character leaves half of one, which is then shown as an escape. */
function short(text: string): string {
  return text.length > MOST_OF_A_TEXT ? `${text.slice(0, MOST_OF_A_TEXT)}…` : text;
}

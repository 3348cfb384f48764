import type { Finding, Severity } from '../../model/finding.js';
import { formatOrigin } from '../../model/origin.js';
import { type Paint, plain } from '../paint.js';
import { visible } from '../visible.js';
import type { Excerpt } from './excerpt.js';

const colorOf = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** A finding as a person sees it: where, what, why, fix. Ends with a line feed. */
export function formatFinding(finding: Finding, paint: Paint = plain, excerpt?: Excerpt): string {
  const { rule, severity, what, why, fix, construct, origin } = finding;
  const head = [paint('bold', placeOf(finding)), paint(colorOf[severity], severity), visible(rule)];
  const lines = [
    subjectLine(finding),
    origin && construct ? labelled('from', construct, paint) : '',
    `  ${visible(what)}`,
    excerpt ? quoted(excerpt, paint) : '',
    labelled('why', why, paint),
    labelled('fix', fix, paint),
  ];
  return `${[head.join('  '), ...lines].filter(Boolean).join('\n')}\n`;
}

/** Where it is, as exactly as is known: `dist/dns.yaml:14:3`, a construct, or at least the object. */
export function placeOf({ origin, construct, object }: Finding): string {
  return visible(origin ? formatOrigin(origin) : (construct ?? object));
}

/** The object, and the pointer into it; no object where the file, which is told already, stands for it. */
export function subjectsOf({ object, at, origin }: Finding): string[] {
  return [object === origin?.file ? '' : object, at].filter(Boolean).map(visible);
}

/** Both on one line; empty if there is neither. */
export function subjectLine(finding: Finding): string {
  const subjects = subjectsOf(finding).join('  ');
  return subjects && `  ${subjects}`;
}

function labelled(label: string, text: string, paint: Paint): string {
  return `  ${paint('dim', label)}  ${visible(text)}`;
}

function quoted({ line, text, indent }: Excerpt, paint: Paint): string {
  const gutter = `  ${line} | `;
  const caret = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(indent)}`;
  return `${paint('dim', gutter)}${text}\n${paint('dim', caret)}${paint('red', '^')}`;
}

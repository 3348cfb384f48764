import { colored, type Paint, plain } from '../paint.js';
import { visible } from '../visible.js';
import { excerptsOf } from './excerpt.js';
import type { FindingsReport, Look, Waived } from './findings-report.js';
import { formatFinding, placeOf, subjectLine } from './format-finding.js';
import { reasonOf, summaryOf } from './summary.js';
import { worstFirst } from './worst-first.js';

const WIDTH = 100;

/** For people: every finding with the line that it is about, what was waived and why, and a summary. */
export function textReport(report: FindingsReport, { color = false, width = WIDTH }: Look = {}): string {
  const paint = color ? colored : plain;
  const excerptOf = excerptsOf(report.sources ?? new Map(), width);
  const findings = worstFirst(report.findings).map(
    (finding) => `${formatFinding(finding, paint, excerptOf(finding))}\n`,
  );
  const waived = report.waived.map((one) => formatWaived(one, paint));
  const gap = waived.length > 0 ? '\n' : '';
  return `${findings.join('')}${waived.join('')}${gap}${paint('bold', `${summaryOf(report)}.`)}\n`;
}

function formatWaived(one: Waived, paint: Paint): string {
  const { finding } = one;
  const head = [placeOf(finding), paint('dim', 'waived'), visible(finding.rule)].join('  ');
  const lines = [head, subjectLine(finding), `  ${paint('dim', 'reason')}  ${visible(reasonOf(one))}`];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

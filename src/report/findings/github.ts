import type { Finding, Severity } from '../../model/finding.js';
import { count } from '../count.js';
import { workflowCommand } from '../workflow-command.js';
import type { FindingsReport, Waived } from './findings-report.js';
import { reasonOf } from './summary.js';
import { worstFirst } from './worst-first.js';

const commands = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, string>;

/**
 * Workflow commands of GitHub Actions, one line for each finding, and one for what was waived. GitHub shows ten errors, ten warnings and ten notices of
 * a step (actions/toolkit, docs/problem-matchers.md), so the worst come first.
 */
export function githubReport({ findings, waived }: FindingsReport): string {
  const notes = waived.length > 0 ? [waivers(waived)] : [];
  return [...worstFirst(findings).map(annotation), ...notes].map((line) => `${line}\n`).join('');
}

/** One notice for all of them: each of its own would take the place of a finding. */
function waivers(waived: readonly Waived[]): string {
  const lines = waived.map((one) => `${one.finding.rule}  ${one.finding.object}  ${reasonOf(one)}`);
  return workflowCommand({ command: 'notice', title: `${count(waived.length, 'finding')} waived`, lines });
}

function annotation(finding: Finding): string {
  const { rule, severity, what, why, fix, at, object, origin } = finding;
  const place = at ? [`at  ${at}`] : [];
  const lines = [what, ...place, `why  ${why}`, `fix  ${fix}`];
  return workflowCommand({ command: commands[severity], title: `${rule}: ${object}`, lines, origin });
}

import type { Finding, Severity } from '../../model/finding.js';
import type { FindingsReport } from './findings-report.js';
import { visible } from './visible.js';
import { worstFirst } from './worst-first.js';

const commands = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
} as const satisfies Record<Severity, string>;

/** What GitHub keeps of a title, and less than it keeps of a message. */
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 16_000;

/**
 * Workflow commands of GitHub Actions, one line for each finding. GitHub shows ten errors, ten warnings and ten notices of
 * a step (actions/toolkit, docs/problem-matchers.md), so the worst come first.
 */
export function githubReport({ findings }: FindingsReport): string {
  return worstFirst(findings)
    .map((finding) => `${annotation(finding)}\n`)
    .join('');
}

function annotation(finding: Finding): string {
  const { severity, at, what, why, fix } = finding;
  const title = `title=${property(visible(titleOf(finding)).slice(0, LONGEST_TITLE))}`;
  const place = at ? [`at  ${at}`] : [];
  const lines = [what, ...place, `why  ${why}`, `fix  ${fix}`].map(visible);
  const message = data(lines.join('\n').slice(0, LONGEST_MESSAGE));
  return `::${commands[severity]} ${[...placeOf(finding), title].join(',')}::${message}`;
}

function titleOf({ rule, object }: Finding): string {
  return `${rule}: ${object}`;
}

/** Nothing for a text that is no file, such as `<stdin>`: GitHub would look for it in the repository. */
function placeOf({ origin }: Finding): string[] {
  if (!origin || /^<.*>$/.test(origin.file)) return [];
  return [`file=${property(visible(origin.file))}`, `line=${origin.line}`, `col=${origin.column}`];
}

/** As the runner's own toolkit escapes them (actions/toolkit, packages/core/src/command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

import type { Note } from '../../diff/comparison.js';
import type { RiskLevel } from '../../diff/risk-level.js';
import { type Annotation, workflowCommand } from '../workflow-command.js';
import type { ChangesReport } from './changes-report.js';
import { type RiskNote, riskNotesOf } from './risk-notes.js';
import { originOf } from './view.js';

/** What GitHub shows of each sort for a step (actions/toolkit, docs/problem-matchers.md). */
const MOST = 10;
const MOST_WHATS = 5;

const commands = {
  impossible: 'error',
  'data-loss': 'error',
  outage: 'error',
  compatibility: 'warning',
  security: 'warning',
  rollout: 'notice',
  scale: 'notice',
  cosmetic: undefined,
} as const satisfies Record<RiskLevel, Annotation['command'] | undefined>;

/**
 * Workflow commands of GitHub Actions: what could not be compared, then the risks, worst first and those of one rule in one
 * annotation at the first of their places. As many of each sort as GitHub shows; the last one says how many more there are.
 */
export function githubReport({ comparison: { changes, notes } }: ChangesReport): string {
  const all = [...notes.map(ofNote), ...riskNotesOf(changes).flatMap(ofRisk)];
  const kept = (['error', 'warning', 'notice'] as const).map((command) => {
    const some = all.filter((annotation) => annotation.command === command);
    // One notice tells of those that are left out.
    return { command, all: some, shown: some.slice(0, command === 'notice' ? MOST - 1 : MOST) };
  });
  const left = kept
    .filter((sort) => sort.all.length > sort.shown.length)
    .map((sort) => `${sort.all.length - sort.shown.length} of ${sort.all.length} ${sort.command}s`);
  const annotations = [...kept.flatMap(({ shown }) => shown), ...(left.length > 0 ? [leftOut(left)] : [])];
  return annotations.map((annotation) => `${workflowCommand(annotation)}\n`).join('');
}

function ofNote({ kind, what, fix, differs, origin }: Note): Annotation {
  const isGrave = differs || kind !== 'unknown-kind';
  return { command: isGrave ? 'warning' : 'notice', title: kind, lines: [what, `fix  ${fix}`], origin };
}

function ofRisk({ rule, level, why, fix, whats }: RiskNote): Annotation[] {
  const command = commands[level];
  const first = whats[0]?.found[0];
  if (command === undefined || first === undefined) return [];
  const objects = new Set(whats.flatMap(({ found }) => found.map(({ change }) => change)));
  const more = objects.size > 1 ? ` and ${objects.size - 1} more` : '';
  const rest = whats.length > MOST_WHATS ? [`… and ${whats.length - MOST_WHATS} more`] : [];
  return [
    {
      command,
      title: `${level} ${rule}: ${first.change.object}${more}`,
      lines: [...whats.slice(0, MOST_WHATS).map(({ what }) => what), ...rest, `why  ${why}`, `fix  ${fix}`],
      origin: first.risk.origin ?? originOf(first.change),
    },
  ];
}

function leftOut(left: readonly string[]): Annotation {
  return {
    command: 'notice',
    title: 'runbook diff',
    lines: [`Left out: ${left.join(', ')}. The other formats tell them all.`],
  };
}

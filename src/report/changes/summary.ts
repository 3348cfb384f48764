import type { Counts, Note, Restart } from '../../diff/comparison.js';
import { type RiskLevel, riskLevels } from '../../diff/risk-level.js';
import { allOf } from '../../model/show.js';
import { count } from '../count.js';
import type { ChangesReport } from './changes-report.js';

/** `1 object added, 48 changed and 1 renamed`, without a stop; says so where there is nothing. */
export function headlineOf({ comparison: { counts, notes } }: ChangesReport): string {
  const told = (['added', 'removed', 'changed', 'renamed'] as const)
    .filter((how) => counts[how] > 0)
    .map((how, index) => `${index === 0 ? count(counts[how], 'object') : counts[how]} ${how}`);
  if (told.length > 0) return allOf(told);
  return notes.some(({ differs }) => differs)
    ? 'No object changes, but what could not be compared does'
    : 'Nothing changes in meaning';
}

/** `40 unchanged, 2 of them in another file`. */
export function unchangedOf({ unchanged, moved }: Counts): string {
  return `${unchanged} unchanged${moved > 0 ? `, ${moved} of them in another file` : ''}`;
}

/** `1 impossible, 2 outage`; an empty text where there is no risk. */
export function levelsOf(levels: Readonly<Record<RiskLevel, number>>): string {
  return riskLevels
    .filter((level) => levels[level] > 0)
    .map((level) => `${levels[level]} ${level}`)
    .join(', ');
}

/** `50 objects of 4 files against 51 of 4, by the schemas of Kubernetes 1.37`. */
export function scopeOf({ comparison: { counts }, release }: ChangesReport): string {
  const { base, head } = counts;
  const before = `${count(base.objects, 'object')} of ${count(base.files, 'file')}`;
  return `${before} against ${head.objects} of ${head.files}, by the schemas of Kubernetes ${release}`;
}

/** Whether one side or both are meant; a note on what differs says so. */
function noteHead({ kind, side, differs }: Note): string {
  const where = side === 'both' ? 'in both' : `in ${side}`;
  return `${kind} ${where}${differs ? ', and it differs' : ''}`;
}

/** `and 2 fields that many objects share`; an empty text for none. */
export function toldOf(told: number): string {
  return told === 0 ? '' : `and ${count(told, 'field')} that many objects share, told at the top`;
}

/** The workloads that restart, each once: one that several files have is `Deployment.apps/prod/web (2 ×)`. */
export function restartNames(restarts: readonly Restart[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { object } of restarts) times.set(object, (times.get(object) ?? 0) + 1);
  return [...times].map(([object, n]) => (n > 1 ? `${object} (${n} ×)` : object));
}

/** Notes of one sort, whose remedy is told once. */
export interface NoteGroup {
  readonly head: string;
  readonly fix: string;
  readonly differs: boolean;
  readonly notes: readonly Note[];
}

/** All notes, those of one sort together. */
export function noteGroupsOf(notes: readonly Note[]): readonly NoteGroup[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const key = JSON.stringify([note.kind, note.side, note.differs, note.fix]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(note);
  }
  // A group is made for its first note.
  return [...groups.values()].map((group) => groupOf(group[0] as Note, group));
}

function groupOf(first: Note, notes: readonly Note[]): NoteGroup {
  return { head: noteHead(first), fix: first.fix, differs: first.differs, notes };
}

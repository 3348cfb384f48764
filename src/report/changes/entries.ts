import type { ObjectChange } from '../../diff/change.js';
import type { RiskLevel } from '../../diff/risk-level.js';
import { type Group, grouped, type SharedRow } from './groups.js';
import { levelOf, type RiskNote, rankOf, riskNotesOf, worst } from './risk-notes.js';
import type { Row } from './row.js';

/** What is told in one piece: objects that change in the same way, or that come or go at the same risk. */
export interface Entry {
  readonly how: ObjectChange['how'];
  readonly level: RiskLevel | undefined;
  readonly changes: readonly ObjectChange[];
  /** Without noise; those of added and removed objects are none. */
  readonly rows: readonly Row[];
  /** How many fields are not among the rows, because they are told once for many objects. */
  readonly told: number;
  readonly risks: readonly RiskNote[];
}

/** Every change but those that are told in lists, worst first, else in the order of the comparison. */
export function entriesOf(changes: readonly ObjectChange[]): {
  readonly entries: readonly Entry[];
  readonly shared: readonly SharedRow[];
} {
  const { groups, shared } = grouped(
    changes.filter((change) => !comesOrGoes(change) && !isOnlyNoise(change)),
  );
  const entries = [
    ...groups.map(entryOf),
    ...byRules(changes.filter((change) => comesOrGoes(change) && !isListed(change))),
  ];
  return { entries: entries.sort((a, b) => rankOf(a.level) - rankOf(b.level)), shared };
}

/** Whether a line says all there is to say: it comes or goes, and no rule minds. */
export function isListed(change: ObjectChange): boolean {
  return comesOrGoes(change) && isMild(change);
}

/** Whether nothing differs but what tools write at every release, and no rule minds. */
export function isOnlyNoise(change: ObjectChange): boolean {
  const { how, fields } = change;
  const isNoise = fields.length > 0 && fields.every(({ noise }) => noise !== undefined);
  return how === 'changed' && isNoise && isMild(change);
}

function comesOrGoes({ how }: ObjectChange): boolean {
  return how === 'added' || how === 'removed';
}

function isMild(change: ObjectChange): boolean {
  const level = levelOf(change);
  return level === undefined || level === 'cosmetic';
}

/** Objects that come, or go, at the same risks. */
function byRules(changes: readonly ObjectChange[]): Entry[] {
  const groups = new Map<string, ObjectChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.how, change.risks.map(({ rule }) => rule)]);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(change);
  }
  return [...groups.values()].map((group) => entryOf({ changes: group, rows: [], told: 0 }));
}

function entryOf(group: Group): Entry {
  const risks = riskNotesOf(group.changes);
  const level = worst(risks.map((risk) => risk.level));
  return { ...group, how: group.changes[0]?.how ?? 'changed', level, risks };
}

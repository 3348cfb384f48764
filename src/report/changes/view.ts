import type { ObjectChange } from '../../diff/change.js';
import { type RiskLevel, riskLevels } from '../../diff/risk-level.js';
import { configRestartsNothing } from '../../diff/risks/rollout/config-restarts-nothing.js';
import { rolloutHeldBack } from '../../diff/risks/rollout/pods-restart.js';
import type { Origin } from '../../model/origin.js';
import type { ChangesReport } from './changes-report.js';
import { type Entry, entriesOf, isListed, isOnlyNoise } from './entries.js';
import type { SharedRow } from './groups.js';
import { type NoiseNote, noiseNotesOf } from './noise-notes.js';
import { riskNotesOf, worst } from './risk-notes.js';

/** What every format for people tells, in this order. */
export interface ChangesView {
  /** How many risks there are of each level. */
  readonly levels: Readonly<Record<RiskLevel, number>>;
  readonly worst: RiskLevel | undefined;
  /** What is said of Pods that go on as they are, though they should not. */
  readonly stays: readonly string[];
  /** What many objects share that differ in other ways too. */
  readonly shared: readonly SharedRow[];
  readonly entries: readonly Entry[];
  /** Objects that come without a risk. */
  readonly added: readonly ObjectChange[];
  readonly removed: readonly ObjectChange[];
  readonly noise: readonly NoiseNote[];
  /** The objects in which nothing else differs. */
  readonly onlyNoise: number;
  /** The identity of the changed object, and its file where it is not the only one of that identity. */
  nameOf(change: ObjectChange): string;
}

/** The rules that find Pods which go on as they are, though what they use or are made from has changed. */
const stayRules: readonly string[] = [configRestartsNothing.id, rolloutHeldBack.id];

/** Puts a report in the order in which people want it. */
export function viewOf({ comparison }: ChangesReport): ChangesView {
  const { changes } = comparison;
  const levels = countLevels(changes);
  const nameOf = namer(changes);
  const listed = changes.filter(isListed);
  return {
    levels,
    worst: worst(riskLevels.filter((level) => levels[level] > 0)),
    stays: staysOf(changes, nameOf),
    ...entriesOf(changes),
    added: listed.filter(({ how }) => how === 'added'),
    removed: listed.filter(({ how }) => how === 'removed'),
    noise: noiseNotesOf(changes),
    onlyNoise: changes.filter(isOnlyNoise).length,
    nameOf,
  };
}

/** Where a changed object is, in HEAD if it is there. */
export function originOf({ head, base }: ObjectChange): Origin | undefined {
  const manifest = head ?? base;
  return manifest?.origin ?? manifest?.placeOf?.('');
}

function countLevels(changes: readonly ObjectChange[]): Readonly<Record<RiskLevel, number>> {
  const levels: Record<RiskLevel, number> = {
    impossible: 0,
    'data-loss': 0,
    outage: 0,
    compatibility: 0,
    security: 0,
    rollout: 0,
    scale: 0,
    cosmetic: 0,
  };
  for (const { risks } of changes) for (const { level } of risks) levels[level] += 1;
  return levels;
}

/** `ConfigMap/prod/web: Deployment.apps/prod/web uses it …, and does not restart.` */
function staysOf(changes: readonly ObjectChange[], nameOf: ChangesView['nameOf']): readonly string[] {
  return riskNotesOf(changes)
    .filter(({ rule }) => stayRules.includes(rule))
    .flatMap(({ whats }) =>
      whats.map(({ what, found: [first, ...more] }) => {
        const name = first ? nameOf(first.change) : '';
        return `${name}${more.length > 0 ? ` and ${more.length} more` : ''}: ${what}`;
      }),
    );
}

function namer(changes: readonly ObjectChange[]): (change: ObjectChange) => string {
  const [seen, twice] = [new Set<string>(), new Set<string>()];
  for (const { object } of changes) (seen.has(object) ? twice : seen).add(object);
  return (change) => {
    const file = twice.has(change.object) ? originOf(change)?.file : undefined;
    return file === undefined ? change.object : `${change.object} (${file})`;
  };
}

import type { ObjectChange } from '../../diff/change.js';
import { type Risk, type RiskLevel, riskLevels } from '../../diff/risk-level.js';

/** What a rule says of several objects, told once. */
export interface RiskNote {
  readonly rule: string;
  readonly level: RiskLevel;
  readonly why: string;
  readonly fix: string;
  /** Each sentence once, with the objects that it is said of. */
  readonly whats: readonly { readonly what: string; readonly found: readonly FoundIn[] }[];
}

/** One risk, and the change that has it. */
export interface FoundIn {
  readonly change: ObjectChange;
  readonly risk: Risk;
}

/** Lower is worse. What no rule has anything to say of may be anything, so it comes before what does nothing. */
export function rankOf(level: RiskLevel | undefined): number {
  return level === undefined ? riskLevels.length - 1.5 : riskLevels.indexOf(level);
}

/** The worst level of a change. */
export function levelOf({ risks }: ObjectChange): RiskLevel | undefined {
  return worst(risks.map(({ level }) => level));
}

/** The worst of some levels. */
export function worst(levels: readonly RiskLevel[]): RiskLevel | undefined {
  return levels.reduce<RiskLevel | undefined>(
    (found, level) => (found !== undefined && rankOf(found) <= rankOf(level) ? found : level),
    undefined,
  );
}

/** All risks of some changes, worst first, those of one rule together. */
export function riskNotesOf(changes: readonly ObjectChange[]): readonly RiskNote[] {
  const notes = new Map<string, { first: Risk; whats: Map<string, FoundIn[]> }>();
  for (const change of changes)
    for (const risk of change.risks) {
      const key = JSON.stringify([risk.rule, risk.level, risk.why, risk.fix]);
      const note = notes.get(key) ?? { first: risk, whats: new Map<string, FoundIn[]>() };
      notes.set(key, note);
      const found = note.whats.get(risk.what) ?? [];
      note.whats.set(risk.what, found);
      found.push({ change, risk });
    }
  return [...notes.values()].map(noteOf).sort((a, b) => rankOf(a.level) - rankOf(b.level));
}

function noteOf({ first, whats }: { first: Risk; whats: ReadonlyMap<string, FoundIn[]> }): RiskNote {
  const { rule, level, why, fix } = first;
  return { rule, level, why, fix, whats: [...whats].map(([what, found]) => ({ what, found })) };
}

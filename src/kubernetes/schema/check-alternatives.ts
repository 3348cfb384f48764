import type { Fault } from '../../model/fault.js';
import type { JsonValue } from '../../model/manifest.js';
import { oneOf as or } from '../../model/show.js';
import type { Plan, Slot } from './plan.js';
import {
  excludedValue,
  noAlternativeFits,
  requiredField,
  severalAlternativesFit,
  wrongType,
} from './rules.js';
import type { Schema } from './schema.js';
import type { Walk } from './walk.js';

type Check = (slot: Slot) => void;

const notAny = 'must validate at least one schema (anyOf)';
const notOne = 'must validate one and only one schema (oneOf)';

/** `allOf`, `anyOf`, `oneOf` and `not`; `check` checks the value by one of their schemas. */
export function checkAlternatives(plan: Plan, value: JsonValue, walk: Walk, check: Check): void {
  for (const slot of plan.allOf) check(slot);
  if (plan.anyOf.length > 0) checkAnyOf(plan.anyOf, value, walk, check);
  if (plan.oneOf.length > 0) checkOneOf(plan.oneOf, value, walk, check);
  const { not } = plan;
  if (not && walk.attempt(() => check(not)).length === 0)
    walk.report(excludedValue, value, `must not validate the schema (not)${excluded(not.schema)}`);
}

function checkAnyOf(slots: readonly Slot[], value: JsonValue, walk: Walk, check: Check): void {
  const failures: (readonly Fault[])[] = [];
  for (const slot of slots) {
    const faults = walk.attempt(() => check(slot));
    if (faults.length === 0) return;
    failures.push(faults);
  }
  reportNone(failures, notAny, value, walk);
}

function checkOneOf(slots: readonly Slot[], value: JsonValue, walk: Walk, check: Check): void {
  const tried = slots.map((slot) => ({ slot, faults: walk.attempt(() => check(slot)) }));
  const fitting = tried.filter(({ faults }) => faults.length === 0);
  if (fitting.length === 1) return;
  if (fitting.length === 0) {
    reportNone(
      tried.map(({ faults }) => faults),
      `${notOne}. Found none valid`,
      value,
      walk,
    );
    return;
  }
  const names = [...new Set(fitting.flatMap(({ slot }) => namesOf(slot.schema)))];
  const which = names.length > 1 ? `: only one of ${or(names)} may be set` : '';
  walk.report(severalAlternativesFit, value, `${notOne}. Found ${fitting.length} valid alternatives${which}`);
}

/** What the closest alternative lacks, at the place where it lacks it. */
function reportNone(
  failures: readonly (readonly Fault[])[],
  says: string,
  value: JsonValue,
  walk: Walk,
): void {
  const here = walk.at;
  if (failures.every((faults) => faults.every(({ rule }) => rule === requiredField))) {
    const needs = failures.map((faults) =>
      faults.map(({ at }) => JSON.stringify(at.slice(here.length + 1))).join(' and '),
    );
    walk.report(noAlternativeFits, undefined, `${says}: it needs ${or([...new Set(needs)])}`);
    return;
  }
  const closest = failures.reduce((best, faults) =>
    distance(faults, here) < distance(best, here) ? faults : best,
  );
  const [first, ...others] = closest;
  if (first && others.every(({ at }) => at === first.at)) {
    const why = [first, ...others].map((fault) => fault.says).join(' and ');
    walk.reportAt({ ...first, rule: noAlternativeFits, says: `${why}: ${says}${of(failures)}` });
  } else {
    const why = closest.slice(0, 3).map((fault) => `${fault.at.slice(here.length)} ${fault.says}`.trim());
    walk.report(noAlternativeFits, value, `${says}${of(failures)}: ${why.join('; ')}`);
  }
}

function of(failures: readonly unknown[]): string {
  return failures.length > 1 ? `, the closest of ${failures.length}` : '';
}

/** Few mistakes are near; a wrong type of the value itself is far. */
function distance(faults: readonly Fault[], here: string): number {
  const isFar = faults.some(({ at, rule }) => at === here && rule === wrongType);
  return faults.length + (isFar ? 1000 : 0);
}

function namesOf({ required = [] }: Schema): string[] {
  return required.map((name) => JSON.stringify(name));
}

function excluded(schema: Schema): string {
  const names = namesOf(schema);
  return names.length === 1 ? `: ${names[0]} must not be set` : '';
}

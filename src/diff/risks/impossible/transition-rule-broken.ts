import { compileRules, type Rules } from '../../../kubernetes/cel/compile-rules.js';
import { definitionOf } from '../../../kubernetes/crd/definition-of.js';
import { at } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { maskedText } from '../../../model/masked-text.js';
import { type BothSets, defineRisk } from '../../risk.js';
import { definitionFor } from '../support/definition-for.js';
import { updated } from '../support/delta.js';

/** Rules of a CRD that compare an object with what it was. */
export const transitionRuleBroken = defineRisk({
  id: 'transition-rule-broken',
  level: 'impossible',
  why: 'The CRD of the object has a rule about changes (it reads oldSelf), and the API server refuses an update that breaks it.',
  fix: 'Keep the old value, or delete the object before the new one is applied, if what it stands for may go away meanwhile.',
  *check(delta, sets) {
    const both = updated(delta);
    if (!both || !delta.head) return;
    const crd = definitionFor(delta.head, sets.head);
    const rules = crd && rulesOf(crd, both.head, sets);
    if (!rules) return;
    const without = new Set(rules.validate(both.head).map(({ at, says }) => `${at} ${says}`));
    for (const { at: place, says, rule, kind } of rules.validate(both.head, both.base)) {
      const isOfChange =
        kind === 'failed' && rule.rule.includes('oldSelf') && !without.has(`${place} ${says}`);
      if (isOfChange) yield { what: `The CRD refuses the change: ${told(maskedText(says))}`, at: place };
    }
  },
});

const compiled = new WeakMap<KubernetesObject, Map<string, Rules | undefined>>();

function rulesOf(
  crd: KubernetesObject,
  { apiVersion }: KubernetesObject,
  { minor }: BothSets,
): Rules | undefined {
  const known = compiled.get(crd) ?? new Map<string, Rules | undefined>();
  compiled.set(crd, known);
  const key = `${apiVersion} ${minor}`;
  if (!known.has(key)) known.set(key, compile(crd, apiVersion, minor));
  return known.get(key);
}

function compile(crd: KubernetesObject, apiVersion: string, minor: number): Rules | undefined {
  if (!Array.isArray(at(crd, 'spec', 'versions'))) return undefined;
  const version = definitionOf(crd).versions.find(({ name }) => apiVersion.endsWith(`/${name}`));
  return version && compileRules(version.schema, { root: true, minor });
}

function told(says: string): string {
  return /[.!?]$/.test(says) ? says : `${says}.`;
}

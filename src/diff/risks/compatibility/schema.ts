import { at, fieldsOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import type { ObjectDelta } from '../../change.js';
import { defineRisk, type FoundRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { touching } from '../support/touching.js';
import { type Tightening, tightenings } from './compare-schemas.js';
import { versionsOf } from './versions.js';

/** How much one CRD is told of; a rewrite of its schema would fill pages. */
const most = 20;

/** A schema that takes less than it took. */
export const schemaTightened = defineRisk({
  id: 'schema-tightened',
  level: 'compatibility',
  why: 'Objects that were valid are refused at their next update; fields that are not changed are let through since Kubernetes 1.30.',
  fix: 'Look whether any object breaks it (runbook check with the new CRD), mend those first, or bring the stricter schema in as a new version.',
  *check(delta) {
    yield* told(delta, 'shape', ({ field, says }) => `${field || 'The object'} ${says}.`);
  },
});

/** A field that the schema has no more. */
export const fieldPruned = defineRisk({
  id: 'schema-field-removed',
  level: 'compatibility',
  why: 'The API server drops fields that the schema does not know, without a word, from every object that is written or read; strict validation refuses them.',
  fix: 'Keep the field, marked as deprecated in its description, until no object has it.',
  *check(delta) {
    yield* told(delta, 'field', ({ field, says }) => `${field || 'The object'} ${says}.`);
  },
});

/** A new rule in CEL. */
export const validationRuleAdded = defineRisk({
  id: 'validation-rule-added',
  level: 'compatibility',
  why: 'Objects that break the rule are refused at their next update; one that reads oldSelf forbids changes that were allowed.',
  fix: 'Evaluate it over the objects that there are (runbook check with the new CRD) before it is applied.',
  *check(delta) {
    yield* told(delta, 'rule', ({ field, says }) => {
      const kind = /\boldSelf\b/.test(says) ? 'a new rule about changes' : 'a new rule';
      return `${field || 'The object'} has ${kind}: ${show(says)}.`;
    });
  },
});

function* told(
  delta: ObjectDelta,
  kind: Tightening['kind'],
  say: (found: Tightening) => string,
): Generator<FoundRisk> {
  const all = [...found(delta)].filter(({ tightening }) => tightening.kind === kind);
  for (const { version, tightening } of all.slice(0, most))
    yield { what: `${version}: ${say(tightening)}`, at: '/spec/versions' };
  if (all.length > most) yield { what: `And ${all.length - most} more of the kind.`, at: '/spec/versions' };
}

function* found(delta: ObjectDelta): Generator<{ version: string; tightening: Tightening }> {
  const both = isOfKind(delta, 'CustomResourceDefinition.apiextensions.k8s.io') ? updated(delta) : undefined;
  if (!both || touching(delta, 'spec.versions').length === 0) return;
  const before = schemasOf(both.base);
  for (const [version, schema] of schemasOf(both.head)) {
    const old = before.get(version);
    if (!old) continue;
    for (const tightening of tightenings(old, schema)) yield { version, tightening };
  }
}

function schemasOf(definition: KubernetesObject) {
  const served = versionsOf(definition).filter((version) => version.served !== false);
  return new Map(
    served.map((version) => [String(version.name), fieldsOf(at(version, 'schema', 'openAPIV3Schema'))]),
  );
}

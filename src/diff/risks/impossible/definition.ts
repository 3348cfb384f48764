import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const crd = 'CustomResourceDefinition.apiextensions.k8s.io';

/** What a CRD's kind is called, and where its objects are. */
export const definitionRenamed = defineRisk({
  id: 'definition-renamed',
  level: 'impossible',
  why: 'The group, scope, plural and kind of a CustomResourceDefinition are immutable once it is established.',
  fix: 'Define the new kind beside the old one, move the objects, then remove the old one, which deletes what is left of its objects.',
  *check(delta) {
    if (!isOfKind(delta, crd) || !updated(delta)) return;
    yield* risksOf(touching(delta, 'spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'));
  },
});

/** The version in which objects lie in etcd. */
export const storedVersionRemoved = defineRisk({
  id: 'stored-version-removed',
  level: 'impossible',
  why: 'Objects may still be stored in the version, which status.storedVersions tells, and the API server refuses a CRD that leaves such a version out.',
  fix: 'Keep the version with served: false, rewrite every object (kubectl get, then kubectl replace, or a StorageVersionMigration), take the version out of status.storedVersions, then remove it.',
  *check(delta) {
    const both = isOfKind(delta, crd) ? updated(delta) : undefined;
    if (!both) return;
    const stored = versionsOf(both.base).find((version) => at(version, 'storage') === true);
    const name = textOf(at(stored, 'name'));
    if (name === '' || versionsOf(both.head).some((version) => at(version, 'name') === name)) return;
    yield { what: `Version ${show(name)}, in which objects were stored, is removed.`, at: '/spec/versions' };
  },
});

function versionsOf(definition: KubernetesObject) {
  return itemsOf(at(definition, 'spec', 'versions'));
}

import { at, isFields, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { JsonObject, KubernetesObject } from '../../../model/manifest.js';
import { show } from '../../../model/show.js';
import { defineRisk } from '../../risk.js';
import { isOfKind, updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

const crd = 'CustomResourceDefinition.apiextensions.k8s.io';

/** A version in which objects are read and written. */
export const versionNotServed = defineRisk({
  id: 'version-not-served',
  level: 'compatibility',
  why: 'Manifests and controllers that use the version are answered "no matches for kind", or 404.',
  fix: 'Move every manifest and controller to another version first; keep the old one served until then.',
  *check(delta) {
    const both = isOfKind(delta, crd) ? updated(delta) : undefined;
    if (!both) return;
    const now = new Set(served(both.head));
    for (const name of served(both.base)) {
      if (!now.has(name)) yield { what: `Version ${show(name)} is no longer served.`, at: '/spec/versions' };
    }
  },
});

/** The version in which objects are stored from now on. */
export const storageVersionChanged = defineRisk({
  id: 'storage-version-changed',
  level: 'compatibility',
  why: 'Objects stay stored in the old version until each is written again, and a controller of an older release may not read the new one.',
  fix: 'Keep both versions served, rewrite every object after the change (StorageVersionMigration), and do not go back without a conversion.',
  *check(delta) {
    const both = isOfKind(delta, crd) ? updated(delta) : undefined;
    if (!both) return;
    const [before, after] = [stored(both.base), stored(both.head)];
    if (before === after || before === '' || after === '') return;
    yield {
      what: `Objects were stored as ${show(before)} and are stored as ${show(after)}.`,
      at: '/spec/versions',
    };
  },
});

/** How objects get from one version to another. */
export const conversionChanged = defineRisk({
  id: 'conversion-changed',
  level: 'compatibility',
  why: 'Objects are converted in another way: while the webhook does not answer, they cannot be read at all; with None only their apiVersion changes, and fields that the other version lacks are pruned.',
  fix: 'Have the webhook run, with its CA in the definition, before the definition is applied; use None only for versions with the same schema.',
  *check(delta) {
    if (!updated(delta) || !isOfKind(delta, crd)) return;
    const changes = touching(delta, 'spec.conversion').filter(({ field }) => !field.endsWith('.caBundle'));
    yield* risksOf(changes);
  },
});

/** The maps of `spec.versions`. */
export function versionsOf(definition: KubernetesObject): JsonObject[] {
  return itemsOf(at(definition, 'spec', 'versions')).filter(isFields);
}

function served(definition: KubernetesObject): string[] {
  return versionsOf(definition)
    .filter((version) => version.served === true)
    .map(({ name }) => textOf(name));
}

function stored(definition: KubernetesObject): string {
  return textOf(versionsOf(definition).find(({ storage }) => storage === true)?.name);
}

import { at, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind, updated } from '../support/delta.js';

const flux = 'Kustomization.kustomize.toolkit.fluxcd.io';
const release = 'HelmRelease.helm.toolkit.fluxcd.io';
const argo = 'Application.argoproj.io';

/** What a GitOps tool deletes once it may. */
export const pruneEnabled = defineRisk({
  id: 'prune-enabled',
  level: 'data-loss',
  why: 'The controller then deletes what it applied once and finds in the source no more, at its next run, Namespaces and claims included.',
  fix: 'See first what would go (flux diff kustomization, argocd app diff), and annotate what must stay with prune: disabled or Prune=false.',
  *check(delta) {
    const both = updated(delta);
    if (!both || !prunes(delta.object, both.head) || prunes(delta.object, both.base)) return;
    const place = isOfKind(delta, flux) ? 'spec.prune' : 'spec.syncPolicy.automated.prune';
    yield { what: `${place} becomes true.`, at: `/${place.replaceAll('.', '/')}` };
  },
});

/** The object of a GitOps tool that others hang on. */
export const applierRemoved = defineRisk({
  id: 'applier-removed',
  level: 'data-loss',
  why: 'When the object is deleted, its controller deletes everything that it has applied or installed.',
  fix: 'To keep what runs, set prune: false (Flux Kustomization) or suspend: true (HelmRelease), or take the resources finalizer off (Argo CD), and apply that before the object goes.',
  *check(delta) {
    const object = delta.base?.object;
    if (!object || !isGone(delta)) return;
    const identity = delta.was ?? delta.object;
    if (deletesAll(identity, object))
      yield { what: `${howItWent(delta)}, and what it has applied is deleted with it.` };
  },
});

function prunes(identity: string, object: KubernetesObject): boolean {
  if (identity.startsWith(`${flux}/`)) return at(object, 'spec', 'prune') === true;
  return identity.startsWith(`${argo}/`) && at(object, 'spec', 'syncPolicy', 'automated', 'prune') === true;
}

function deletesAll(identity: string, object: KubernetesObject): boolean {
  const isSuspended = at(object, 'spec', 'suspend') === true;
  if (identity.startsWith(`${release}/`)) return !isSuspended;
  if (identity.startsWith(`${flux}/`)) {
    const policy = textOf(at(object, 'spec', 'deletionPolicy')) || 'MirrorPrune';
    return !isSuspended && (policy === 'Delete' || (policy === 'MirrorPrune' && prunes(identity, object)));
  }
  const finalizers = itemsOf(at(object, 'metadata', 'finalizers')).map(textOf);
  return (
    identity.startsWith(`${argo}/`) && finalizers.some((it) => it.startsWith('resources-finalizer.argocd'))
  );
}

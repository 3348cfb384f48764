import { at } from '../../../kubernetes/native/blocks/read.js';
import { defineRisk } from '../../risk.js';
import { howItWent, isGone, isOfKind } from '../support/delta.js';

/** A claim of its own, or one that has another name now. */
export const claimRemoved = defineRisk({
  id: 'claim-removed',
  level: 'data-loss',
  why: 'With the claim goes its volume, unless the reclaim policy of the volume is Retain; StorageClasses have Delete where they name none.',
  fix: 'Back the data up, or set persistentVolumeReclaimPolicy: Retain on its PersistentVolume first; to keep the claim out of pruning, annotate it (Flux: kustomize.toolkit.fluxcd.io/prune: disabled; Argo CD: the sync option Prune=false).',
  *check(delta) {
    if (!isGone(delta) || !isOfKind(delta, 'PersistentVolumeClaim')) return;
    yield { what: `${howItWent(delta)}, and the claim of the old name is deleted with its data.` };
  },
});

/** A volume that goes with its object. */
export const volumeRemoved = defineRisk({
  id: 'volume-removed',
  level: 'data-loss',
  why: 'A PersistentVolume that is deleted while its policy is Delete takes what it stands for with it, as soon as no claim protects it.',
  fix: 'Set persistentVolumeReclaimPolicy: Retain and apply that first; then the object can go and the data stay.',
  *check(delta) {
    const policy = at(delta.base?.object, 'spec', 'persistentVolumeReclaimPolicy');
    if (!isGone(delta) || !isOfKind(delta, 'PersistentVolume') || policy !== 'Delete') return;
    yield { what: `${howItWent(delta)}, and the old volume has the reclaim policy "Delete".` };
  },
});

/** A namespace and all in it. */
export const namespaceRemoved = defineRisk({
  id: 'namespace-removed',
  level: 'data-loss',
  why: 'Deleting a Namespace deletes every object in it, also those that nobody keeps in Git: claims, Secrets, custom resources.',
  fix: 'See what is in it (kubectl get all,pvc,secret -n NAME), move what must stay, and keep the Namespace until then; one with the annotation prune: disabled of your GitOps tool stays.',
  *check(delta) {
    if (isGone(delta) && isOfKind(delta, 'Namespace'))
      yield { what: `${howItWent(delta)}, with everything in it.` };
  },
});

/** A kind and all its objects. */
export const definitionRemoved = defineRisk({
  id: 'definition-removed',
  level: 'data-loss',
  why: 'Deleting a CustomResourceDefinition deletes every object of its kind in the cluster, and controllers then delete what stands behind those.',
  fix: 'Make sure that no object of the kind is left (kubectl get KIND -A), or keep the definition; helm and Flux leave CRDs of a chart alone by default.',
  *check(delta) {
    if (!isGone(delta) || !isOfKind(delta, 'CustomResourceDefinition.apiextensions.k8s.io')) return;
    const kind = at(delta.base?.object, 'spec', 'names', 'kind');
    yield { what: `${howItWent(delta)}, and with it every ${kind} in the cluster.` };
  },
});

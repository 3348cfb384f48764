import { kindOfIdentity } from '../../../resources/graph/kind-of.js';
import { defineRisk } from '../../risk.js';
import { updated } from '../support/delta.js';
import { risksOf } from '../support/told.js';
import { touching } from '../support/touching.js';

/**
 * What cannot change, of kinds that have no rule of their own: of Kubernetes from its validation on update, of Knative and
 * Tekton from that of their webhooks.
 */
const fixed: Readonly<Record<string, readonly string[]>> = {
  'StorageClass.storage.k8s.io': ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  'VolumeAttributesClass.storage.k8s.io': ['driverName', 'parameters'],
  'CSIDriver.storage.k8s.io': ['spec.attachRequired', 'spec.volumeLifecycleModes'],
  'IngressClass.networking.k8s.io': ['spec.controller'],
  'PriorityClass.scheduling.k8s.io': ['value', 'preemptionPolicy'],
  'RuntimeClass.node.k8s.io': ['handler'],
  'ResourceClaim.resource.k8s.io': ['spec'],
  'ResourceClaimTemplate.resource.k8s.io': ['spec'],
  'ResourceSlice.resource.k8s.io': ['spec.nodeName', 'spec.driver', 'spec.pool.name'],
  'EndpointSlice.discovery.k8s.io': ['addressType'],
  'ControllerRevision.apps': ['data'],
  'CertificateSigningRequest.certificates.k8s.io': ['spec'],
  'Trigger.eventing.knative.dev': ['spec.broker'],
  'Broker.eventing.knative.dev': ['spec.config'],
  'Revision.serving.knative.dev': ['spec'],
};

/** One of the many small ones. */
export const fixedFieldChanged = defineRisk({
  id: 'fixed-field-changed',
  level: 'impossible',
  why: 'The field is immutable once the object exists, so the API server, or the webhook of the kind, refuses the update.',
  fix: 'Make the new object under another name and let its users name that, or delete the old one before the new one is applied.',
  *check(delta) {
    const kind = kindOfIdentity(delta.object);
    const paths = Object.hasOwn(fixed, kind) ? fixed[kind] : undefined;
    if (paths && updated(delta)) yield* risksOf(touching(delta, ...paths));
  },
});

import { expect, it } from 'vitest';
import { removedVersion, removedVersions } from '../../src/kubernetes/removed-versions.js';

it.each([
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'Kubernetes 1.26', 'autoscaling/v2'],
  ['apps/v1beta1', 'StatefulSet', 'Kubernetes 1.16', 'apps/v1'],
  ['extensions/v1beta1', 'Ingress', 'Kubernetes 1.22', 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'Deployment', 'Kubernetes 1.16', 'apps/v1'],
  [
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRoleBinding',
    'Kubernetes 1.22',
    'rbac.authorization.k8s.io/v1',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema',
    'Kubernetes 1.32',
    'flowcontrol.apiserver.k8s.io/v1',
  ],
  ['policy/v1beta1', 'PodSecurityPolicy', 'Kubernetes 1.25', undefined],
  ['source.toolkit.fluxcd.io/v1beta2', 'GitRepository', 'Flux 2.8', 'source.toolkit.fluxcd.io/v1'],
  ['kustomize.toolkit.fluxcd.io/v1beta2', 'Kustomization', 'Flux 2.8', 'kustomize.toolkit.fluxcd.io/v1'],
  ['notification.toolkit.fluxcd.io/v1beta2', 'Receiver', 'Flux 2.9', 'notification.toolkit.fluxcd.io/v1'],
  ['notification.toolkit.fluxcd.io/v1beta2', 'Alert', 'Flux 2.9', 'notification.toolkit.fluxcd.io/v1beta3'],
])('%s of %s is gone since %s; what took its place is %s', (apiVersion, kind, since, use) => {
  expect(removedVersion(apiVersion, kind)).toMatchObject({ since, use });
});

it.each([
  ['apps/v1', 'Deployment'],
  ['certificates.k8s.io/v1beta1', 'ClusterTrustBundle'],
  ['notification.toolkit.fluxcd.io/v1beta3', 'Alert'],
  ['tekton.dev/v1beta1', 'Task'],
])('%s of %s is still served', (apiVersion, kind) => {
  expect(removedVersion(apiVersion, kind)).toBeUndefined();
});

it('never names a removed version as the one to use', () => {
  const wrong = removedVersions.filter(({ use, kinds }) =>
    (kinds === 'every' ? [''] : kinds).some((kind) => use !== undefined && removedVersion(use, kind)),
  );
  expect(wrong).toEqual([]);
});

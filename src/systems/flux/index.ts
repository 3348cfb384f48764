import { defineSystem } from '../../model/system.js';

export { FluxBootstrapProps, FluxSystemKustomizationProps } from './bootstrap-props.js';
export { FluxAlert } from './flux-alert.js';
export { FluxBootstrap, fluxSystemFolder } from './flux-bootstrap.js';
export { FluxHelmRelease } from './flux-helm-release.js';
export { FluxImagePolicy } from './flux-image-policy.js';
export { FluxImageRepository } from './flux-image-repository.js';
export { FluxImageUpdateAutomation } from './flux-image-update-automation.js';
export { FluxKustomization } from './flux-kustomization.js';
export { FluxProvider } from './flux-provider.js';
export { FluxReceiver } from './flux-receiver.js';
export { FluxSource, type SourceKind } from './flux-source.js';
export { FluxSystemKustomization } from './flux-system-kustomization.js';
export type { ObjectRef } from './head.js';
export { FluxHelmReleaseProps } from './helm-release-props.js';
export {
  FluxImagePolicyProps,
  FluxImageRepositoryProps,
  FluxImageUpdateAutomationProps,
} from './image-props.js';
export { FluxKustomizationProps } from './kustomization-props.js';
export { FluxAlertProps, FluxProviderProps, FluxReceiverProps } from './notification-props.js';
export { PatchProps } from './patches.js';
export { FluxSourceProps } from './source-props.js';

export const system = defineSystem({
  id: 'flux',
  title: 'Flux',
  version: '2.9.4',
  constructs: [
    {
      name: 'FluxSource',
      emits: 'GitRepository, OCIRepository, HelmRepository or Bucket',
      fixes: {},
    },
    {
      name: 'FluxKustomization',
      emits: 'Kustomization (kustomize.toolkit.fluxcd.io)',
      fixes: { R114: 'patches: an API version that is no longer served is refused, with the one to use' },
    },
    {
      name: 'FluxHelmRelease',
      emits: 'HelmRelease',
      fixes: { R114: 'postRenderers: an API version that is no longer served is refused' },
    },
    { name: 'FluxProvider', emits: 'Provider', fixes: {} },
    { name: 'FluxAlert', emits: 'Alert', fixes: {} },
    { name: 'FluxReceiver', emits: 'Receiver', fixes: {} },
    { name: 'FluxImageRepository', emits: 'ImageRepository', fixes: {} },
    { name: 'FluxImagePolicy', emits: 'ImagePolicy', fixes: {} },
    { name: 'FluxImageUpdateAutomation', emits: 'ImageUpdateAutomation', fixes: {} },
    {
      name: 'FluxBootstrap',
      emits: 'GitRepository and Kustomization of a cluster: gotk-sync.yaml',
      fixes: { R115: 'secretName: the Secret with a token or deploy key, since Git hosts take no passwords' },
    },
    {
      name: 'FluxSystemKustomization',
      emits: 'kustomization.yaml of the folder flux-system',
      fixes: { R114: 'patches: an API version that is no longer served is refused' },
    },
  ],
});

import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterScoped } from '../../kubernetes/cluster-scoped.js';
import { resolveProps } from '../../synth/props.js';
import { FluxSystemKustomizationProps } from './bootstrap-props.js';
import { checkPatches } from './patch-checks.js';
import { renderPatches } from './patches.js';

/**
 * The kustomization.yaml of the folder flux-system: a file for kustomize, not an object of the cluster. Its chart's id must
 * be `kustomization`, and the App's `outputFileExtension` `.yaml`, so that the file has the name that kustomize looks for.
 *
 * @throws UserError `PROP_INVALID`, such as for a patch that names a removed API version
 */
export class FluxSystemKustomization extends Construct {
  constructor(scope: Construct, id: string, props: FluxSystemKustomizationProps = {}) {
    super(scope, id);
    const { resources, patches } = resolveProps(this, FluxSystemKustomizationProps, props, (all, refuse) =>
      checkPatches(all.patches, '/patches', refuse),
    );
    const object = new ApiObject(this, 'Kustomization', {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      metadata: {
        name: 'flux-system',
        annotations: { 'config.kubernetes.io/local-config': 'true' },
      },
      resources,
      ...(patches && { patches: renderPatches(patches) }),
    });
    clusterScoped(object);
  }
}

import { Chart } from 'cdk8s';
import { FluxBootstrap, FluxKustomization, FluxSource } from 'cdk8s-runbook/systems/flux';
import type { Construct } from 'constructs';

/** The cluster's own folder of the repository flux-learn: what `flux bootstrap` writes as gotk-sync.yaml. */
export class FluxSyncChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new FluxBootstrap(this, 'flux', {
      cluster: 'my-cluster',
      url: 'ssh://git@github.com/kuring/flux-learn',
    });
  }
}

/** podinfo from its own repository, with three replicas at least. */
export class PodinfoChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'flux-system' });
    const source = new FluxSource(this, 'source', {
      name: 'podinfo',
      git: {
        url: 'https://github.com/stefanprodan/podinfo',
        ref: { branch: 'master' },
        interval: '30s',
      },
    });
    new FluxKustomization(this, 'kustomization', {
      name: 'podinfo',
      sourceRef: source.sourceRef,
      path: './kustomize',
      interval: '5m',
      targetNamespace: 'default',
      patches: [
        {
          patch: {
            apiVersion: 'autoscaling/v2',
            kind: 'HorizontalPodAutoscaler',
            metadata: { name: 'podinfo' },
            spec: { minReplicas: 3 },
          },
          target: { kind: 'HorizontalPodAutoscaler', name: 'podinfo' },
        },
      ],
    });
  }
}

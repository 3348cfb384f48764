import { Construct } from 'constructs';
import type { Refuse, Resolved } from '../../synth/props.js';
import { resolveProps } from '../../synth/props.js';
import { FluxBootstrapProps } from './bootstrap-props.js';
import { checkIntervals } from './examine.js';
import { FluxKustomization } from './flux-kustomization.js';
import { FluxSource } from './flux-source.js';

const NAME = 'flux-system';

/**
 * What `flux bootstrap` writes as gotk-sync.yaml: the GitRepository of a cluster and the Kustomization that applies the
 * cluster's folder in it, itself included.
 *
 * @throws UserError `PROP_INVALID`
 */
export class FluxBootstrap extends Construct {
  /** The repository, for other Kustomizations to take manifests from. */
  readonly source: FluxSource;
  /** What applies the cluster's folder. */
  readonly kustomization: FluxKustomization;
  /** Where gotk-components.yaml, gotk-sync.yaml and kustomization.yaml are: `clusters/<name>/flux-system`. */
  readonly folder: string;

  constructor(scope: Construct, id: string, props: FluxBootstrapProps) {
    super(scope, id);
    const { cluster, url, ref, secretName, sourceInterval, interval } = resolveProps(
      this,
      FluxBootstrapProps,
      props,
      checkBootstrap,
    );
    this.folder = fluxSystemFolder(cluster);
    const secretRef = secretName === false ? {} : { secretRef: { name: secretName } };
    this.source = new FluxSource(this, 'source', {
      name: NAME,
      namespace: NAME,
      git: { url, ref, interval: sourceInterval, ...secretRef },
      // Whoever bootstraps makes it.
      elsewhere: secretName === false ? [] : [secretName],
    });
    this.kustomization = new FluxKustomization(this, 'kustomization', {
      name: NAME,
      namespace: NAME,
      path: `./clusters/${cluster}`,
      sourceRef: { kind: 'GitRepository', name: NAME },
      interval,
      // It applies every other Kustomization: to wait for them would make one that fails stop all the others.
      wait: false,
    });
  }
}

/** The folder of Flux itself in the repository of a cluster: what to give as `outdir` to the App of its files. */
export function fluxSystemFolder(cluster: string): string {
  return `clusters/${cluster}/flux-system`;
}

function checkBootstrap(props: Resolved<typeof FluxBootstrapProps>, refuse: Refuse): void {
  checkIntervals(props, ['sourceInterval', 'interval'], '', refuse);
}

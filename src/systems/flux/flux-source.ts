import { Construct } from 'constructs';
import type { Kind } from '../../kubernetes/kind.js';
import { problem, UserError } from '../../model/errors.js';
import { oneOf } from '../../model/show.js';
import { makeObject } from './flux-object.js';
import type { ObjectRef } from './head.js';
import { Bucket, GitRepository, HelmRepository, OCIRepository } from './kinds/sources.js';
import { localReferences } from './local-references.js';
import { checkSource } from './source-checks.js';
import { FluxSourceProps } from './source-props.js';

/** The kinds that `FluxSource` makes. */
export type SourceKind = 'GitRepository' | 'OCIRepository' | 'HelmRepository' | 'Bucket';

/**
 * Where Flux takes things from: a GitRepository, OCIRepository, HelmRepository or Bucket.
 *
 * @throws UserError `PROP_INVALID`, for what the API server or source-controller would refuse or get wrong
 */
export class FluxSource extends Construct {
  /** The source itself: what the events of an alert are about, or what a receiver has reconciled. */
  readonly ref: ObjectRef<SourceKind>;

  constructor(scope: Construct, id: string, props: FluxSourceProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }

  /** The `sourceRef` of a Kustomization. @throws UserError `PROP_INVALID` for a HelmRepository, which has no manifests */
  get sourceRef(): ObjectRef<'GitRepository' | 'OCIRepository' | 'Bucket'> {
    return this.as(['GitRepository', 'OCIRepository', 'Bucket'], 'the sourceRef of a Kustomization');
  }

  /** The `chart.sourceRef` of a HelmRelease. @throws UserError `PROP_INVALID` for an OCIRepository: see `chartRef` */
  get chartSourceRef(): ObjectRef<'HelmRepository' | 'GitRepository' | 'Bucket'> {
    return this.as(['HelmRepository', 'GitRepository', 'Bucket'], 'the chart.sourceRef of a HelmRelease');
  }

  /** The `chartRef` of a HelmRelease. @throws UserError `PROP_INVALID` unless it is an OCIRepository */
  get chartRef(): ObjectRef<'OCIRepository'> {
    return this.as(['OCIRepository'], 'the chartRef of a HelmRelease');
  }

  private as<K extends SourceKind>(kinds: readonly K[], use: string): ObjectRef<K> {
    const kind = kinds.find((candidate) => candidate === this.ref.kind);
    if (kind) return { ...this.ref, kind };
    const what = `The ${this.ref.kind} ${this.ref.name} cannot be ${use}.`;
    throw new UserError(
      problem('PROP_INVALID', [what, `That takes ${oneOf(kinds)}.`], { construct: this.node.path }),
    );
  }
}

const recipe = {
  schema: FluxSourceProps,
  examine: checkSource,
  kind: kindOf,
  spec: specOf,
  references: ({ git, oci, helm, bucket }: FluxSourceProps, own: ObjectRef) => [
    // One of them is there; of the others there is nothing to find.
    ...localReferences({ git, oci, helm, bucket }, '', own.namespace),
    ...(git?.include ?? []).map(({ repository }, index) => ({
      at: `/git/include/${index}/repository/name`,
      kind: 'GitRepository',
      name: repository.name,
      namespace: own.namespace,
    })),
  ],
};

function kindOf({ git, oci, helm }: FluxSourceProps): Kind & { readonly kind: SourceKind } {
  return (git && GitRepository) ?? (oci && OCIRepository) ?? (helm && HelmRepository) ?? Bucket;
}

function specOf({ git, oci, helm, bucket }: FluxSourceProps): object {
  if (git) return { interval: '1m', ...git };
  if (oci) return { interval: '5m', ...oci };
  if (helm?.url.startsWith('oci://')) return { type: 'oci', ...helm };
  return helm ? { interval: '1h', ...helm } : { interval: '5m', ...bucket };
}

import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { clusterScoped } from '../kubernetes/cluster-scoped.js';
import type { BodyOf, Kind } from '../kubernetes/kind.js';
import { resolveProps } from './props.js';

/**
 * An object of a kind that a CRD defines. Its body is checked against the kind's schema when it is made, and every
 * field of it is written: nothing filters it.
 *
 * A cluster-scoped kind does not take on the chart's namespace, which the API server would refuse.
 */
export class CustomObject<K extends Kind> extends ApiObject {
  /**
   * @param kind made by `defineKind`
   * @param metadata with the object's full name
   * @param body such as `{ spec: { … } }`
   * @throws UserError `PROP_INVALID`, one problem per mistake
   */
  constructor(scope: Construct, id: string, kind: K, metadata: ApiObjectMetadata, body: BodyOf<K>) {
    super(scope, id, { apiVersion: kind.apiVersion, kind: kind.kind, metadata, ...(body as object) });
    resolveProps(this, kind.body, body, undefined, kind.kind);
    if (kind.scope === 'Cluster') clusterScoped(this);
  }
}

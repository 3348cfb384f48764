import { type ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Pointer } from '../../model/pointer.js';

/** An object of this room in the tree, and what it names. */
export interface Peer {
  readonly kind: string;
  readonly name: string;
  /** Objects without one are taken for those of `default`. */
  readonly namespace: string;
  readonly spec: unknown;
  readonly references: readonly Reference[];
}

/** One object names another. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** The resolver `cluster` names objects of other namespaces; the others are of the same. */
  readonly elsewhere: boolean;
  readonly at: Pointer;
}

const trees = new WeakMap<IConstruct, Map<Peer, ApiObject>>();

/**
 * Tells the others in the tree of this one. In a chart's file it comes after what it names, and before what names it: a
 * run that is applied before its Task fails for good.
 */
export function enlist(object: ApiObject, peer: Peer): void {
  const { root } = object.node;
  const peers = trees.get(root) ?? new Map<Peer, ApiObject>();
  for (const [other, otherObject] of peers) {
    // An order between charts would be more than is asked for, and could be a circle.
    if (Chart.of(otherObject) !== Chart.of(object)) continue;
    if (peer.references.some((reference) => means(peer, reference, other)))
      object.node.addDependency(otherObject);
    else if (other.references.some((reference) => means(other, reference, peer)))
      otherObject.node.addDependency(object);
  }
  trees.set(root, peers.set(peer, object));
}

/** All that are in the tree by now. */
export function peersOf(construct: IConstruct): Peer[] {
  return [...(trees.get(construct.node.root)?.keys() ?? [])];
}

/** The one that a reference means, if it is in the tree. */
export function findPeer(construct: IConstruct, from: Peer, reference: Pick<Reference, 'kind' | 'name'>) {
  return peersOf(construct).find((peer) => means(from, { ...reference, elsewhere: false }, peer));
}

/** Whether a reference that one object makes is to the other. */
export function means(
  from: Pick<Peer, 'namespace'>,
  { kind, name, elsewhere }: Omit<Reference, 'at'>,
  to: Pick<Peer, 'kind' | 'name' | 'namespace'>,
): boolean {
  return kind === to.kind && name === to.name && (elsewhere || from.namespace === to.namespace);
}

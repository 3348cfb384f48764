import type { KnownKind } from '../../kubernetes/kinds/known-kind.js';
import type { KubernetesObject } from '../../model/manifest.js';
import { wayToPods } from '../../resources/graph/pod-template.js';
import type { FieldChange } from '../change.js';
import { compareNodes } from './compare-nodes.js';
import type { Exact } from './node.js';
import { objectNode } from './object-node.js';
import { type Shape, shapeOfKind, unknownShape } from './shape.js';

/** The kinds of the two objects, where they are known: two, because their versions may differ. */
export interface TwoKinds {
  readonly base: KnownKind | undefined;
  readonly head: KnownKind | undefined;
}

/** How numbers of the two are written that JavaScript doesn't hold to the last digit. */
export interface TwoTexts {
  readonly base?: Exact;
  readonly head?: Exact;
}

/**
 * What differs in meaning between two objects of one kind, beside their names, in the order of HEAD. Where the kind of only
 * one is known, the other is read in the same way.
 */
export function compareObjects(
  base: KubernetesObject,
  head: KubernetesObject,
  kinds: TwoKinds,
  exact: TwoTexts = {},
): FieldChange[] {
  const changes: FieldChange[] = [];
  const tell = (change: FieldChange) => {
    changes.push(change);
  };
  compareNodes(
    objectNode(base, shapeOf(base, kinds.base ?? kinds.head), exact.base),
    objectNode(head, shapeOf(head, kinds.head ?? kinds.base), exact.head),
    { kind: head.kind, path: [], compare: compareNodes, tell },
  );
  return changes;
}

function shapeOf(object: KubernetesObject, kind: KnownKind | undefined): Shape {
  return kind ? shapeOfKind(kind, wayToPods(object)) : unknownShape;
}

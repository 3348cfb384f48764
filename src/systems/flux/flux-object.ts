import type { Static, TObject } from '@sinclair/typebox';
import type { Construct } from 'constructs';
import type { Kind } from '../../kubernetes/kind.js';
import { CustomObject } from '../../synth/custom-object.js';
import { type Refuse, type Resolved, resolveProps } from '../../synth/props.js';
import { checkName, type Head, type ObjectRef, refOf } from './head.js';
import { checkReferences, type Reference } from './references.js';

/** The parts that the constructs of Flux differ in. */
export interface Recipe<S extends TObject, K extends string> {
  readonly schema: S;
  /** Combinations that the API server or the controller would refuse, or silently get wrong. */
  readonly examine: (props: Resolved<S>, refuse: Refuse) => void;
  /** The kind may depend on the props. */
  readonly kind: (props: Resolved<S>) => Kind & { readonly kind: K };
  readonly spec: (props: Resolved<S>) => object;
  /** What the object names, for a check at synthesis. */
  readonly references: (props: Resolved<S>, own: ObjectRef) => readonly Reference[];
}

/** What was made. */
export interface Made<S extends TObject, K extends string> {
  readonly props: Resolved<S>;
  readonly object: CustomObject<Kind>;
  readonly ref: ObjectRef<K>;
}

/** Makes a construct's one object, after its props were checked. */
export function makeObject<S extends TObject, K extends string>(
  scope: Construct,
  recipe: Recipe<S, K>,
  given: Static<S>,
  examineMore?: Recipe<S, K>['examine'],
): Made<S, K> {
  const props = resolveProps(scope, recipe.schema, given, (all, refuse) => {
    checkName(scope, headOf(all), refuse);
    recipe.examine(all, refuse);
    examineMore?.(all, refuse);
  });
  const kind = recipe.kind(props);
  const { labels, annotations, elsewhere } = headOf(props);
  const ref = refOf(scope, kind.kind, headOf(props));
  const metadata = {
    name: ref.name,
    namespace: ref.namespace,
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  // The kind's own schema, which checks it here, says more than the type of a kind that is any kind.
  const body = { spec: recipe.spec(props) } as never;
  const object = new CustomObject<Kind>(scope, kind.kind, kind, metadata, body);
  checkReferences(scope, recipe.references(props, ref), elsewhere);
  return { props, object, ref };
}

/** Every schema of a recipe has these props beside its own, which its type cannot say. */
function headOf(props: object): Head {
  return props;
}

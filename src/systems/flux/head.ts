import { type Static, Type } from '@sinclair/typebox';
import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { formats } from '../../kubernetes/formats.js';
import { Labels } from '../../kubernetes/pod-schemas.js';
import { show } from '../../model/show.js';
import { closed, type Refuse } from '../../synth/props.js';

/** The props that every construct of Flux has beside those of its kind. */
export const head = {
  /** The object's name. Default: the construct's id. */
  name: Type.Optional(Type.String({ format: 'dns-subdomain' })),
  /** Its namespace. Default: the chart's, or flux-system. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /** Its labels. */
  labels: Type.Optional(Labels),
  /** Its annotations. */
  annotations: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      propertyNames: { type: 'string', format: 'label-key' },
    }),
  ),
  /**
   * Names that it refers to and that are made outside of this app. Without this, a name that nearly is that of an
   * object in the app is taken for a slip and refused. Default: none.
   */
  elsewhere: Type.Optional(Type.Array(Type.String())),
};

const Head = closed(head);
/** The props that every construct of Flux has beside those of its kind. */
export type Head = Static<typeof Head>;

/** What others refer to an object by. */
export interface ObjectRef<K extends string = string> {
  readonly kind: K;
  readonly name: string;
  readonly namespace: string;
}

/** The object's identity: the id of the construct and the chart's namespace stand in for what is not given. */
export function refOf<K extends string>(scope: Construct, kind: K, { name, namespace }: Head): ObjectRef<K> {
  return {
    kind,
    name: name ?? scope.node.id,
    namespace: namespace ?? Chart.of(scope).namespace ?? 'flux-system',
  };
}

/** What is not the object's spec is taken off; the rest is returned. */
export function withoutHead<P extends Head>(props: P): Omit<P, keyof Head> {
  const { name: _, namespace: __, labels: ___, annotations: ____, elsewhere: _____, ...rest } = props;
  return rest;
}

/** Refuses a name that the object cannot have. Flux labels what it makes with it, and a label holds 63 characters. */
export function checkName(scope: Construct, props: Head, refuse: Refuse): void {
  const name = props.name ?? scope.node.id;
  const isName = formats['dns-subdomain'].test(name) && name.length <= 63;
  if (isName) return;
  const what = `The name ${show(name)} cannot be used: Flux labels what it makes with it.`;
  refuse('/name', what, 'Use at most 63 of a-z, 0-9, - and ., with a letter or digit at both ends.');
}

import type { Head } from './props.js';

/** Props as three things: what every object has, what becomes its spec, and how safe it is. */
export function splitHead<P extends Head & { security?: S }, S extends string>(props: P) {
  const { name, namespace, labels, annotations, security, ...spec } = props;
  // The schema has given `security` its default wherever there is one.
  return {
    head: { name, namespace, labels, annotations } as Head,
    spec,
    security: security as NonNullable<P['security']>,
  };
}

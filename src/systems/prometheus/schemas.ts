import { type Static, type TObject, Type } from '@sinclair/typebox';
import { closed, defaulted, type Resolved } from '../../synth/props.js';

/** One of the words. */
export function oneOf<const W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words });
}

/** A duration as Prometheus writes it: whole numbers of y, w, d, h, m, s, ms, the larger first. */
export const PrometheusDuration = Type.String({
  pattern: '^(?=.)(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?$',
  description: 'a duration such as 30s, 5m or 15d.',
});

/** The name of a label. */
export const LabelName = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' });

/** Labels of metrics or alerts: any text may be a value. */
export const MetricLabels = Type.Record(LabelName, Type.String());

/** A port of a machine. */
export const Port = Type.Integer({ minimum: 1, maximum: 65535 });

/** A host or address and a port, without a scheme. */
export const HostPort = Type.String({
  pattern: '^([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\]):\\d{1,5}$',
  description: 'a host and a port such as 192.0.2.1:9100.',
});

/** An image. */
export const Image = Type.String({ format: 'image' });

/** Where a secret text lies: it is never given itself. The Secret is in the stack's namespace. */
export const SecretKey = closed({
  /** The Secret's name. */
  name: Type.String({ format: 'dns-subdomain' }),
  /** The key in it. */
  key: Type.String({ format: 'config-key' }),
});
export type SecretKey = Static<typeof SecretKey>;

/** How many bytes a volume asks for, and of which class. */
export const Storage = closed({
  /** The size of the volume, such as 50Gi. */
  size: Type.String({ format: 'quantity' }),
  /** The StorageClass. Default: the cluster's default class. */
  className: Type.Optional(Type.String({ format: 'dns-subdomain' })),
});
export type Storage = Static<typeof Storage>;

/** CPU and memory, with a default for a container of this size. */
export function resources(cpu: string, memory: string, limit: string) {
  const amounts = closed({
    /** CPU, such as 100m. */
    cpu: Type.Optional(Type.String({ format: 'quantity' })),
    /** Memory, such as 200Mi. */
    memory: Type.Optional(Type.String({ format: 'quantity' })),
  });
  return defaulted(closed({ requests: amounts, limits: Type.Optional(amounts) }), {
    requests: { cpu, memory },
    limits: { memory: limit },
  });
}

/** CPU and memory of a container. */
export type Resources = Static<ReturnType<typeof resources>>;

/**
 * Props inside other props, as they are after `resolveProps`. TypeScript sees defaults of the outermost object only,
 * though validation fills in all of them.
 */
export function filledIn<S extends TObject>(_schema: S, props: Static<S>): Resolved<S> {
  // See above: whoever calls this has props that were resolved as a part of the whole.
  return props as Resolved<S>;
}

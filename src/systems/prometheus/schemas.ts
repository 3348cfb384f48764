import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';

/** One of the words. */
export function oneOf<const W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words });
}

/** Whole numbers of y, w, d, h, m, s, ms, the larger first; less than a hundred years of each, as Go counts to 292. */
const amounts = '(\\d{1,2}y)?(\\d{1,4}w)?(\\d{1,5}d)?(\\d{1,6}h)?(\\d{1,8}m)?(\\d{1,9}s)?(\\d{1,12}ms)?$';

/** A duration as Prometheus writes it; it may be `0s`. */
export const PrometheusDuration = Type.String({
  pattern: `^(?=.)${amounts}`,
  description: 'a duration such as 30s, 5m or 15d.',
});

/** A duration that is not zero, for which Prometheus would take its own default, or not start. */
export const Period = Type.String({
  pattern: `^(?=.*[1-9])${amounts}`,
  description: 'a duration above zero such as 30s, 5m or 15d.',
});

/** A duration as Go writes it, whose largest unit is the hour; it may be `0s`. */
export const GoDuration = Type.String({
  pattern: '^(?=.)(\\d{1,6}h)?(\\d{1,8}m)?(\\d{1,9}s)?(\\d{1,12}ms)?$',
  description: 'a duration such as 10s, 5m or 1h30m.',
});

/** The name of a label. */
export const LabelName = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' });

/** Labels of metrics or alerts: any text may be a value; names are looked at by `checkLabels`. */
export const MetricLabels = Type.Record(Type.String(), Type.String());

/** A port of a machine. */
export const Port = Type.Integer({ minimum: 1, maximum: 65535 });

/** A port as text, from 1 to 65535. */
const portNumber = '([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])';

/** A host or address and a port, without a scheme. */
export const HostPort = Type.String({
  pattern: `^([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\]):${portNumber}$`,
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

import { type TProperties, type TSchema, Type } from '@sinclair/typebox';
import { closed } from '../../synth/props.js';

/** One of the words. */
export function oneOf<const W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words });
}

/** Any text, and not an empty one. */
export const Text = Type.String({ minLength: 1 });

/** A list of texts. */
export const Strings = Type.Array(Type.String());

/** One text or more, each of them once. */
export const Names = Type.Array(Text, { minItems: 1, uniqueItems: true });

/** A map of texts. */
export const StringMap = Type.Record(Type.String(), Type.String());

/** A map of anything that JSON can say. */
export const UnknownMap = Type.Record(Type.String(), Type.Unknown());

/** The number of a port. */
export const Port = Type.Integer({ minimum: 1, maximum: 65535 });

/** A count, from 0. */
export const Count = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 });

/** A count, from 1. */
export const Positive = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 });

/** An amount of CPU or memory; KubeVela takes it as text only. */
export const Quantity = Type.String({ format: 'quantity' });

/** An amount as those traits take it that insist on a unit: no `0`, no `1e9`, no plain bytes. */
export const Size = Type.String({
  pattern: '^([1-9][0-9]{0,63})(E|P|T|G|M|K|Ei|Pi|Ti|Gi|Mi|Ki)$',
  description: 'a whole number with a unit, such as 512Mi or 2Gi.',
});

export const Protocol = oneOf('TCP', 'UDP', 'SCTP');
export const ImagePullPolicy = oneOf('Always', 'Never', 'IfNotPresent');
export const HttpHeaders = Type.Array(closed({ name: Text, value: Type.String() }));

/** A key of a Secret or ConfigMap of the Pod's namespace. */
export const KeyReference = closed({
  /** Its name. */
  name: Type.String({ format: 'dns-subdomain' }),
  /** The key in it. */
  key: Type.String({ format: 'config-key' }),
});

/** Environment variables; each has a `value` or a `valueFrom`. A password comes by `secretKeyRef`. */
export const Env = Type.Array(envOf({}));

/** An environment variable whose value can also come from `more`. */
export function envOf<P extends TProperties>(more: P) {
  return closed({
    /** The variable. */
    name: Text,
    /** Its value, in plain text for whoever may read the Application. */
    value: Type.Optional(Type.String()),
    /** Where its value is. */
    valueFrom: Type.Optional(
      closed({
        ...more,
        /** A key of a Secret. */
        secretKeyRef: Type.Optional(KeyReference),
        /** A key of a ConfigMap. */
        configMapKeyRef: Type.Optional(KeyReference),
      }),
    ),
  });
}

/** Which keys of a Secret or ConfigMap become which files. */
export const Items = Type.Array(
  closed({
    /** The key. */
    key: Type.String({ format: 'config-key' }),
    /** The file, below the mount. */
    path: Text,
    /** The file's mode as a decimal number. KubeVela's default: 511 (0777). */
    mode: Type.Optional(Type.Integer({ minimum: 0, maximum: 511 })),
  }),
);

const timing = {
  /** Seconds from the container's start to the first probe. KubeVela's default: 0. */
  initialDelaySeconds: Type.Optional(Count),
  /** Seconds from probe to probe. KubeVela's default: 10. */
  periodSeconds: Type.Optional(Positive),
  /** Seconds until a probe without an answer has failed. KubeVela's default: 1. */
  timeoutSeconds: Type.Optional(Positive),
  /** Successes after a failure until it counts as passed. KubeVela's default: 1. */
  successThreshold: Type.Optional(Positive),
  /** Failures in a row until it counts as failed. KubeVela's default: 3. */
  failureThreshold: Type.Optional(Positive),
};

/** A command, whose exit code 0 is a success. */
export const Exec = closed({
  /** The program and its arguments; no shell. */
  command: Type.Array(Type.String(), { minItems: 1 }),
});

const get = { path: Text, port: Port, httpHeaders: Type.Optional(HttpHeaders) };

/** A probe: one of `exec`, `httpGet` and `tcpSocket`, and when. */
export const Probe = closed({
  ...timing,
  exec: Type.Optional(Exec),
  httpGet: Type.Optional(closed(get)),
  tcpSocket: Type.Optional(closed({ port: Port })),
});

/** A probe whose GET can name its host and its scheme. */
export const HostProbe = closed({
  ...timing,
  exec: Type.Optional(Exec),
  httpGet: Type.Optional(
    closed({ ...get, host: Type.Optional(Text), scheme: Type.Optional(oneOf('HTTP', 'HTTPS')) }),
  ),
  tcpSocket: Type.Optional(closed({ port: Port })),
});

/** The probe of the trait `startup-probe`. */
export const startupProbe = {
  ...timing,
  /** The container. KubeVela's default: the component's. */
  containerName: Type.Optional(Text),
  /** Seconds that the container has to end when the probe has failed. */
  terminationGracePeriodSeconds: Type.Optional(Count),
  exec: Type.Optional(Exec),
  httpGet: Type.Optional(
    closed({
      path: Type.Optional(Text),
      port: Port,
      host: Type.Optional(Text),
      scheme: Type.Optional(oneOf('HTTP', 'HTTPS')),
      httpHeaders: Type.Optional(HttpHeaders),
    }),
  ),
  grpc: Type.Optional(closed({ port: Port, service: Type.Optional(Text) })),
  tcpSocket: Type.Optional(closed({ port: Port, host: Type.Optional(Text) })),
};

/** Names for addresses, in the Pod's /etc/hosts. */
export const HostAliases = Type.Array(
  closed({
    /** The address. */
    ip: Type.String({ format: 'ip' }),
    /** Its names. */
    hostnames: Names,
  }),
);

/** The settings of one container, or of several by their names. */
export function perContainer<P extends TProperties>(settings: P) {
  return Type.Union([
    closed(settings),
    closed({ containers: Type.Array(closed(settings), { minItems: 1 }) }),
  ]);
}

/** A value, or null to take it away. */
export function orNull<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

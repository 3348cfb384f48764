import { type Static, type TObject, type TProperties, type TUnsafe, Type } from '@sinclair/typebox';
import type { JsonObject } from '../../../model/manifest.js';

/** One of the words. */
export function oneOf<const W extends string>(...words: W[]) {
  return Type.Unsafe<W>({ type: 'string', enum: words });
}

/** A core Kubernetes type that Tekton embeds: the fields that matter here, and any other. */
export function open<P extends TProperties>(properties: P): TUnsafe<Static<TObject<P>> & JsonObject> {
  return Type.Unsafe(Type.Object(properties, { additionalProperties: true }));
}

/** What happens when a step or task fails, or a param that says it: Tekton takes no other variable here. */
export const OnError = Type.String({
  pattern: '^(continue|stopAndFail|\\$\\(params[^)]+\\))$',
  description: 'continue or stopAndFail, or a param such as $(params.on-error).',
});

/** A map of texts. */
export const Texts = Type.Record(Type.String(), Type.String());

/** How long: `1h30m`; `0` is no limit. Tekton reads it before it replaces variables, so none can stand here. */
export const Timeout = Type.String({
  pattern: '^(0|(\\d+(\\.\\d+)?(ms|s|m|h))+)$',
  description: 'a duration such as 30s or 1h30m, or 0 for no limit, and no variable.',
});

const Quantities = Type.Record(Type.String(), Type.String({ format: 'quantity' }));

/** CPU, memory and other resources of a container. */
export const Resources = Type.Object(
  {
    /** What is reserved, such as `{ cpu: '100m', memory: '128Mi' }`. */
    requests: Type.Optional(Quantities),
    /** What may be used at most. */
    limits: Type.Optional(Quantities),
    /** Claims of dynamic resource allocation. */
    claims: Type.Optional(
      Type.Array(
        Type.Object(
          {
            /** The name of the claim in the Pod. */
            name: Type.String(),
            /** The request in the claim; without it, all of them. */
            request: Type.Optional(Type.String()),
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { additionalProperties: false },
);

/** Environment variables, as in a container: `{ name: 'HOME', value: '/tekton/home' }`, or `valueFrom` a Secret. */
export const Env = Type.Array(
  open({ name: Type.String({ minLength: 1 }), value: Type.Optional(Type.String()) }),
);

/** Environment variables from whole ConfigMaps and Secrets, as in a container. */
export const EnvFrom = Type.Array(open({}));

/** Where volumes appear, as in a container. */
export const VolumeMounts = Type.Array(open({ name: Type.String(), mountPath: Type.String() }));

/** Where block devices appear, as in a container. */
export const VolumeDevices = Type.Array(open({ name: Type.String(), devicePath: Type.String() }));

/** The volumes of the Pod, as in a Pod. */
export const Volumes = Type.Array(open({ name: Type.String() }));

/** A container's security context. */
export const SecurityContext = open({
  privileged: Type.Optional(Type.Boolean()),
  allowPrivilegeEscalation: Type.Optional(Type.Boolean()),
});

/** What Tekton gives on to the Pod: a part of a Pod's spec. */
export const PodTemplate = open({
  automountServiceAccountToken: Type.Optional(Type.Boolean()),
  nodeSelector: Type.Optional(Texts),
});

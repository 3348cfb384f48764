import { Type } from '@sinclair/typebox';

/** A map of labels, or a node selector. */
export const Labels = Type.Record(Type.String(), Type.String({ format: 'label-value' }), {
  propertyNames: { type: 'string', format: 'label-key' },
});

const Toleration = Type.Object(
  {
    /** The taint's key; without it, and with `operator: Exists`, every taint is tolerated. */
    key: Type.Optional(Type.String({ format: 'label-key' })),
    /** `Equal` compares the value, `Exists` does not. The API server's default: `Equal`. */
    operator: Type.Optional(Type.Union([Type.Literal('Equal'), Type.Literal('Exists')])),
    /** The taint's value. */
    value: Type.Optional(Type.String({ format: 'label-value' })),
    /** The taint's effect; without it, all effects. */
    effect: Type.Optional(
      Type.Union([Type.Literal('NoSchedule'), Type.Literal('PreferNoSchedule'), Type.Literal('NoExecute')]),
    ),
    /** How long a NoExecute taint is tolerated, in seconds; without it, for ever. */
    tolerationSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);

/** The taints that a Pod tolerates. */
export const Tolerations = Type.Array(Toleration);

/** A container's requests, which are required, and its limits. */
export const ResourceRequirements = Type.Object(
  {
    /** What the scheduler reserves. */
    requests: Type.Object(
      {
        /** CPU, such as 100m. */
        cpu: Type.String({ format: 'quantity', description: 'the CPU to reserve, such as 100m.' }),
        /** Memory, such as 200Mi. */
        memory: Type.String({ format: 'quantity', description: 'the memory to reserve, such as 200Mi.' }),
      },
      { additionalProperties: false, description: 'the CPU and memory to reserve.' },
    ),
    /** What the container may use at most. Above its CPU it is slowed down, above its memory it is killed. */
    limits: Type.Optional(
      Type.Object(
        {
          /** CPU, such as 1. */
          cpu: Type.Optional(Type.String({ format: 'quantity' })),
          /** Memory, such as 500Mi. */
          memory: Type.Optional(Type.String({ format: 'quantity' })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

import { Type } from '@sinclair/typebox';
import { Tolerations } from '../../../kubernetes/pod-schemas.js';
import { closed } from '../../../synth/props.js';
import { oneOf, StringMap, Strings, Text } from '../schemas.js';

/** Which Pods or namespaces, by their labels. */
export const LabelSelector = closed({
  matchLabels: Type.Optional(StringMap),
  matchExpressions: Type.Optional(
    Type.Array(
      closed({
        key: Text,
        /** KubeVela's default: In. */
        operator: Type.Optional(oneOf('In', 'NotIn', 'Exists', 'DoesNotExist')),
        values: Type.Optional(Strings),
      }),
    ),
  ),
});

const Weight = Type.Integer({ minimum: 1, maximum: 100 });

const PodTerm = closed({
  labelSelector: Type.Optional(LabelSelector),
  namespaces: Type.Optional(Strings),
  namespaceSelector: Type.Optional(LabelSelector),
  /** The label of nodes that makes them the same place, such as `kubernetes.io/hostname`. */
  topologyKey: Text,
});

const PodAffinity = closed({
  required: Type.Optional(Type.Array(PodTerm)),
  preferred: Type.Optional(Type.Array(closed({ weight: Weight, podAffinityTerm: PodTerm }))),
});

const NodeExpressions = Type.Array(
  closed({
    key: Text,
    /** KubeVela's default: In. */
    operator: Type.Optional(oneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt')),
    values: Type.Optional(Strings),
  }),
);

const NodeTerm = closed({
  matchExpressions: Type.Optional(NodeExpressions),
  matchFields: Type.Optional(NodeExpressions),
});

/** The properties of the trait `affinity`. */
export const Affinity = closed({
  podAffinity: Type.Optional(PodAffinity),
  podAntiAffinity: Type.Optional(PodAffinity),
  nodeAffinity: Type.Optional(
    closed({
      required: Type.Optional(closed({ nodeSelectorTerms: Type.Array(NodeTerm, { minItems: 1 }) })),
      preferred: Type.Optional(Type.Array(closed({ weight: Weight, preference: NodeTerm }))),
    }),
  ),
  tolerations: Type.Optional(Tolerations),
});

/** The properties of the trait `topologyspreadconstraints`. */
export const TopologySpread = closed({
  constraints: Type.Array(
    closed({
      maxSkew: Type.Integer({ minimum: 1 }),
      topologyKey: Text,
      /** KubeVela's default: DoNotSchedule. */
      whenUnsatisfiable: Type.Optional(oneOf('DoNotSchedule', 'ScheduleAnyway')),
      labelSelector: LabelSelector,
      minDomains: Type.Optional(Type.Integer({ minimum: 1 })),
      matchLabelKeys: Type.Optional(Strings),
      /** KubeVela's default: Honor. */
      nodeAffinityPolicy: Type.Optional(oneOf('Honor', 'Ignore')),
      /** KubeVela's default: Honor. */
      nodeTaintsPolicy: Type.Optional(oneOf('Honor', 'Ignore')),
    }),
    { minItems: 1 },
  ),
});

import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../kubernetes/kind.js';
import { closed } from '../../../synth/props.js';

const LabelSelector = closed({
  matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
  matchExpressions: Type.Optional(
    Type.Array(
      closed({
        key: Type.String(),
        operator: Type.String(),
        values: Type.Optional(Type.Array(Type.String())),
      }),
    ),
  ),
});

const Ports = Type.Array(
  closed({
    port: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
    protocol: Type.Optional(Type.String()),
  }),
);

const Peers = Type.Array(
  closed({
    ipBlock: Type.Optional(closed({ cidr: Type.String(), except: Type.Optional(Type.Array(Type.String())) })),
    namespaceSelector: Type.Optional(LabelSelector),
    podSelector: Type.Optional(LabelSelector),
  }),
);

/** Which traffic the Pods of a namespace may have on the networks that an annotation names. */
export const MultiNetworkPolicyKind = defineKind({
  apiVersion: 'k8s.cni.cncf.io/v1beta1',
  kind: 'MultiNetworkPolicy',
  plural: 'multi-networkpolicies',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Optional(
      closed({
        podSelector: LabelSelector,
        policyTypes: Type.Optional(Type.Array(Type.String())),
        ingress: Type.Optional(
          Type.Array(closed({ from: Type.Optional(Peers), ports: Type.Optional(Ports) })),
        ),
        egress: Type.Optional(Type.Array(closed({ to: Type.Optional(Peers), ports: Type.Optional(Ports) }))),
      }),
    ),
  }),
});

import { type Static, Type } from '@sinclair/typebox';
import { Labels } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted, type Resolved } from '../../synth/props.js';

const Cidr = Type.String({ format: 'cidr' });

const Operator = Type.Union([
  Type.Literal('In'),
  Type.Literal('NotIn'),
  Type.Literal('Exists'),
  Type.Literal('DoesNotExist'),
]);

/** Which Pods or namespaces: all of the conditions hold; none of them selects everything. */
export const PolicySelector = closed(
  {
    /** Labels that must have exactly these values. */
    matchLabels: Type.Optional(Labels),
    /**
     * Other conditions. The iptables enforcer knows `In` with one value only, which `matchLabels` says as well; the
     * rest is refused unless `enforcedBy` is `another`.
     */
    matchExpressions: Type.Optional(
      Type.Array(
        closed({
          /** The label's key. */
          key: Type.String({ format: 'label-key' }),
          /** How the label's value is compared with `values`. */
          operator: Operator,
          /** What it is compared with: for `In` and `NotIn`, at least one. */
          values: Type.Optional(Type.Array(Type.String({ format: 'label-value' }), { uniqueItems: true })),
        }),
      ),
    ),
  },
  { description: 'a label selector such as { matchLabels: { app: debug } }; {} selects everything.' },
);
export type PolicySelector = Static<typeof PolicySelector>;

/** Who may be talked to: addresses, or Pods by their labels; not both. */
export const PolicyPeer = closed({
  /** A range of addresses. Host bits are cleared, and the policy gets an annotation that says so. */
  ipBlock: Type.Optional(
    closed({
      /** Such as 10.10.0.0/24; one address is 10.10.0.5/32. */
      cidr: Cidr,
      /**
       * Ranges inside `cidr` that are left out. The iptables enforcer drops them before it looks at the other peers:
       * what is excepted here cannot be allowed by another peer of the same rule, or by a later rule.
       */
      except: Type.Optional(Type.Array(Cidr, { minItems: 1 })),
    }),
  ),
  /** Pods of the policy's namespace, or of those that `namespaceSelector` selects. */
  podSelector: Type.Optional(PolicySelector),
  /** All Pods of these namespaces, or those of them that `podSelector` selects. */
  namespaceSelector: Type.Optional(PolicySelector),
});
export type PolicyPeer = Static<typeof PolicyPeer>;

const Peers = Type.Optional(
  Type.Array(PolicyPeer, {
    minItems: 1,
    description: 'a list of peers; leave it out to allow everybody, and the whole rule to allow nobody.',
  }),
);

const Ports = Type.Optional(
  Type.Array(
    closed({
      /**
       * The port's number; without it every port of the protocol. No names: iptables would look them up in
       * /etc/services, not in the Pod.
       */
      port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
      /** Default: TCP. */
      protocol: defaulted(
        Type.Union([Type.Literal('TCP'), Type.Literal('UDP'), Type.Literal('SCTP')]),
        'TCP',
      ),
    }),
    { minItems: 1, description: 'a list of ports; leave it out to allow all of them.' },
  ),
);

const PolicyType = Type.Union([Type.Literal('Ingress'), Type.Literal('Egress')]);

/** What `MultiNetworkPolicy` can be given. */
export const MultiNetworkPolicyProps = closed({
  /** The policy's name. */
  name: Type.String({ format: 'dns-subdomain', description: "the policy's name." }),
  /** Where the Pods are that it restricts. Default: the chart's namespace, or default. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /**
   * The networks that it restricts, by their NetworkAttachmentDefinitions: `name` in the policy's namespace, or
   * `namespace/name`. It becomes the annotation `k8s.v1.cni.cncf.io/policy-for`, without which a policy is ignored.
   */
  policyFor: Type.Array(
    Type.String({
      pattern: '^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/)?[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$',
      description: 'the name of a NetworkAttachmentDefinition, or namespace/name.',
    }),
    {
      minItems: 1,
      description: 'the NetworkAttachmentDefinitions whose networks it restricts: name or namespace/name.',
    },
  ),
  /**
   * Says that attachments of `policyFor` which this app does not make are in the cluster already. Default: false; an
   * app that makes attachments must then make those that its policies name, because a misspelt one silently restricts
   * nothing.
   */
  attachmentsElsewhere: defaulted(Type.Boolean(), false),
  /** The Pods that it restricts; `{}` for all of the namespace. */
  podSelector: PolicySelector,
  /**
   * Which directions it restricts: one without rules is closed. Always written, because enforcers differ in what they
   * assume. Default: Ingress, and Egress if there is `egress`.
   */
  policyTypes: Type.Optional(Type.Array(PolicyType, { minItems: 1, uniqueItems: true })),
  /** What may come in. An empty list, or none at all with `policyTypes: ['Ingress']`, lets nothing in. */
  ingress: Type.Optional(
    Type.Array(
      closed({
        /** From whom. Default: everybody. */
        from: Peers,
        /** To which ports. Default: all. */
        ports: Ports,
      }),
    ),
  ),
  /** What may go out. An empty list lets nothing out. Answers to allowed requests need no rule. */
  egress: Type.Optional(
    Type.Array(
      closed({
        /** To whom. Default: everybody. */
        to: Peers,
        /** To which ports. Default: all. */
        ports: Ports,
      }),
    ),
  ),
  /**
   * What enforces it. Default: iptables, that is `MultiNetworkPolicyIptables`; what that would skip with a line in its
   * log is refused. `another` allows everything that the API has.
   */
  enforcedBy: defaulted(Type.Union([Type.Literal('iptables'), Type.Literal('another')]), 'iptables'),
  /** Labels of the policy. Default: none. */
  labels: defaulted(Labels, {}),
});
export type MultiNetworkPolicyProps = Static<typeof MultiNetworkPolicyProps>;

/** The props with their defaults filled in. */
export type PolicySettings = Resolved<typeof MultiNetworkPolicyProps>;

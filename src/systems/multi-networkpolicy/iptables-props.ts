import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Labels, ResourceRequirements, Tolerations } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted, type Resolved } from '../../synth/props.js';

const Rules = Type.Optional(
  Type.Array(
    Type.String({
      pattern: '^(?!-[ADFINPRXZ]\\b)[-!][^\\n]*\\S$',
      description: 'one iptables rule without -A and the chain, such as -p udp --dport 546 -j ACCEPT.',
    }),
    { minItems: 1 },
  ),
);

function directions<S extends TSchema>(schema: S) {
  return Type.Optional(
    closed({
      /** For what comes in. */
      ingress: schema,
      /** For what goes out. */
      egress: schema,
    }),
  );
}

const Ipv6Prefixes = Type.Optional(Type.Array(Type.String({ format: 'cidr' }), { minItems: 1 }));

/** What `MultiNetworkPolicyIptables` can be given. */
export const MultiNetworkPolicyIptablesProps = closed({
  /**
   * The image. Required, because upstream publishes tags that move (`snapshot`, `stable`), and what runs on every node
   * with all privileges should be what was reviewed: mirror it under a tag of its own, or add its digest.
   */
  image: Type.String({
    format: 'image',
    description:
      'ghcr.io/k8snetworkplumbingwg/multi-networkpolicy-iptables with its digest, or a mirror with a tag of its own.',
  }),
  /**
   * The CNI types of the attachments whose policies are enforced: an attachment's `cniType`. Policies for any other
   * have no effect. Upstream's own default is macvlan alone.
   */
  networkPlugins: Type.Array(
    Type.String({ pattern: '^[^/\\s,]+$', description: "an attachment's CNI type, such as bridge." }),
    {
      minItems: 1,
      uniqueItems: true,
      description: 'the CNI types of the attachments that have policies, such as bridge.',
    },
  ),
  /**
   * The nodes' container runtime, which knows where the Pods' networks are: `containerd` (the default;
   * /run/containerd/containerd.sock), `crio` (/run/crio/crio.sock), `k3s` (also RKE2;
   * /run/k3s/containerd/containerd.sock), or the path of another CRI socket. A wrong one keeps the Pod from starting.
   */
  runtime: defaulted(
    Type.Union([
      Type.Literal('containerd'),
      Type.Literal('crio'),
      Type.Literal('k3s'),
      closed({
        /** The socket's path on the node. Its folder is mounted. */
        socket: Type.String({
          pattern: '^(/(?!\\.{1,2}/)[^/\\s]+){2,}$',
          description: 'the absolute path of the CRI socket on the node, without unix://.',
        }),
      }),
    ]),
    'containerd',
  ),
  /** The name of the objects. Default: multi-networkpolicy. */
  name: defaulted(Type.String({ format: 'dns-label' }), 'multi-networkpolicy'),
  /** The namespace; it must allow privileged Pods. Default: kube-system. */
  namespace: defaulted(Type.String({ format: 'dns-label' }), 'kube-system'),
  /** Lets all ICMP for IPv4 through, whatever the policies say. Default: false. */
  acceptIcmp: defaulted(Type.Boolean(), false),
  /**
   * Lets all ICMPv6 through, whatever the policies say. Default: false. IPv6 finds its neighbours with it: where a
   * policy restricts an IPv6 network, set this or allow neighbour discovery by `customRules`.
   */
  acceptIcmpv6: defaulted(Type.Boolean(), false),
  /** IPv6 prefixes that are let through, whatever the policies say. Default: none. */
  allowIpv6: Type.Optional(
    closed({
      /** By the source address, such as fe80::/10. */
      src: Ipv6Prefixes,
      /** By the destination address, such as ff00::/8. */
      dst: Ipv6Prefixes,
    }),
  ),
  /**
   * Rules that come before all policies, in every Pod that has one of the networks. Default: none. What they ACCEPT no
   * policy can forbid.
   */
  customRules: Type.Optional(
    closed({
      /** Rules for iptables. */
      ipv4: directions(Rules),
      /** Rules for ip6tables. */
      ipv6: directions(Rules),
    }),
  ),
  /**
   * Keeps each Pod's rules as text in /var/lib/multi-networkpolicy/iptables of its node, to be looked at. Default:
   * false. That folder is emptied when the enforcer starts.
   */
  keepRules: defaulted(Type.Boolean(), false),
  /** How often all rules are written again, as a duration. Default: upstream's. */
  syncPeriod: Type.Optional(Type.String({ format: 'duration' })),
  /** How much it logs, from 0 to 10: 4 shows the rules, 8 each Pod. Default: 0. */
  verbosity: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  /**
   * Requests and limits. Default: upstream's requests, and at most 300Mi: its own limit of 150Mi is known to be too
   * little for a large cluster, and while it is killed nothing is enforced for new Pods.
   */
  resources: defaulted(ResourceRequirements, {
    requests: { cpu: '100m', memory: '80Mi' },
    limits: { memory: '300Mi' },
  }),
  /**
   * Node labels to require. Default: linux and amd64, the one architecture of upstream's image; with an image for
   * others set `kubernetes.io/arch`. On nodes that are left out, policies have no effect.
   */
  nodeSelector: defaulted(Labels, {}),
  /** Taints to tolerate. Default: all of them, because a node without the enforcer has no policies. */
  tolerations: defaulted(Tolerations, [{ operator: 'Exists' }]),
  /** The Pods' priority class. Default: system-node-critical. */
  priorityClassName: defaulted(Type.String({ format: 'dns-subdomain' }), 'system-node-critical'),
});
export type MultiNetworkPolicyIptablesProps = Static<typeof MultiNetworkPolicyIptablesProps>;

/** The props with their defaults filled in. */
export type IptablesSettings = Resolved<typeof MultiNetworkPolicyIptablesProps>;

import { type Static, Type } from '@sinclair/typebox';
import { Labels, ResourceRequirements, Tolerations } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted, type Resolved } from '../../synth/props.js';

/** A certificate in a ConfigMap of the namespace `kube-system`. */
const CertificateInConfigMap = {
  /** The ConfigMap's name. It must exist before the Pod starts: it is not made here. */
  configMap: Type.String({ format: 'dns-subdomain', description: 'the name of a ConfigMap in kube-system.' }),
};

const AddressType = Type.Union([
  Type.Literal('Hostname'),
  Type.Literal('InternalDNS'),
  Type.Literal('InternalIP'),
  Type.Literal('ExternalDNS'),
  Type.Literal('ExternalIP'),
]);

const NodeAlias = closed({
  /** The node's address that its kubelet answers on. */
  ip: Type.String({ format: 'ip', description: "the node's IP address." }),
  /**
   * The names that lead there: exactly the node's address of type `Hostname` (`kubectl get node NAME -o yaml`,
   * `status.addresses`). An alias for any other name is never looked up.
   */
  hostnames: Type.Array(Type.String({ format: 'dns-subdomain' }), {
    minItems: 1,
    uniqueItems: true,
    description: 'the addresses of type Hostname in the status of the node.',
  }),
});

export const HostFirewallProps = closed({
  /** The source addresses to accept: the cluster's Pod CIDRs, IPv4 or IPv6. `/0` is refused. */
  podCidrs: Type.Array(Type.String({ format: 'cidr' }), {
    minItems: 1,
    uniqueItems: true,
    description: "the cluster's Pod CIDRs, such as 10.244.0.0/16.",
  }),
  /** The port that the kubelets listen on. Default: 10250. */
  kubeletPort: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
  /**
   * Which of the kernel's two rule sets to write to. Default: `auto`, the one in which the kubelet has left its
   * chains; `nft` if it has left none. Set it where the kubelet does not see the node's iptables. With `nft` the
   * container runs without NET_RAW and without the node's lock file, which only `legacy` needs.
   */
  backend: Type.Optional(Type.Union([Type.Literal('auto'), Type.Literal('nft'), Type.Literal('legacy')])),
  /**
   * An image with `sh`, `sleep` and both iptables: `iptables-nft`, `iptables-legacy`, their `-save`, and the same for
   * ip6tables. Default: `docker.io/rancher/klipper-lb:v0.4.17`. Not `distroless-iptables`: it has lost its shell.
   */
  image: Type.Optional(Type.String({ format: 'image' })),
});
export type HostFirewallProps = Static<typeof HostFirewallProps>;

/** What `MetricsServerWithFixes` can be given. Every prop is optional: without any it is upstream's release. */
export const MetricsServerWithFixesProps = closed({
  /**
   * The image, with a pinned tag of v0.6 or later. Default: the release v0.9.0, which wants Kubernetes 1.34 or later
   * (v0.8: 1.31, v0.7: 1.27, v0.6: 1.25).
   */
  image: defaulted(Type.String({ format: 'image' }), 'registry.k8s.io/metrics-server/metrics-server:v0.9.0'),
  /**
   * Several replicas on different nodes and a PodDisruptionBudget. Default: false, one replica. `true` is two
   * replicas. It needs as many nodes as replicas: a replica too many stays Pending. Add `aggregationApiServerArgs()`
   * to the API server, or it keeps asking one replica only.
   */
  highAvailability: defaulted(
    Type.Union([
      Type.Boolean(),
      closed({
        /** How many replicas, at least 2. */
        replicas: Type.Integer({ minimum: 2, description: 'how many replicas, at least 2.' }),
      }),
    ]),
    false,
  ),
  /**
   * How the kubelets' certificates are judged. Default: `verify`, against the cluster's own CA; that is enough where
   * kubelets have `serverTLSBootstrap: true` and their requests are approved.
   *
   * `{ ca }` verifies against the CA in a ConfigMap instead, for kubelet certificates that another CA signs. It cannot
   * help self-signed ones. Its `key` is `ca.crt` if left out.
   *
   * `insecure` verifies nothing: whoever answers on a node's kubelet port is believed, and is sent metrics-server's
   * token, which reads all nodes' metrics. The Deployment is annotated with that.
   */
  kubeletTls: defaulted(
    Type.Union([
      Type.Literal('verify'),
      Type.Literal('insecure'),
      closed({
        /** Where the CA of the kubelets' certificates is. */
        ca: closed({
          ...CertificateInConfigMap,
          /** The key that holds the CA as PEM. Default: `ca.crt`. */
          key: Type.Optional(Type.String({ format: 'config-key' })),
        }),
      }),
    ]),
    'verify',
  ),
  /**
   * Which of a node's addresses to ask, best first. Default: InternalIP, ExternalIP, Hostname; with `nodeAliases`
   * Hostname, InternalIP, ExternalIP. A node's first address of the first type it has is used, and no other is tried.
   */
  addressTypes: Type.Optional(Type.Array(AddressType, { minItems: 1, uniqueItems: true })),
  /**
   * Names for /etc/hosts of the Pod, for node names that the cluster's DNS does not know. Default: none. Prefer
   * InternalIP, which needs no names: an alias is not updated when a node's address changes, and each new node must
   * be added here.
   */
  nodeAliases: Type.Optional(Type.Array(NodeAlias, { minItems: 1 })),
  /**
   * Says that the cluster's DNS resolves every node's `Hostname` address, so that `Hostname` may come first without
   * aliases. Default: false. If it is not so, no such node is ever scraped.
   */
  nodeNamesInDns: defaulted(Type.Boolean(), false),
  /**
   * Runs in the node's network, so that its traffic comes from the node's own address. Default: false. The port
   * (4443) is then open on that node, behind metrics-server's own authentication, and NetworkPolicies do not apply.
   */
  hostNetwork: defaulted(Type.Boolean(), false),
  /**
   * Keeps a rule in every node's INPUT chain that lets Pods ask the kubelet. Default: none. It opens the kubelet's
   * port to all Pods, whose requests the kubelet still authenticates, and runs a root container with NET_ADMIN and
   * NET_RAW in every node's network.
   */
  hostFirewall: Type.Optional(HostFirewallProps),
  /**
   * The port that metrics-server listens on. Default: 10250; 4443 for images before v0.7 and with `hostNetwork`.
   * At least 1024: it runs without the privilege to listen below.
   */
  securePort: Type.Optional(Type.Integer({ minimum: 1024, maximum: 65535 })),
  /**
   * How often nodes are scraped, as a duration. Default: 15s. At least 12s, or 10s with a `--kubelet-request-timeout`
   * of at most 9s in `extraArgs`: otherwise metrics-server does not start. Less than 15s gains little: kubelets reckon
   * their figures anew about that often.
   */
  metricResolution: defaulted(Type.String({ format: 'duration' }), '15s'),
  /**
   * The CA of the API server's front proxy, where metrics-server cannot learn it from the ConfigMap
   * `extension-apiserver-authentication`. Default: none.
   */
  aggregatorCa: Type.Optional(
    closed({
      ...CertificateInConfigMap,
      /** The key that holds the CA as PEM. Default: `front-proxy-ca.crt`. */
      key: Type.Optional(Type.String({ format: 'config-key' })),
      /**
       * The common names that the API server's proxy certificate may have. Default: `front-proxy-client`, kubeadm's.
       * An empty list trusts every certificate of that CA to speak for any user: only right if it signs nothing else.
       */
      allowedNames: Type.Optional(Type.Array(Type.String({ pattern: '^[^,]+$' }), { uniqueItems: true })),
    }),
  ),
  /**
   * A certificate for metrics-server itself. Default: it signs its own, and the API server does not verify it
   * (upstream's `insecureSkipTLSVerify: true`). With this the API server verifies.
   */
  servingCertificate: Type.Optional(
    closed({
      /**
       * A Secret of type `kubernetes.io/tls` in kube-system, for the name `metrics-server.kube-system.svc`. It is not
       * made here.
       */
      secret: Type.String({ format: 'dns-subdomain', description: 'the name of a Secret in kube-system.' }),
      /** The CA that signed it, as PEM text; it is encoded for the APIService's `caBundle`. */
      caBundle: Type.String({ format: 'certificate', description: 'the CA that signed it, as PEM text.' }),
    }),
  ),
  /**
   * Adds a container with network tools (`curl`, `dig`, `nc`) next to metrics-server, in the same network. Default:
   * false. It has no token and no privileges. For a look without a change, `kubectl debug` does the same.
   */
  debugSidecar: defaulted(
    Type.Union([
      Type.Boolean(),
      closed({
        /** An image with `sleep` and the tools you want, that can run as user 1000. */
        image: Type.String({ format: 'image', description: 'an image with sleep and the tools you want.' }),
      }),
    ]),
    false,
  ),
  /** How many nodes the cluster has: above 100, each adds 1m CPU and 2Mi memory to the requests. Default: 100. */
  nodes: Type.Optional(Type.Integer({ minimum: 1 })),
  /** The container's requests and limits. Default: requests of 100m CPU and 200Mi memory, and what `nodes` adds. */
  resources: Type.Optional(ResourceRequirements),
  /** Node labels to require besides `kubernetes.io/os: linux`. Default: none. */
  nodeSelector: defaulted(Labels, {}),
  /** Taints to tolerate. Default: none. */
  tolerations: defaulted(Tolerations, []),
  /** The Pod's priority class. Default: `system-cluster-critical`. */
  priorityClassName: defaulted(Type.String({ format: 'dns-subdomain' }), 'system-cluster-critical'),
  /** Labels for all objects and the Pods, besides `k8s-app`. Default: none. */
  labels: defaulted(Labels, {}),
  /** Further flags, such as `--v=4`, as `--name` or `--name=value`. Default: none. A flag that a prop sets is refused. */
  extraArgs: defaulted(
    Type.Array(Type.String({ pattern: '^--[a-z]', description: 'a flag such as --v=4.' })),
    [],
  ),
});
export type MetricsServerWithFixesProps = Static<typeof MetricsServerWithFixesProps>;

/** The props with their defaults filled in. */
export type Settings = Resolved<typeof MetricsServerWithFixesProps>;

import { refused } from './rule-info.js';

/** Services and endpoints. */

export const servicePortsMissing = refused(
  'service-without-ports',
  'A Service without ports leads nowhere; only headless ones and ExternalName may have none.',
  'Add a port, or set clusterIP: None.',
);

export const clusterIpNotAllowed = refused(
  'cluster-ip-not-allowed',
  'An ExternalName Service is a DNS alias and has no addresses; one that is reached from outside cannot be headless.',
  'Remove the field, or change spec.type.',
);

export const clusterIpsDiffer = refused(
  'cluster-ips-differ',
  'The field clusterIP is the first of clusterIPs, and each address has the family of its place in ipFamilies.',
  'Set clusterIP alone, or make the lists agree.',
);

export const externalNameInvalid = refused(
  'external-name-invalid',
  'The name is what DNS answers; it must be one.',
  'Write a DNS name of lower case letters, such as db.example.com.',
);

export const nodePortNotAllowed = refused(
  'node-port-not-allowed',
  'Only Services of type NodePort and LoadBalancer have ports on nodes.',
  'Remove nodePort, or set type: NodePort.',
);

export const nodePortOutOfRange = refused(
  'node-port-out-of-range',
  'The API server gives out node ports from --service-node-port-range alone, which is 30000-32767 unless set otherwise.',
  'Choose a port from 30000 to 32767, or none to have one chosen.',
);

export const sessionAffinityInvalid = refused(
  'session-affinity-invalid',
  'The config belongs to ClientIP, and a client is remembered for one day at most.',
  'Set sessionAffinity: ClientIP with a timeout from 1 to 86400 seconds, or remove the config.',
);

export const onlyForLoadBalancers = refused(
  'only-for-load-balancers',
  'The field means nothing to Services of another type.',
  'Remove the field, or set type: LoadBalancer.',
);

export const trafficPolicyNotAllowed = refused(
  'traffic-policy-not-allowed',
  'Only traffic from outside the cluster can be kept on the node where it came in.',
  'Remove the field, or set type NodePort or LoadBalancer (healthCheckNodePort: LoadBalancer with externalTrafficPolicy Local).',
);

export const endpointsEmpty = refused(
  'endpoints-without-addresses',
  'A subset without addresses has nothing to reach.',
  'Add addresses, or remove the subset.',
);

export const endpointUnreachable = refused(
  'endpoint-unreachable',
  'Such an address means another machine on every machine, so that no packet would arrive.',
  'Write an address that the nodes can reach.',
);

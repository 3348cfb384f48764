import { refused } from './rule-info.js';

/** Ingresses, their classes, and network policies. */

export const ingressEmpty = refused(
  'ingress-without-rules',
  'An Ingress without rules and without a default backend leads nowhere.',
  'Write rules, or a defaultBackend.',
);

export const backendInvalid = refused(
  'ingress-backend-invalid',
  'A backend is one port of a Service, or one other resource; the API server refuses to choose.',
  'Set service with a name and either port.name or port.number, or set resource.',
);

export const hostInvalid = refused(
  'ingress-host-invalid',
  'Requests are told apart by DNS name; the API server refuses addresses, ports and schemes.',
  'Write a lower-case DNS name such as shop.example.com, or *.example.com for all names one level below.',
);

export const ingressPathInvalid = refused(
  'ingress-path-invalid',
  'Controllers would read the path in different ways.',
  "Begin the path with a slash and leave out '//', '/./', '/../' and %2f; give each a pathType.",
);

export const ingressClassDiffers = refused(
  'ingress-class-differs',
  'Nobody could tell which controller the Ingress is for.',
  'Remove the annotation kubernetes.io/ingress.class; spec.ingressClassName took its place.',
);

export const controllerNameInvalid = refused(
  'controller-name-invalid',
  'A controller recognises what is its own by this name, which the API server wants to have a domain.',
  'Write a domain, a slash and a name of 250 characters at most: example.com/ingress.',
);

export const parametersScopeInvalid = refused(
  'parameters-scope-invalid',
  'Parameters of scope Namespace are in one, those of scope Cluster are in none.',
  'Set scope and namespace so that they agree.',
);

export const peerInvalid = refused(
  'network-peer-invalid',
  'A peer is pods, namespaces or a range of addresses; an empty one selects nothing, and a range is nobody’s pods.',
  'Set podSelector, namespaceSelector or both; write an ipBlock as a peer of its own.',
);

export const exceptOutside = refused(
  'except-outside-cidr',
  'Only a part of the range can be excepted from it.',
  'Write a smaller range inside cidr.',
);

export const endPortInvalid = refused(
  'end-port-invalid',
  'A range of ports goes from a number to one that is not below it.',
  'Set port to the lowest number of the range and endPort to the highest.',
);

export const serviceRangesInvalid = refused(
  'service-ranges-invalid',
  'Services get addresses from one range of each IP version at most.',
  'Write one range, or one of IPv4 and one of IPv6.',
);

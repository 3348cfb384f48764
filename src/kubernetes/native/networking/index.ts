import type { NativeRules } from '../native-rules.js';
import { ingress } from './ingress.js';
import { ingressClass } from './ingress-class.js';
import { ipAddress } from './ip-address.js';
import { networkPolicy } from './network-policy.js';
import { serviceCidr } from './service-cidr.js';

/** The kinds of the group networking.k8s.io. */
export const networkingRules: readonly NativeRules[] = [
  ingress,
  ingressClass,
  ipAddress,
  networkPolicy,
  serviceCidr,
];

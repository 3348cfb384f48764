import { canonicalCidr } from '../../kubernetes/cidr.js';
import { customRuleFlags } from './custom-rules.js';
import type { IptablesSettings } from './iptables-props.js';
import { socketOf } from './runtime.js';

/** Where the parts of the node's file system are mounted in the container. */
export const HOST = '/host';

/** Where the rules are kept on the node, if they are. */
export const KEPT_RULES = '/var/lib/multi-networkpolicy';

/** The flags of multi-networkpolicy-iptables. */
export function enforcerArgs(settings: IptablesSettings): string[] {
  const { acceptIcmp, acceptIcmpv6, allowIpv6, keepRules, networkPlugins, syncPeriod, verbosity } = settings;
  return [
    `--host-prefix=${HOST}`,
    `--container-runtime-endpoint=${socketOf(settings)}`,
    `--network-plugins=${networkPlugins.join(',')}`,
    // The enforcer handles the Pods of its own node, which need not have the name of its host.
    '--hostname-override=$(NODE_NAME)',
    ...(keepRules ? [`--pod-iptables=${KEPT_RULES}/iptables`] : []),
    ...(acceptIcmp ? ['--accept-icmp'] : []),
    ...(acceptIcmpv6 ? ['--accept-icmpv6'] : []),
    ...prefixes('src', allowIpv6?.src),
    ...prefixes('dst', allowIpv6?.dst),
    ...customRuleFlags(settings),
    ...(syncPeriod === undefined ? [] : [`--sync-period=${syncPeriod}`]),
    ...(verbosity === undefined ? [] : [`--v=${verbosity}`]),
  ];
}

function prefixes(end: 'src' | 'dst', cidrs: readonly string[] | undefined): string[] {
  return cidrs ? [`--allow-ipv6-${end}-prefix=${cidrs.map(canonicalCidr).join(',')}`] : [];
}

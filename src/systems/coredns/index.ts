import { defineSystem } from '../../model/system.js';

export { CoreDnsTemplate, type KubeletDns } from './core-dns-template.js';
export { type ClusterServerOptions, clusterServer } from './corefile/cluster-server.js';
export { Forward } from './corefile/forward.js';
export { forwardFromProxy } from './corefile/proxy.js';
export { RawDirective } from './corefile/raw.js';
export { Rewrite } from './corefile/rewrite.js';
export { ServerBlock } from './corefile/server.js';
export { CoreDnsTemplateProps } from './props.js';
export { ZoneRecord } from './zone/records.js';
export { ZoneFile } from './zone/zone-file.js';

export const system = defineSystem({
  id: 'coredns',
  title: 'CoreDNS',
  version: '1.14.7',
  constructs: [
    {
      name: 'CoreDnsTemplate',
      emits: 'ConfigMap (Corefile, zone files), Deployment, Service, RBAC, PodDisruptionBudget',
      fixes: {
        R014: 'suppressAaaa answers AAAA queries with a cacheable NODATA',
        R015: 'a proxy stanza is refused with the forward stanza that replaces it',
        R016: 'forward has only the options that CoreDNS knows',
        R017: 'log stdout is refused: the argument is a zone',
        R018: 'probes and Corefile share their addresses, which are never localhost',
        R019: 'one directive and one record per line',
        R020: 'SOA timers are checked: retry < refresh ≪ expire',
        R021: 'a rewritten question needs an answer that is turned back',
        R022: 'ServiceAccount, ClusterRole and binding are always there',
        R024: 'clusterIP gives the Service its address and the kubelets their clusterDNS',
      },
    },
  ],
});

import { durationInSeconds } from '../../kubernetes/duration.js';
import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import type { Settings } from './props.js';
import { isBefore } from './release.js';
import { flagOf, ownedFlags, requestTimeout } from './server-args.js';
import { KUBELET_PORT } from './settings.js';

/** Refuses what is wrong although each prop is right by itself. */
export function examine(settings: Settings, refuse: Refuse): void {
  for (const check of checks) check(settings, refuse);
}

const checks: readonly ((settings: Settings, refuse: Refuse) => void)[] = [
  imageReadsNodesMetrics,
  resolutionIsNotTooFine,
  requestsEndBeforeTheNext,
  oneWayToTheOwnNode,
  portIsFree,
  hostnamesCanBeResolved,
  aliasesAreUnambiguous,
  firewallIsNotOpenToAll,
  requestsComeFromOneProp,
  flagsAreNotRepeated,
  selectorsStayWhole,
];

function imageReadsNodesMetrics({ image }: Settings, refuse: Refuse): void {
  if (!isBefore(image, [0, 6])) return;
  refuse(
    '/image',
    `metrics-server before v0.6 reads /stats/summary, which these roles do not allow; got ${show(image)}.`,
    'Use v0.6 or later: they read /metrics/resource.',
  );
}

function resolutionIsNotTooFine({ metricResolution }: Settings, refuse: Refuse): void {
  if (durationInSeconds(metricResolution) >= 10) return;
  refuse(
    '/metricResolution',
    `metrics-server does not start with a resolution below 10s; got ${show(metricResolution)}.`,
    'Set at least 12s; 15s or more is recommended.',
  );
}

function requestsEndBeforeTheNext({ metricResolution, extraArgs }: Settings, refuse: Refuse): void {
  const resolution = durationInSeconds(metricResolution);
  const timeout = requestTimeout(extraArgs);
  if (resolution < 10 || resolution * 0.9 >= durationInSeconds(timeout)) return;
  refuse(
    '/metricResolution',
    `metrics-server does not start where nine tenths of the resolution are less than the ${timeout} that it waits for a kubelet ("metric-resolution should be larger than kubelet-request-timeout"); got ${show(metricResolution)}.`,
    "Set at least 12s, or wait less: extraArgs: ['--kubelet-request-timeout=5s'].",
  );
}

function oneWayToTheOwnNode({ hostNetwork, hostFirewall }: Settings, refuse: Refuse): void {
  if (!hostNetwork || !hostFirewall) return;
  refuse(
    '/hostFirewall',
    "hostNetwork and hostFirewall are both set: in the node's network no traffic comes from a Pod CIDR.",
    'Set one: hostNetwork changes one Pod, hostFirewall changes every node.',
  );
}

function portIsFree({ hostNetwork, securePort }: Settings, refuse: Refuse): void {
  if (!hostNetwork || securePort !== KUBELET_PORT) return;
  refuse(
    '/securePort',
    `With hostNetwork the port ${KUBELET_PORT} is taken by the node's kubelet.`,
    'Leave securePort out (it is then 4443), or set another port that is free on every node.',
  );
}

function hostnamesCanBeResolved(settings: Settings, refuse: Refuse): void {
  const { addressTypes, nodeAliases, nodeNamesInDns } = settings;
  const hostnameFirst = addressTypes?.[0] === 'Hostname';
  if (hostnameFirst && !nodeAliases && !nodeNamesInDns) {
    refuse(
      '/addressTypes/0',
      "Hostname comes first, but there are no nodeAliases: a name that the cluster's DNS does not know is never scraped.",
      'Put InternalIP first, or give nodeAliases, or say nodeNamesInDns: true if the DNS knows every node.',
    );
  }
  if (addressTypes && !hostnameFirst && nodeAliases) {
    refuse(
      '/addressTypes/0',
      `There are nodeAliases, but ${show(addressTypes[0])} comes first: the aliases would not be looked up.`,
      'Leave addressTypes out (Hostname is then first), or leave nodeAliases out.',
    );
  }
}

function aliasesAreUnambiguous({ nodeAliases = [] }: Settings, refuse: Refuse): void {
  const seen = new Map<string, string>();
  const meet = (what: string, at: string) => {
    const before = seen.get(what);
    if (before === undefined) seen.set(what, at);
    else
      refuse(
        at,
        `${show(what)} is already an alias at ${before}; only the first would count.`,
        'Remove one of them.',
      );
  };
  for (const [i, { ip, hostnames }] of nodeAliases.entries()) {
    meet(ip, `/nodeAliases/${i}/ip`);
    for (const [j, hostname] of hostnames.entries()) meet(hostname, `/nodeAliases/${i}/hostnames/${j}`);
  }
}

function firewallIsNotOpenToAll({ hostFirewall }: Settings, refuse: Refuse): void {
  for (const [i, cidr] of (hostFirewall?.podCidrs ?? []).entries()) {
    if (!cidr.endsWith('/0')) continue;
    refuse(
      `/hostFirewall/podCidrs/${i}`,
      `${show(cidr)} is every address there is: the kubelets would be open to whoever can reach the nodes.`,
      "Set the cluster's Pod CIDR: kubeadm's podSubnet, the controller manager's --cluster-cidr.",
    );
  }
}

function requestsComeFromOneProp({ nodes, resources }: Settings, refuse: Refuse): void {
  if (nodes === undefined || !resources) return;
  refuse('/nodes', 'nodes and resources are both set, and both say what to request.', 'Set one of them.');
}

function flagsAreNotRepeated({ extraArgs }: Settings, refuse: Refuse): void {
  for (const [i, arg] of extraArgs.entries()) {
    const flag = flagOf(arg);
    const instead = ownedFlags[flag];
    if (instead) refuse(`/extraArgs/${i}`, `${flag} is not for extraArgs; got ${show(arg)}.`, instead);
  }
}

function selectorsStayWhole({ labels, nodeSelector }: Settings, refuse: Refuse): void {
  if ('k8s-app' in labels) {
    refuse(
      '/labels/k8s-app',
      'k8s-app is what the Service selects; it is metrics-server.',
      'Use another label.',
    );
  }
  const os = nodeSelector['kubernetes.io/os'];
  if (os !== undefined && os !== 'linux') {
    refuse('/nodeSelector/kubernetes.io~1os', `The image is for linux; got ${show(os)}.`, 'Leave it out.');
  }
}

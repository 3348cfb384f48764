import { durationInSeconds } from '../../kubernetes/duration.js';
import { show } from '../../model/show.js';
import type { Refuse, Resolved } from '../../synth/props.js';
import { configData } from './config-map.js';
import { checkServers } from './corefile/check-servers.js';
import { checkWords } from './corefile/check-words.js';
import { addressesOf, checkAddresses, portOf } from './corefile/process.js';
import { dnsPorts } from './ports.js';
import { type CoreDnsTemplateProps, serversOf } from './props.js';

type Props = Resolved<typeof CoreDnsTemplateProps>;

/** Etcd's and the API server's limit for a ConfigMap's data. */
const MOST_BYTES = 1024 * 1024;

/** Refuses combinations of props that cannot work; every text, every value by itself is right by now. */
export function checkProps(props: Props, refuse: Refuse): void {
  let refused = false;
  const tell: Refuse = (...refusal) => {
    refused = true;
    refuse(...refusal);
  };
  if (props.role === 'cluster') checkCluster(props, tell);
  else if (!props.servers)
    tell('/servers', 'An internal server needs servers.', 'Give at least one server block.');
  checkServers(serversOf(props), tell);
  checkAddresses(props, tell);
  checkWords(props.reload, '/reload', tell);
  checkReload(props, tell);
  checkPorts(props, tell);
  if (!refused) checkSize(props, tell);
}

function checkCluster(props: Props, refuse: Refuse): void {
  if (props.clusterIP === undefined) {
    const fix = "Set the address that the kubelets' clusterDNS names, such as 10.96.0.10.";
    refuse(
      '/clusterIP',
      'The cluster DNS needs clusterIP: without it Pods are given a nameserver that is not there.',
      fix,
    );
  }
  if (props.namespace !== undefined && props.namespace !== 'kube-system') {
    const what = `The cluster DNS cannot be in ${show(props.namespace)}: kubelets' tools and policies look for kube-dns in kube-system.`;
    refuse('/namespace', what, "Leave it out, or set role: 'internal'.");
  }
  if (props.serviceType !== 'ClusterIP') {
    const what = `The cluster DNS cannot be a ${props.serviceType}: it would answer the outside, and resolve for it.`;
    refuse('/serviceType', what, "Leave it out; give the outside a server of its own with role: 'internal'.");
  }
  const servers = serversOf(props);
  if (!servers.some(({ kubernetes }) => kubernetes)) {
    const fix = 'Start from clusterServer(): { ...clusterServer(), … }.';
    refuse('/servers', 'No server block has the plugin kubernetes, so no Service would be found.', fix);
  }
  if (!dnsPorts(servers).includes(53)) {
    const what = `The servers listen on ${dnsPorts(servers).join(', ')}; Pods can ask port 53 only.`;
    refuse('/servers', what, 'Let one of them listen on 53.');
  }
}

function checkReload({ reload }: Props, refuse: Refuse): void {
  if (typeof reload === 'boolean') return;
  if (durationInSeconds(reload.interval) < 2) {
    refuse(
      '/reload/interval',
      `The interval ${show(reload.interval)} is too short; CoreDNS starts with 2s or more.`,
      'Set 30s.',
    );
  }
  const jitter = reload.jitter === undefined ? 1 : durationInSeconds(reload.jitter);
  if (jitter !== 0 && jitter < 1) {
    refuse(
      '/reload/jitter',
      `The jitter ${show(reload.jitter)} is too short; CoreDNS starts with 1s or more.`,
      'Set 15s.',
    );
  }
}

function checkPorts(props: Props, refuse: Refuse): void {
  const taken = new Map<number, string>(dnsPorts(serversOf(props)).map((port) => [port, 'a server block']));
  for (const [plugin, address] of Object.entries(addressesOf(props))) {
    const port = portOf(address);
    const other = taken.get(port);
    if (other)
      refuse(`/${plugin}/address`, `${plugin} and ${other} both listen on ${port}.`, 'Choose another port.');
    taken.set(port, plugin);
  }
}

function checkSize(props: Props, refuse: Refuse): void {
  const bytes = Buffer.byteLength(Object.entries(configData(props)).flat().join(''));
  if (bytes <= MOST_BYTES) return;
  const what = `The Corefile and the zone files have ${bytes} bytes; a ConfigMap holds ${MOST_BYTES}.`;
  refuse('/servers', what, 'Split the zones over several servers, or serve them from the plugin etcd.');
}

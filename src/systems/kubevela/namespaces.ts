import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { type AppModel, policiesOf } from './checks/parts.js';

/** They come with the cluster. */
const everywhere = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** The namespaces that the topologies need and that nobody else makes. */
export function namespacesOf(app: AppModel): string[] {
  const wanted = policiesOf(app, 'topology').flatMap(({ value }) => value.namespace ?? []);
  const there = [...everywhere, 'vela-system', app.home, ...app.existingNamespaces];
  return [...new Set(wanted)].filter((namespace) => !there.includes(namespace)).sort();
}

/** Refuses topologies whose namespace is needed in a cluster where nothing can be made from here (R110). */
export function checkNamespaces(app: AppModel, refuse: Refuse): void {
  const there = [...everywhere, ...app.existingNamespaces];
  for (const { at, value, name } of policiesOf(app, 'topology')) {
    const { namespace, clusters = ['local'], clusterLabelSelector } = value;
    const isRemote = clusterLabelSelector !== undefined || clusters.some((cluster) => cluster !== 'local');
    if (namespace === undefined || !isRemote || there.includes(namespace)) continue;
    const what = `The topology ${show(name)} needs the namespace ${show(namespace)} in clusters other than local, where this application cannot make it.`;
    refuse(`${at}/namespace`, what, 'Make it there, then list it in existingNamespaces.');
  }
}

import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import { CustomObject } from '../../synth/custom-object.js';
import { type Refuse, resolveProps } from '../../synth/props.js';
import { type AttachmentSettings, NetworkAttachmentDefinitionProps } from './attachment-props.js';
import { NetworkAttachmentDefinitionKind } from './kinds/network-attachment-definition-kind.js';
import { namespaceOf } from './namespace.js';
import { qualified } from './reference.js';

/** The reference plugins that change an interface and make none. */
const chained = new Set(['bandwidth', 'firewall', 'portmap', 'sbr', 'tuning', 'vrf']);

/**
 * A network that Pods can be attached to beside the cluster's own, by Multus: the configuration of its CNI plugins, as
 * JSON in a NetworkAttachmentDefinition.
 *
 * @throws UserError `PROP_INVALID`
 */
export class NetworkAttachmentDefinition extends Construct {
  /** `namespace/name`, as a policy's `policyFor` and a Pod's `k8s.v1.cni.cncf.io/networks` take it. */
  readonly reference: string;
  /** The type of the first plugin: what the enforcer's `networkPlugins` must name. */
  readonly cniType: string;

  constructor(scope: Construct, id: string, props: NetworkAttachmentDefinitionProps) {
    super(scope, id);
    const settings = resolveProps(this, NetworkAttachmentDefinitionProps, props, checkPlugins);
    const { name, labels, plugins, resourceName } = settings;
    const namespace = namespaceOf(this, settings.namespace);
    this.reference = qualified(name, namespace);
    this.cniType = plugins[0]?.type ?? '';
    const annotations = resourceName && { 'k8s.v1.cni.cncf.io/resourceName': resourceName };
    new CustomObject(
      this,
      'NetworkAttachmentDefinition',
      NetworkAttachmentDefinitionKind,
      {
        name,
        namespace,
        ...(Object.keys(labels).length > 0 && { labels }),
        ...(annotations && { annotations }),
      },
      { spec: { config: `${JSON.stringify(cniConfig(settings), null, 2)}\n` } },
    );
  }
}

/** One plugin is written as itself, which is what most tools that read attachments know; several as a list. */
function cniConfig({ cniVersion, name, plugins }: AttachmentSettings): object {
  const [first, ...rest] = plugins;
  return rest.length === 0 ? { cniVersion, name, ...first } : { cniVersion, name, plugins };
}

function checkPlugins({ plugins }: AttachmentSettings, refuse: Refuse): void {
  const [first] = plugins;
  if (first && chained.has(first.type)) {
    refuse(
      '/plugins/0/type',
      `${show(first.type)} changes an interface and makes none, so it cannot be first.`,
      'Put the plugin that makes the interface before it: bridge, macvlan, ipvlan, …',
    );
  }
  for (const [i, plugin] of plugins.entries()) {
    for (const key of ['cniVersion', 'name'].filter((key) => key in plugin)) {
      refuse(
        `/plugins/${i}/${key}`,
        `A plugin has no ${key} of its own; got ${show(plugin[key])}.`,
        `Leave it out: the ${key} is that of the attachment.`,
      );
    }
  }
}

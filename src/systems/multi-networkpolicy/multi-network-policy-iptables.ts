import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkIptables } from './check-iptables.js';
import { customRuleFiles } from './custom-rules.js';
import { addDaemonSet } from './daemon-set.js';
import { MultiNetworkPolicyIptablesProps } from './iptables-props.js';
import { namesOf, rulesName } from './names.js';
import { addRbac } from './rbac.js';

/**
 * Enforces MultiNetworkPolicies: multi-networkpolicy-iptables on every node, which writes iptables rules into the
 * network of each Pod that has an attachment of one of the `networkPlugins`. One per cluster; it runs privileged.
 *
 * @throws UserError `PROP_INVALID`
 */
export class MultiNetworkPolicyIptables extends Construct {
  /** The CNI types of the attachments whose policies it enforces. */
  readonly networkPlugins: readonly string[];

  constructor(scope: Construct, id: string, props: MultiNetworkPolicyIptablesProps) {
    super(scope, id);
    const settings = resolveProps(this, MultiNetworkPolicyIptablesProps, props, checkIptables);
    const names = namesOf(settings);
    this.networkPlugins = settings.networkPlugins;
    addRbac(this, names);
    if (settings.customRules) {
      new k8s.KubeConfigMap(this, 'ConfigMap', {
        metadata: { name: rulesName(settings), namespace: names.namespace, labels: names.labels },
        data: customRuleFiles(settings),
      });
    }
    addDaemonSet(this, names, settings);
  }
}

import { Construct } from 'constructs';
import { CustomObject } from '../../synth/custom-object.js';
import { resolveProps } from '../../synth/props.js';
import { checkPolicy } from './check-policy.js';
import { hostBitsAnnotation } from './host-bits.js';
import { MultiNetworkPolicyKind } from './kinds/multi-network-policy-kind.js';
import { brokenLinks } from './links.js';
import { namespaceOf } from './namespace.js';
import { MultiNetworkPolicyProps } from './policy-props.js';
import { policySpec } from './policy-spec.js';
import { qualified } from './reference.js';
import { cidrsOf } from './rules.js';

/**
 * A NetworkPolicy for the networks that Multus attaches Pods to. It restricts the networks that `policyFor` names and
 * no others; the cluster's own network has NetworkPolicies.
 *
 * When the app is synthesized it is refused if it names an attachment that the app's own ones suggest is misspelt, or
 * one whose CNI type no `MultiNetworkPolicyIptables` of the app handles.
 *
 * @throws UserError `PROP_INVALID`
 */
export class MultiNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, props: MultiNetworkPolicyProps) {
    super(scope, id);
    const settings = resolveProps(this, MultiNetworkPolicyProps, props, (given, refuse) =>
      checkPolicy(given, namespaceOf(this, given.namespace), refuse),
    );
    const { name, labels, policyFor, attachmentsElsewhere, enforcedBy } = settings;
    const namespace = namespaceOf(this, settings.namespace);
    new CustomObject(
      this,
      'MultiNetworkPolicy',
      MultiNetworkPolicyKind,
      {
        name,
        namespace,
        ...(Object.keys(labels).length > 0 && { labels }),
        annotations: {
          'k8s.v1.cni.cncf.io/policy-for': policyFor.join(','),
          ...hostBitsAnnotation(cidrsOf(settings)),
        },
      },
      { spec: policySpec(settings, namespace) },
    );
    const references = policyFor.map((reference) => qualified(reference, namespace));
    this.node.addValidation({
      validate: () => brokenLinks(this.node.root, { references, attachmentsElsewhere, enforcedBy }),
    });
  }
}

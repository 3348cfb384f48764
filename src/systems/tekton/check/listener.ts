import { formats, isDnsLabel } from '../../../kubernetes/formats.js';
import { show } from '../../../model/show.js';
import type { Refuse, Resolved } from '../../../synth/props.js';
import type { TektonEventListenerProps } from '../props.js';
import { checkInterceptors } from './interceptors.js';
import { checkTrigger } from './trigger.js';

type Props = Resolved<typeof TektonEventListenerProps>;

/** Refuses an EventListener that hears nothing, that has no Service, or that Tekton's webhook refuses. */
export function checkListener(props: Props, refuse: Refuse): void {
  const { name, triggers, triggerGroups, namespaceSelector, labelSelector } = props;
  if (!isDnsLabel(`el-${name}`)) {
    const what = `The EventListener's Service cannot be called ${show(`el-${name}`)}.`;
    refuse('/name', what, 'Use at most 60 of a-z, 0-9 and -.');
  }
  const others = namespaceSelector?.matchNames?.length || labelSelector;
  if (!triggers?.length && !triggerGroups?.length && !others)
    refuse('/triggers', 'The EventListener has no trigger, so events do nothing.', 'Give at least one.');
  checkTriggers(props, refuse);
  checkGroups(props, refuse);
  checkResources(props, refuse);
}

function checkTriggers({ triggers = [] }: Props, refuse: Refuse): void {
  for (const [i, trigger] of triggers.entries()) {
    checkTrigger(trigger, `/triggers/${i}`, refuse);
    const { name } = trigger;
    if (name === undefined || formats['label-value'].test(name)) continue;
    const what = `Tekton makes a label of the name ${show(name)}.`;
    refuse(`/triggers/${i}/name`, what, `It must be ${formats['label-value'].means}.`);
  }
}

function checkGroups({ triggerGroups = [] }: Props, refuse: Refuse): void {
  for (const [i, { triggerSelector, interceptors }] of triggerGroups.entries()) {
    const at = `/triggerGroups/${i}`;
    if (!('labelSelector' in triggerSelector) && !('namespaceSelector' in triggerSelector))
      refuse(
        `${at}/triggerSelector`,
        'The group selects nothing.',
        'Set labelSelector or namespaceSelector.',
      );
    if (!interceptors?.length)
      refuse(
        `${at}/interceptors`,
        'The group has no interceptor.',
        'Give one, or use labelSelector instead.',
      );
    checkInterceptors(interceptors, `${at}/interceptors`, refuse);
  }
}

function checkResources({ resources }: Props, refuse: Refuse): void {
  const { kubernetesResource, customResource } = resources ?? {};
  if (kubernetesResource && customResource) {
    const what = 'It is a Deployment and a custom resource.';
    refuse('/resources', what, 'Give either kubernetesResource or customResource.');
  }
  const { serviceType, serviceLoadBalancerClass } = kubernetesResource ?? {};
  if (serviceLoadBalancerClass !== undefined && serviceType !== 'LoadBalancer') {
    const what = 'Only a Service of type LoadBalancer has a class.';
    const at = '/resources/kubernetesResource/serviceLoadBalancerClass';
    refuse(at, what, "Set serviceType: 'LoadBalancer', or remove it.");
  }
}

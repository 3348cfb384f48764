import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkListener } from './check/listener.js';
import { checkTriggerTree } from './check/trigger-tree.js';
import { addListenerRbac } from './event-listener-rbac.js';
import { EventListenerKind } from './kinds/kinds.js';
import { TektonEventListenerProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject, namespaceOf } from './tekton-object.js';

/** Tekton Triggers asks for nothing by itself. */
const requests = { cpu: '50m', memory: '64Mi' };
const resources = {
  kubernetesResource: { spec: { template: { spec: { containers: [{ resources: { requests } }] } } } },
};

/**
 * An EventListener, for which Tekton Triggers makes a Deployment and the Service `el-<name>`, and the ServiceAccount and
 * bindings that it needs.
 *
 * @throws UserError `PROP_INVALID`, for what is incomplete or contradicts itself
 */
export class TektonEventListener extends Construct {
  /** The ServiceAccount that makes the objects. */
  readonly serviceAccountName: string;

  constructor(scope: Construct, id: string, props: TektonEventListenerProps) {
    super(scope, id);
    const { head, spec } = splitHead(resolveProps(this, TektonEventListenerProps, props, checkListener));
    const { serviceAccountName = `${head.name}-listener` } = spec;
    const namespace = head.namespace ?? namespaceOf(this);
    this.serviceAccountName = serviceAccountName;
    if (spec.serviceAccountName === undefined)
      addListenerRbac(this, serviceAccountName, namespace, head.labels);
    const body = { resources, ...spec, serviceAccountName };
    addObject(this, EventListenerKind, { ...head, namespace }, body, (peer, refuse) => {
      for (const [i, trigger] of (spec.triggers ?? []).entries())
        checkTriggerTree(this, peer, trigger, `/spec/triggers/${i}`, refuse);
    });
  }
}

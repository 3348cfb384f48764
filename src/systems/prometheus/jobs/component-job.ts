import type { PartName } from '../names.js';
import { type Job, keep, setInstance } from './job.js';

/** A Service of the stack that has metrics. */
export interface Component {
  readonly service: PartName;
  /** The name of the Service's port. */
  readonly port: string;
  /** Whether labels of the metrics win over those of the target, as for what speaks of other objects. */
  readonly honorLabels?: boolean;
  /** The label `instance`, where it is not the Pod that the metrics are about. */
  readonly instance?: string | undefined;
}

/** Every Pod behind a Service of the stack. */
export function componentJob({ service, port, honorLabels, instance }: Component, namespace: string): Job {
  return {
    name: service,
    discovery: { role: 'endpointslice', namespace },
    ...(honorLabels && { honorLabels }),
    relabelings: [
      keep({ __meta_kubernetes_service_name: service, __meta_kubernetes_endpointslice_port_name: port }),
      ...(instance === undefined ? [] : [setInstance(instance)]),
    ],
  };
}

import { Construct } from 'constructs';
import { CustomObject } from '../../../synth/custom-object.js';
import type { Resolved } from '../../../synth/props.js';
import type { AlertmanagerProps } from '../alertmanager/alertmanager-props.js';
import { metadataOf, part } from '../names.js';
import { addServiceAccount } from '../workload.js';
import { alertmanagerConfigSpec } from './alertmanager-config.js';
import { AlertmanagerConfigKind } from './kinds/alertmanager-config-kind.js';
import { AlertmanagerKind } from './kinds/alertmanager-kind.js';
import { claimTemplate, operatedSecurity, versionOf } from './workload.js';

/** Alertmanager and its configuration, as the operator's kinds. */
export class OperatedAlertmanager extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: Resolved<typeof AlertmanagerProps>) {
    super(scope, id);
    const self = part('alertmanager', namespace);
    addServiceAccount(this, self);
    new CustomObject(this, 'AlertmanagerConfig', AlertmanagerConfigKind, metadataOf(self), {
      spec: alertmanagerConfigSpec(props, namespace),
    });
    new CustomObject(this, 'Alertmanager', AlertmanagerKind, metadataOf(self), {
      spec: {
        image: props.image,
        ...versionOf(props.image),
        replicas: props.replicas,
        retention: props.retention,
        serviceAccountName: self.name,
        // As the whole configuration: selected ones would see alerts of their own namespace only.
        alertmanagerConfiguration: { name: self.name, global: { resolveTimeout: props.resolveTimeout } },
        resources: props.resources,
        securityContext: operatedSecurity,
        storage: claimTemplate(props.storage),
      },
    });
  }
}

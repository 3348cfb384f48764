import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { addApiService, addService } from './api.js';
import { addDeployment, addDisruptionBudget } from './deployment.js';
import { examine } from './examine.js';
import { addHostFirewall } from './host-firewall.js';
import { MetricsServerWithFixesProps } from './props.js';
import { addRbac } from './rbac.js';

/**
 * metrics-server in kube-system: the nine objects of upstream's release, and the fixes for the three ways in which
 * scraping a node fails: its certificate (`kubeletTls`), its name (`nodeAliases`), its firewall (`hostNetwork`,
 * `hostFirewall`). One per cluster: the Metrics API has one owner.
 *
 * @throws UserError `PROP_INVALID` for props that are wrong by themselves or together
 */
export class MetricsServerWithFixes extends Construct {
  constructor(scope: Construct, id: string, props: MetricsServerWithFixesProps = {}) {
    super(scope, id);
    const settings = resolveProps(this, MetricsServerWithFixesProps, props, examine);
    addRbac(this, settings.labels);
    addService(this, settings);
    addDeployment(this, settings);
    if (settings.highAvailability) addDisruptionBudget(this, settings);
    addApiService(this, settings);
    if (settings.hostFirewall) addHostFirewall(this, settings.hostFirewall, settings.labels);
  }
}

import type { Refuse } from '../../../synth/props.js';
import { checkNamespaces } from '../namespaces.js';
import { checkComponents } from './check-components.js';
import { checkNames } from './check-names.js';
import { checkOverrides } from './check-overrides.js';
import { checkPolicies, checkPolicyTypes } from './check-policies.js';
import { checkFlow } from './check-references.js';
import { checkStepTypes, checkWorkflow } from './check-workflow.js';
import type { AppModel } from './parts.js';

/**
 * Refuses what KubeVela would refuse only in the cluster, and what it would silently ignore: first what is wrong by
 * itself, then, if nothing is, what does not fit together.
 */
export function checkApp(app: AppModel, refuse: Refuse): void {
  let refused = false;
  const tell: Refuse = (...refusal) => {
    refused = true;
    refuse(...refusal);
  };
  checkNames(app, tell);
  checkComponents(app, tell);
  checkPolicyTypes(app, tell);
  checkStepTypes(app, tell);
  if (refused) return;
  checkPolicies(app, refuse);
  checkOverrides(app, refuse);
  checkWorkflow(app, refuse);
  checkFlow(app, refuse);
  checkNamespaces(app, refuse);
}

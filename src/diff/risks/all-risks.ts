import type { RiskRule } from '../risk.js';
import { fieldPruned, schemaTightened, validationRuleAdded } from './compatibility/schema.js';
import { conversionChanged, storageVersionChanged, versionNotServed } from './compatibility/versions.js';
import { onlyMetadata } from './cosmetic/only-told.js';
import { applierRemoved, pruneEnabled } from './data-loss/pruning.js';
import { reclaimPolicyWeakened } from './data-loss/reclaim-policy-weakened.js';
import { claimsDeletedWithSet, statefulSetRenamed } from './data-loss/stateful-set-claims.js';
import {
  claimRemoved,
  definitionRemoved,
  namespaceRemoved,
  volumeRemoved,
} from './data-loss/storage-removed.js';
import { volumeSwapped } from './data-loss/volume-swapped.js';
import { apiVersionNotServed } from './impossible/api-version-not-served.js';
import { balancerClassChanged } from './impossible/balancer-class-changed.js';
import { claimCannotGrow, claimFixed, claimShrinks } from './impossible/claim.js';
import { clusterIpChanged } from './impossible/cluster-ip-changed.js';
import { definitionRenamed, storedVersionRemoved } from './impossible/definition.js';
import { immutableDataChanged, secretTypeChanged } from './impossible/fixed-data.js';
import { fixedFieldChanged } from './impossible/fixed-field-changed.js';
import { jobFixed } from './impossible/job-fixed.js';
import { podFixed } from './impossible/pod-fixed.js';
import { roleRefChanged } from './impossible/role-ref-changed.js';
import { selectorChanged } from './impossible/selector-changed.js';
import { claimTemplatesChanged, statefulSetFieldFixed } from './impossible/stateful-set.js';
import { strategyDefaultRemains } from './impossible/strategy-default-remains.js';
import { transitionRuleBroken } from './impossible/transition-rule-broken.js';
import { volumeSourceChanged } from './impossible/volume-source-changed.js';
import { budgetBlocksEvictions } from './outage/budget-blocks-evictions.js';
import { autoscalerRemoved, budgetRemoved } from './outage/guard-removed.js';
import { placementNarrowed } from './outage/placement-narrowed.js';
import { podsIsolated } from './outage/pods-isolated.js';
import { livenessProbeChanged, readinessProbeRemoved } from './outage/probes.js';
import { rightsWithdrawn } from './outage/rights-withdrawn.js';
import { routeClassChanged, routeRemoved } from './outage/route-removed.js';
import { namedPortRemoved, servicePortRemoved, targetPortMissing } from './outage/service-ports.js';
import { serviceRemoved } from './outage/service-removed.js';
import { serviceSelectsNothing } from './outage/service-selects-nothing.js';
import { serviceAddressChanged, serviceTypeChanged } from './outage/service-type-changed.js';
import { stillUsed, usedKeyRemoved } from './outage/still-used.js';
import { webhookFailsClosed } from './outage/webhook-fails-closed.js';
import { cronJobSuspended, recreateStrategy, scaledToZero, workloadRemoved } from './outage/workload-gone.js';
import { configRestartsNothing } from './rollout/config-restarts-nothing.js';
import { nextRunsOnly, podsRestart, rolloutHeldBack } from './rollout/pods-restart.js';
import {
  autoscalerBoundsChanged,
  claimGrows,
  paidResourceAdded,
  quotaChanged,
  replicasChanged,
  resourcesChanged,
} from './scale/amounts-changed.js';
import { serviceExposed, sourceRangesWidened, tlsRemoved } from './security/exposed.js';
import { hostAccess } from './security/host-access.js';
import { imageLessPinned, imageRegistryChanged } from './security/image.js';
import { insecureFlag } from './security/insecure-flag.js';
import { namespacePolicyLowered } from './security/namespace-policy-lowered.js';
import { networkOpened, networkPolicyRemoved } from './security/network-opened.js';
import { plaintextSecret } from './security/plaintext-secret.js';
import { hardeningRemoved, privilegesRaised } from './security/privileges-raised.js';
import { bindingWidened, rbacWidened } from './security/rbac.js';
import { tokenMounted } from './security/token-mounted.js';
import { admissionWeakened } from './security/webhook-weakened.js';

/** Every rule of `runbook diff`, the worst first. */
export const allRisks: readonly RiskRule[] = [
  apiVersionNotServed,
  selectorChanged,
  statefulSetFieldFixed,
  claimTemplatesChanged,
  jobFixed,
  podFixed,
  claimFixed,
  claimShrinks,
  claimCannotGrow,
  volumeSourceChanged,
  clusterIpChanged,
  balancerClassChanged,
  secretTypeChanged,
  immutableDataChanged,
  roleRefChanged,
  fixedFieldChanged,
  definitionRenamed,
  storedVersionRemoved,
  strategyDefaultRemains,
  transitionRuleBroken,

  claimRemoved,
  volumeRemoved,
  namespaceRemoved,
  definitionRemoved,
  reclaimPolicyWeakened,
  claimsDeletedWithSet,
  statefulSetRenamed,
  volumeSwapped,
  pruneEnabled,
  applierRemoved,

  serviceSelectsNothing,
  serviceRemoved,
  servicePortRemoved,
  targetPortMissing,
  namedPortRemoved,
  serviceTypeChanged,
  serviceAddressChanged,
  routeRemoved,
  routeClassChanged,
  workloadRemoved,
  scaledToZero,
  recreateStrategy,
  cronJobSuspended,
  budgetBlocksEvictions,
  budgetRemoved,
  readinessProbeRemoved,
  stillUsed,
  usedKeyRemoved,
  podsIsolated,
  placementNarrowed,
  rightsWithdrawn,
  webhookFailsClosed,

  versionNotServed,
  storageVersionChanged,
  conversionChanged,
  schemaTightened,
  fieldPruned,
  validationRuleAdded,

  rbacWidened,
  bindingWidened,
  hostAccess,
  privilegesRaised,
  hardeningRemoved,
  namespacePolicyLowered,
  networkPolicyRemoved,
  networkOpened,
  serviceExposed,
  sourceRangesWidened,
  tlsRemoved,
  tokenMounted,
  plaintextSecret,
  imageRegistryChanged,
  imageLessPinned,
  admissionWeakened,
  insecureFlag,

  podsRestart,
  rolloutHeldBack,
  nextRunsOnly,
  livenessProbeChanged,
  configRestartsNothing,

  replicasChanged,
  resourcesChanged,
  autoscalerBoundsChanged,
  autoscalerRemoved,
  claimGrows,
  paidResourceAdded,
  quotaChanged,

  onlyMetadata,
];

/** The rule of this id. */
export function riskOf(id: string): RiskRule | undefined {
  return allRisks.find((rule) => rule.id === id);
}

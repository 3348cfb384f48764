/**
 * Fields of built-in kinds that OpenAPI says are required and that the API server does without, by their definition: Go
 * has an empty value for them, and nothing looks at it.
 */
const notRequired: Readonly<Record<string, readonly string[]>> = {
  'io.k8s.api.batch.v1.PodFailurePolicy': ['rules'],
  'io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'io.k8s.api.batch.v1.PodFailurePolicyRule': ['onPodConditions'],
  'io.k8s.api.core.v1.HTTPHeader': ['value'],
  'io.k8s.api.core.v1.LimitRangeSpec': ['limits'],
  'io.k8s.api.core.v1.PreferredSchedulingTerm': ['preference'],
  'io.k8s.api.core.v1.Sysctl': ['value'],
  'io.k8s.api.discovery.v1.EndpointSlice': ['endpoints'],
  'io.k8s.api.discovery.v1.ForZone': ['name'],
  'io.k8s.api.networking.v1.NetworkPolicySpec': ['podSelector'],
  'io.k8s.api.rbac.v1.RoleRef': ['apiGroup'],
  'io.k8s.api.storage.v1.CSIDriver': ['spec'],
  'io.k8s.api.storage.v1.CSINode': ['spec'],
  'io.k8s.api.storage.v1.CSINodeSpec': ['drivers'],
  'io.k8s.api.storage.v1.TokenRequest': ['audience'],
};

/** Whether an object of the definition needs the field. */
export function isNeeded(definition: string | undefined, field: string): boolean {
  const known = definition !== undefined && Object.hasOwn(notRequired, definition);
  return !known || notRequired[definition]?.includes(field) !== true;
}

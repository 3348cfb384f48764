/** How the items of a list belong together: by their keys, as a set, or in order. `ordered`: their order counts all the same. */
export type ListFact =
  /** Items with the same keys are the same item. */
  | { readonly type: 'map'; readonly keys: readonly string[]; readonly ordered?: true }
  /** Values of which each is there or not. */
  | { readonly type: 'set'; readonly ordered?: true }
  /** Items without keys whose order means nothing. */
  | { readonly type: 'bag'; readonly ordered?: true }
  | { readonly type: 'list' };

const set: ListFact = { type: 'set' };
const bag: ListFact = { type: 'bag' };
const inOrder: ListFact = { type: 'list' };

function by(...keys: string[]): ListFact {
  return { type: 'map', keys };
}

function inOrderBy(...keys: string[]): ListFact {
  return { type: 'map', keys, ordered: true };
}

/** Lists that many types have under the same name. */
const anywhere: Readonly<Record<string, ListFact>> = {
  matchExpressions: bag,
  matchFields: bag,
  matchLabelKeys: set,
  mismatchLabelKeys: set,
  tolerations: bag,
  accessModes: set,
  subjects: by('kind', 'namespace', 'name'),
  verbs: set,
  apiGroups: set,
  apiVersions: set,
  operations: set,
  resources: set,
  resourceNames: set,
  nonResourceURLs: set,
  shortNames: set,
  categories: set,
  usages: set,
  audiences: set,
};

/**
 * What the server's OpenAPI does not say of lists, or says with its merging in mind: it publishes most lists as atomic, and
 * no order that counts. By the name of the type in Go, which is the same in all versions, and the field.
 */
const ofTypes: Readonly<Record<string, ListFact>> = {
  'Container.env': inOrderBy('name'),
  'EphemeralContainer.env': inOrderBy('name'),
  'PodSpec.initContainers': inOrderBy('name'),
  'PodSpec.readinessGates': by('conditionType'),
  'Container.resizePolicy': by('resourceName'),
  'Capabilities.add': set,
  'Capabilities.drop': set,
  'PodSecurityContext.supplementalGroups': set,
  'PodSecurityContext.sysctls': by('name'),
  'PodDNSConfig.options': by('name'),
  'PodAffinityTerm.namespaces': set,
  'NodeSelector.nodeSelectorTerms': bag,
  'NodeSelectorRequirement.values': set,
  'LabelSelectorRequirement.values': set,
  'ScopedResourceSelectorRequirement.values': set,
  'TopologySelectorLabelRequirement.values': set,
  'TopologySelectorTerm.matchLabelExpressions': bag,
  'NodeAffinity.preferredDuringSchedulingIgnoredDuringExecution': bag,
  'PodAffinity.preferredDuringSchedulingIgnoredDuringExecution': bag,
  'PodAffinity.requiredDuringSchedulingIgnoredDuringExecution': bag,
  'PodAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution': bag,
  'PodAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution': bag,
  'ConfigMapVolumeSource.items': by('path'),
  'SecretVolumeSource.items': by('path'),
  'DownwardAPIVolumeSource.items': by('path'),
  'ConfigMapProjection.items': by('path'),
  'SecretProjection.items': by('path'),
  'DownwardAPIProjection.items': by('path'),
  'ServiceAccount.imagePullSecrets': by('name'),
  'ServiceSpec.externalIPs': set,
  'ServiceSpec.loadBalancerSourceRanges': set,
  'LimitRangeSpec.limits': by('type'),
  'ResourceQuotaSpec.scopes': set,
  'NodeSpec.taints': by('key', 'effect'),
  'Endpoints.subsets': bag,
  'EndpointSubset.addresses': by('ip'),
  'EndpointSubset.notReadyAddresses': by('ip'),
  'EndpointSubset.ports': by('name'),
  'EndpointSlice.endpoints': bag,
  'EndpointSlice.ports': by('name'),
  'StatefulSetSpec.volumeClaimTemplates': by('metadata.name'),
  'IngressSpec.rules': by('host'),
  'HTTPIngressRuleValue.paths': by('path', 'pathType'),
  'IngressSpec.tls': bag,
  'IngressTLS.hosts': set,
  'IPBlock.except': set,
  'NetworkPolicySpec.ingress': bag,
  'NetworkPolicySpec.egress': bag,
  'NetworkPolicySpec.policyTypes': set,
  'NetworkPolicyIngressRule.from': bag,
  'NetworkPolicyIngressRule.ports': bag,
  'NetworkPolicyEgressRule.to': bag,
  'NetworkPolicyEgressRule.ports': bag,
  'ServiceCIDRSpec.cidrs': set,
  'Role.rules': bag,
  'ClusterRole.rules': bag,
  'AggregationRule.clusterRoleSelectors': bag,
  'HorizontalPodAutoscalerSpec.metrics': bag,
  'HPAScalingRules.policies': bag,
  'StorageClass.allowedTopologies': bag,
  // Each gets what those before it have made of the object.
  'MutatingWebhookConfiguration.webhooks': inOrderBy('name'),
  'ValidatingWebhook.rules': bag,
  'MutatingWebhook.rules': bag,
  'MatchResources.resourceRules': bag,
  'MatchResources.excludeResourceRules': bag,
  'ValidatingAdmissionPolicySpec.variables': inOrderBy('name'),
  'MutatingAdmissionPolicySpec.variables': inOrderBy('name'),
  'ValidatingAdmissionPolicySpec.auditAnnotations': by('key'),
  'FlowSchemaSpec.rules': bag,
  'PolicyRulesWithSubjects.subjects': bag,
  'PolicyRulesWithSubjects.resourceRules': bag,
  'PolicyRulesWithSubjects.nonResourceRules': bag,
  'PodFailurePolicyRule.onPodConditions': bag,
  'CustomResourceDefinitionSpec.versions': by('name'),
  'CustomResourceDefinitionVersion.additionalPrinterColumns': inOrderBy('name'),
  'CustomResourceDefinitionVersion.selectableFields': by('jsonPath'),
  'JSONSchemaProps.required': set,
  'JSONSchemaProps.enum': set,
  'JSONSchemaProps.x-kubernetes-list-map-keys': set,
};

/** What is known of a list of a built-in kind beside its schema. */
export function listFactOf(type: string, field: string): ListFact | undefined {
  const name = `${type}.${field}`;
  if (Object.hasOwn(ofTypes, name)) return ofTypes[name];
  return Object.hasOwn(anywhere, field) ? anywhere[field] : undefined;
}

/**
 * The same list where its order counts: in a Pod template, which controllers compare as it is written, and containers start
 * in their order.
 */
export function inItsOrder(fact: ListFact): ListFact {
  return fact.type === 'list' ? fact : { ...fact, ordered: true };
}

/** What a schema says itself. */
export function listFactFrom(listType: string | undefined, keys: readonly string[] | undefined): ListFact {
  if (listType === 'map' && keys && keys.length > 0) return { type: 'map', keys };
  return listType === 'set' ? set : inOrder;
}

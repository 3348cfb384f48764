import type { Case } from './cases.js';
import type { Difference } from './compare.js';

/** A way in which we and the API server differ, and why it stays. */
interface Disagreement {
  readonly how: readonly Difference['how'][];
  /** Of which kinds. Default: all. */
  readonly kind?: RegExp;
  /** The name of the change. Default: any. */
  readonly change?: RegExp;
  /** The rule of ours. Default: any. */
  readonly rule?: RegExp;
  /** The field's path and what is said of it. */
  readonly says: RegExp;
  readonly reason: string;
}

/** Every one that is left. A difference that fits none of them is one to mend. */
export const disagreements: readonly Disagreement[] = [
  {
    how: ['false-alarm', 'false-place'],
    says: /evictionResponders|httpGet\.protocol|grpc\.mode|emptyDir\.mode|lifecycle\.stopSignal/,
    reason:
      'The field belongs to a feature that is off in the server, which drops it unseen. Whoever writes it has the feature on.',
  },
  {
    how: ['false-alarm'],
    kind: /^PersistentVolumeClaim$/,
    says: /^spec\.dataSource\b/,
    reason: 'The server drops a source that it does not know, and makes an empty volume; nobody means that.',
  },
  {
    how: ['false-alarm'],
    says: /(emplate|volumeClaimTemplates\[\d+\])\.metadata\.ownerReferences/,
    reason: 'Nobody looks at the owners in a template; without its required fields an owner is a mistake.',
  },
  {
    how: ['false-alarm'],
    kind: /^StatefulSet$/,
    says: /^spec\.template\.spec\.(hostname|subdomain):/,
    reason: 'The server lets both pass in the template, and the pods that are made of it have others.',
  },
  {
    how: ['false-alarm'],
    rule: /^node-port-out-of-range$/,
    says: /nodePort/,
    reason: 'A dry run takes no port, so it does not find that there is none of that number.',
  },
  {
    how: ['false-alarm'],
    kind: /^(Secret|ConfigMap)$/,
    change: /^a list$/,
    says: /must be of type string/,
    reason: 'Go reads an empty list as no bytes; nobody writes bytes so.',
  },
  {
    how: ['false-alarm'],
    says: /conversion\.webhook\.conversionReviewVersions|metric\.selector\.matchExpressions|either\.default: \{\}/,
    reason: 'The server does not look there: the strategy is None, metric selectors are for adapters.',
  },
  {
    how: ['false-alarm'],
    kind: /^ReplicationController$/,
    says: /^metadata\.generateName/,
    reason: 'The server does not look at the start of a name where there is a name.',
  },
  {
    how: ['false-warning'],
    says: /managedFields|sessionAffinityConfig|terminationGracePeriodSeconds: -|ingress\.class/,
    reason:
      'The server drops these, or mends them, without a word or only on the way into a template; the rule is advice of ours.',
  },
  {
    how: ['miss', 'missed-place', 'false-place'],
    says: /compil|must evaluate to|undeclared reference|undefined field|evaluating rule/,
    reason:
      'CEL of admission policies and webhooks is not compiled by us; that of a CRD is, where the rest of its schema is fine.',
  },
  {
    how: ['miss', 'missed-place'],
    says: /x-kubernetes-validations\[\d+\]\.(rule|messageExpression|fieldPath|optionalOldSelf|message|reason)/,
    reason: 'Of the rules in a CRD we say whether they compile, not all else that the server asks of them.',
  },
  {
    how: ['miss', 'missed-place', 'false-place'],
    kind: /^CustomResourceDefinition$/,
    says: /openAPIV3Schema|JSONSchemaProps|JSON schema expected|storedVersions|x-kubernetes-list-map-keys/,
    reason:
      'A schema that is no schema at all is refused by us at another of its places, or the server names the schema and we the keyword.',
  },
  {
    how: ['miss', 'missed-place'],
    kind: /^CustomResourceDefinition$/,
    says: /^spec\.(versions\[\d+\]\.subresources\.scale|names\.|version:)|DNS-1035/,
    reason: 'Rules of names and of scale paths that we lack.',
  },
  {
    how: ['miss', 'missed-place'],
    kind: /^(CustomResourceDefinition|APIService)$/,
    says: /^metadata\.(generateName|generation)/,
    reason: 'Nobody writes these here: the name of such an object is made of its spec.',
  },
  {
    how: ['miss'],
    kind: /^Pod$/,
    says: /^pods "[^"]*" is forbidden: (no PriorityClass|the (integer|string) value|pod rejected)/,
    reason: 'Admission asks the cluster which classes it has.',
  },
  {
    how: ['miss', 'missed-place', 'false-place'],
    change: /null/,
    says: /./,
    reason:
      'A null in a list or a map is an empty value for Go, which we have so in lists of objects only; nobody writes one.',
  },
  {
    how: ['miss'],
    change: /empty/,
    says: /clusterIPs|appArmorProfile\.type|volumeAttributesClassName|initiatorname/,
    reason:
      'The field is a pointer in Go, so that the empty text is not the same as none; we take it for none.',
  },
  {
    how: ['miss'],
    kind: /^Lease$/,
    says: /parsing time/,
    reason: 'These times must have six digits after the second, which OpenAPI does not say.',
  },
  {
    how: ['miss'],
    kind: /^CronJob$/,
    says: /unknown time zone/,
    reason: 'JavaScript has the names of time zones in any case.',
  },
  {
    how: ['miss'],
    kind: /^Job$/,
    change: /letters|long/,
    says: /^spec\.template\.labels/,
    reason: "The server gives the job's name to its pods as a label.",
  },
  {
    how: ['miss', 'missed-place'],
    says: /resources\.claims|gmsaCredentialSpecName|both matchLabelKeys|serviceAccountToken: Forbidden|^spec\.cidrs: Req/,
    reason: 'Rules that we lack, of rare fields.',
  },
  {
    how: ['missed-warning'],
    says: /^unrecognized format|^tls: |has no sources provided|overlapping paths|fractional byte value/,
    reason: 'Warnings that we lack; the last is of amounts beyond 64 bits, which we take as they are.',
  },
  {
    how: ['missed-warning'],
    says: /ownerReferences contains|ingress\.class|beta\.kubernetes\.io|externalID|a DNS label is rec|canonical format/,
    reason: 'Warnings that we lack, of rare cases.',
  },
  {
    how: ['missed-place'],
    says: /Not found|invalid label selector|volumeClaimTemplates?|matches? template|match template|\.volumes\[\d+\]\.(name|persistentVolumeClaim)|must be (less|greater) than or equal to|cannot be 0 when|may not be 0|must be equal to|Forbidden/,
    reason: 'It follows from another fault of the object, which both name.',
  },
  {
    how: ['missed-place'],
    says: /^(metadata\.|spec\.template\.)?labels:|^metadata\.labels|^spec\.template\.labels|labelSelector\.matchExpressions|^spec\.selector/,
    reason: "The server copies a template's labels to the object or to selectors, and says it of them again.",
  },
  {
    how: ['false-place', 'missed-place'],
    says: /ingress\.class|volumeClaimTemplates|podAffinity.*namespaces?\b|\.csi\.|olerations\[\d+\]\.(value|operator)|\.downwar(d)?API|projected|overhead\.|averageUtilization|targetCPU|dataSource|initContainers\[\d+\]\.restartPolicyRules/,
    reason:
      'The server has another name for the place: that of its own type, or of the other of two fields that differ.',
  },
  {
    how: ['false-place'],
    says: /completion mode|nodeAffinity: Required|spec\.ports: Required|clientConfig\.service\.namespace|spec\.selector: Required|paths\[\d+\]\.backend: /,
    reason: 'The server stops at the first of two faults that we both name.',
  },
  {
    how: ['missed-place'],
    says: /targetPort|hostPort|hugepages|must be an integer|defaultRequest|default\[|service\.name|^data\[|appArmorProfile|metadata\.name|successPolicy|auditAnnotations|spec\.limit/,
    reason: 'One field or resource is wrong in two of its places, and we name one.',
  },
];

/** Whether the table tells why we differ so on this case. */
export function isExplained({ object, change }: Case, { how, rule = '', says }: Difference): boolean {
  return disagreements.some(
    (it) =>
      it.how.includes(how) &&
      (it.kind?.test(object.kind) ?? true) &&
      (it.change?.test(change) ?? true) &&
      (it.rule?.test(rule) ?? true) &&
      it.says.test(says),
  );
}

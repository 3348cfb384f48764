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
    how: ['false-alarm'],
    kind: /^CustomResourceDefinition$/,
    says: /\.default: \{\}/,
    reason: 'The server takes an empty map for no default at all where a number or a text is wanted.',
  },
  {
    how: ['false-warning'],
    rule: /^(feature-off|ignored-field)$/,
    says: /./,
    reason: 'The server drops the field without a word; the rule is advice of ours.',
  },
  {
    how: ['false-warning'],
    says: /managedFields|sessionAffinityConfig|terminationGracePeriodSeconds: -|ingress\.class/,
    reason:
      'The server drops these, or mends them, without a word or only on the way into a template; the rule is advice of ours.',
  },
  {
    how: ['miss', 'missed-place', 'false-place'],
    kind: /^CustomResourceDefinition$/,
    says: /compil|must evaluate to|undeclared reference|undefined field|evaluating rule/,
    reason:
      'The rules of a CRD are compiled by us where the rest of its schema is fine, and not tried on its defaults.',
  },
  {
    how: ['miss', 'missed-place'],
    says: /x-kubernetes-validations\[\d+\]\.(rule|messageExpression|fieldPath|optionalOldSelf|message|reason)/,
    reason: 'We name the list of the rules, not the field of the one that is wrong.',
  },
  {
    how: ['miss', 'missed-place', 'false-place'],
    kind: /^CustomResourceDefinition$/,
    says: /openAPIV3Schema|JSONSchemaProps|JSON schema expected|storedVersions|x-kubernetes-list-map-keys/,
    reason:
      'A schema that is no schema at all is refused by us at another of its places, or the server names the schema and we the keyword.',
  },
  {
    how: ['missed-place'],
    kind: /^CustomResourceDefinition$/,
    says: /^spec\.(version|names\.(singular|listKind)):/,
    reason: 'The server makes these of other fields, of which both say what is wrong.',
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
    kind: /^Service$/,
    says: /is not configured on this cluster/,
    reason: 'Only the cluster knows which families of addresses it has.',
  },
  {
    how: ['miss'],
    says: /serviceAccountToken: Forbidden/,
    reason:
      'Where the ServiceAccount plugin runs, as in every cluster, a pod without an account has `default`.',
  },
  {
    how: ['miss', 'missed-place'],
    says: /both matchLabelKeys/,
    reason: 'The server puts the keys into the selector, and then finds the one that is there twice.',
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
    how: ['false-place'],
    rule: /^job-name-too-long$/,
    says: /./,
    reason: 'The server says it of the label that it makes of the name.',
  },
  {
    how: ['false-place', 'missed-place'],
    says: /ingress\.class|volumeClaimTemplates|podAffinity.*namespaces?\b|\.csi\.|olerations\[\d+\]\.(value|operator)|\.downwar(d)?API|projected|overhead\.|averageUtilization|targetCPU|dataSource|initContainers\[\d+\]\.restartPolicyRules/,
    reason:
      'The server has another name for the place: that of its own type, or of the other of two fields that differ.',
  },
  {
    how: ['false-place'],
    says: /completion mode|may not be set when maxUnavailable|nodeAffinity: Required|scaleIO\.secretRef|spec\.ports: Required|clientConfig\.service\.namespace|spec\.selector: Required|paths\[\d+\]\.backend: /,
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

/** Where an update and a change are not the same, by what is said of it, and why. */
interface Disagreement {
  readonly says: RegExp;
  readonly because: string;
  /** Only an apply shows it. */
  readonly isOfApply?: true;
}

const disagreements: readonly Disagreement[] = [
  {
    says: /^(?!Pod |.*[tT]emplate\.spec\.).* reversed: a change; we say nothing/,
    because:
      'Whoever reads such a list takes another order for the same; the server stores it as it is written.',
  },
  {
    says: /^(NetworkPolicy|(Mutating|Validating)WebhookConfiguration) .* empty: a change; we say nothing/,
    because:
      'These are compared by reflect.DeepEqual, to which no list and an empty one are two; both are stored as none.',
  },
  {
    says: /^CronJob spec\.jobTemplate\.spec\.(manualSelector|suspend) .*empty: a change; we say nothing/,
    because: 'A Job gets its defaults when it is made, not in the template of a CronJob.',
  },
  {
    says: /^DaemonSet metadata\.annotations.*deprecated\.daemonset\.template\.generation/,
    because: 'The server writes it again; no file has it.',
  },
  {
    says: /^Namespace .*(kubernetes\.io\/metadata\.name|spec\.finalizers)/,
    because: 'The server writes it itself, whatever an update says: then the file is what is wrong.',
  },
  {
    says: /^Service spec\.(clusterIP|healthCheckNodePort|ipFamilies|ports\[\]\.nodePort) .*removed: none/,
    because: 'What was allocated stays when it is left out of an update, but a new Service gets another one.',
  },
  {
    says: /^Pod spec\.(priority|preemptionPolicy) .*removed: none/,
    because: 'Admission works it out again from the PriorityClass.',
  },
  {
    says: /PodSpec\.serviceAccountName\) removed: none/,
    because: 'Its old name, which the server has written beside it, is not taken away, and stands for it.',
    isOfApply: true,
  },
  {
    says: /^PriorityClass (description|globalDefault)/,
    because: 'The generation does not count it; it is stored all the same.',
  },
  {
    says: /^StatefulSet spec\.volumeClaimTemplates\[\]\.(apiVersion|kind) .*changed: none/,
    because: 'The server knows what they are, and keeps what it knows.',
  },
  {
    says: /\((ClusterTrustBundleProjection|KeyToPath|DownwardAPIVolumeFile|ServiceAccountTokenProjection)\.user\) empty: none/,
    because: 'It is dropped while a feature is off.',
  },
  {
    says: /\(\w+VolumeSource\.(defaultUser|mode)\) empty: none/,
    because: 'It is dropped while a feature is off.',
  },
  {
    says: /\((HTTPGetAction\.protocol|GRPCAction\.mode|Lifecycle\.stopSignal|LeaseSpec\.(strategy|preferredHolder))\) empty: none/,
    because: 'It is dropped while a feature is off.',
  },
  {
    says: /\((JobSpec\.scheduling|PodSpec\.schedulingGroup|NodeSpec\.(configSource|podPreemptionPolicy))\) empty: none/,
    because: 'It is dropped while a feature is off.',
  },
  {
    says: /PersistentVolumeClaimSpec\.dataSource\) removed: none/,
    because: 'Its new name, which the server has written beside it, is not taken away, and stands for it.',
    isOfApply: true,
  },
  {
    says: /^Secret stringData.* removed: none/,
    because: 'What it has written into data once stays there; a new Secret would lack it.',
    isOfApply: true,
  },
  {
    says: /^Node .* empty: a change/,
    because: 'Any update takes away the taint that admission gave the new Node.',
    isOfApply: true,
  },
];

/** Whether we know why an update and a change are not the same here. */
export function isExplained(text: string): boolean {
  return disagreements.some(({ says }) => says.test(text));
}

/** The disagreements that none of these is, of an update or an apply: nothing is explained that isn't there. */
export function neverSeen(texts: readonly string[], isOfApply = false): string[] {
  return disagreements
    .filter((it) => (it.isOfApply ?? false) === isOfApply && !texts.some((text) => it.says.test(text)))
    .map(({ says }) => `${says}`);
}

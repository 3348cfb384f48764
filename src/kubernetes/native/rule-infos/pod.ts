import { refused } from './rule-info.js';

/** Pods and their containers. */

export const imageInvalid = refused(
  'image-invalid',
  'No registry has an image of a name with blanks around it.',
  'Remove the blanks.',
);

export const envNameInvalid = refused(
  'env-name-invalid',
  'No process could be given such a variable.',
  'Use letters, digits, _, - and ., no digit first; since 1.32 all printable ASCII but = is allowed.',
);

export const envValueFromInvalid = refused(
  'env-value-from-invalid',
  'The variable has no value, or two of them.',
  'Set either value, or exactly one field of valueFrom.',
);

export const fieldRefInvalid = refused(
  'field-ref-invalid',
  'The downward API gives few fields of a pod, and fewer as variables than as files.',
  'Name one of the fields that the message lists.',
);

export const configKeyInvalid = refused(
  'config-key-invalid',
  'Keys become names of files and variables.',
  'Use at most 253 of A-Z, a-z, 0-9, -, _ and ., and do not begin with two dots.',
);

export const mountWithoutVolume = refused(
  'volume-mount-without-volume',
  'There is nothing to mount: no volume of the pod has that name.',
  'Add the volume under spec.volumes, or correct the name.',
);

export const duplicateMountPath = refused(
  'duplicate-mount-path',
  'Only one volume can be seen at a path.',
  'Mount one of the two elsewhere.',
);

export const mountInvalid = refused(
  'volume-mount-invalid',
  'The kubelet could not mount it in this way.',
  'Change the fields of the mount that the message names.',
);

export const volumeWithoutSource = refused(
  'volume-without-source',
  'A volume needs something that fills it.',
  'Write one source beside the name, such as emptyDir: {} or configMap.',
);

export const volumeWithSources = refused(
  'volume-with-several-sources',
  'A volume has one source; the API server refuses to choose.',
  'Keep one source, and make a volume of its own for each other one.',
);

export const fileModeInvalid = refused(
  'file-mode-invalid',
  'YAML reads 0644 as octal, 644 as decimal: a decimal 644 is 01204 and no mode.',
  'Write the mode with a leading zero, such as 0644.',
);

export const projectedPathConflict = refused(
  'projected-path-conflict',
  'Two sources of the volume would write the same file.',
  'Give one of the two another path.',
);

export const tokenExpirationInvalid = refused(
  'token-expiration-invalid',
  'Tokens that live shorter than ten minutes could not be renewed in time.',
  'Set expirationSeconds to 600 or more.',
);

export const probeHandlerInvalid = refused(
  'handler-invalid',
  'A probe or a hook does exactly one thing.',
  'Set exactly one of exec, httpGet, tcpSocket and grpc (of a hook: sleep instead of grpc).',
);

export const probeThresholdInvalid = refused(
  'probe-success-threshold',
  'A liveness or startup probe that has succeeded once has succeeded.',
  'Remove successThreshold, or set it to 1.',
);

export const probeGracePeriod = refused(
  'probe-grace-period',
  'A failed readiness probe ends nothing, and no container can be given less than a second to end.',
  'Remove terminationGracePeriodSeconds from readiness probes; elsewhere set it to 1 or more.',
);

export const probeNotOnInitContainer = refused(
  'init-container-with-probe',
  'An init container ends before anybody could probe it.',
  'Remove the field, or make the container a sidecar with restartPolicy: Always.',
);

export const restartPolicyNotAllowed = refused(
  'container-restart-policy',
  'Before 1.35 only init containers have a restartPolicy of their own, and it can only be Always.',
  'Remove the container’s restartPolicy, or set the one of the pod.',
);

export const podRestartPolicyNotAllowed = refused(
  'workload-restart-policy',
  'The controller relies on the kubelet to restart, or not to restart, the containers.',
  'Set the restartPolicy of the template to a value that the message lists.',
);

export const ephemeralContainersNotAllowed = refused(
  'ephemeral-containers-not-allowed',
  'Ephemeral containers are added to running pods, never written beforehand.',
  'Remove spec.ephemeralContainers; use `kubectl debug`.',
);

export const securityContradictory = refused(
  'security-context-contradictory',
  'The fields of the security context contradict one another.',
  'Change one of the two fields that the message names.',
);

export const profileInvalid = refused(
  'profile-invalid',
  'A localhost profile needs its name, and only it has one.',
  'Set localhostProfile with type Localhost, and with no other type.',
);

export const sysctlInvalid = refused(
  'sysctl-invalid',
  'The kubelet sets only sysctls of the pod’s own namespaces.',
  'Correct the name, or remove it where the pod uses the network or IPC of the host.',
);

export const windowsNotAllowed = refused(
  'field-of-another-os',
  'The field means nothing to the operating system of the pod.',
  'Remove the field, or change spec.os.name.',
);

export const windowsOptionsInvalid = refused(
  'windows-options-invalid',
  'Windows knows no such user, or could not run the pod like this.',
  'Change the value as the message says.',
);

export const dnsConfigInvalid = refused(
  'dns-config-invalid',
  'The resolver of the containers could not use it.',
  'Keep to three nameservers and 32 search domains; dnsPolicy None needs a nameserver.',
);

export const affinityInvalid = refused(
  'affinity-invalid',
  'The scheduler could not weigh the term.',
  'Set a weight from 1 to 100, a topologyKey, and at least one term.',
);

export const tolerationInvalid = refused(
  'toleration-invalid',
  'The toleration contradicts itself.',
  'Use Exists without a value, an empty key only with Exists, and tolerationSeconds only with NoExecute.',
);

export const topologySpreadInvalid = refused(
  'topology-spread-invalid',
  'The scheduler could not keep to the constraint.',
  'Set a positive maxSkew, a topologyKey and whenUnsatisfiable; minDomains only with DoNotSchedule.',
);

export const hostUsersConflict = refused(
  'host-users-conflict',
  'A pod with users of its own cannot share namespaces of the host.',
  'Remove the host namespace, or hostUsers: false.',
);

export const claimSourceInvalid = refused(
  'resource-claim-source',
  'A claim is either one that exists or one that is made from a template.',
  'Set exactly one of resourceClaimName and resourceClaimTemplateName.',
);

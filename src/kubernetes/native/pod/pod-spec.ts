import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { canonicalAddressAdvised, ip } from '../blocks/ip.js';
import { sinceTable } from '../blocks/limits.js';
import { anyText, between, oneOf, required, text, textOrNothing, uniqueBy, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain, dnsSubdomainWithUnderscores, qualifiedName } from '../blocks/names.js';
import { fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import { containerResource, resourceList } from '../blocks/resources.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { duplicateName, valueTooLong } from '../rule-infos/general.js';
import { nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { claimSourceInvalid, dnsConfigInvalid, hostUsersConflict } from '../rule-infos/pod.js';
import { hostPortDiffers } from '../rule-infos/ports.js';
import { merged, under } from '../tables.js';
import { claimsSince, hostPortConflicts } from './container.js';
import { containersOf, type MoreVolumes, placed } from './containers.js';
import { envFilesInVolumes } from './env.js';
import { featuresOff } from './features-off.js';
import { requirements } from './requirements.js';
import { affinity, nodeLabels, tolerations, topologySpread } from './scheduling.js';
import { hostProcessFits, podSecurity, securityFits } from './security.js';
import { volumes } from './volumes.js';
import { podWarnings } from './warnings.js';

const dnsPolicies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** The feature RelaxedDNSSearchValidation, which 1.32 has but leaves off. */
const relaxedSearchSince = 33;

const dnsConfig: LookTable = {
  '/nameservers': atMost(3, 'nameservers'),
  '/nameservers/*': [ip, canonicalAddressAdvised],
  '/searches': [
    atMost(32, 'search paths'),
    (value, at, report) => {
      const says = 'must not have more than 2048 characters (including spaces) in the search list';
      if (itemsOf(value).join(' ').length > 2048) report({ rule: dnsConfigInvalid, at, says });
    },
  ],
  '/searches/*': (value, at, report, { minor }) => {
    const name = textOf(value);
    if (name === '.' && minor >= relaxedSearchSince) return;
    const complaint = minor >= relaxedSearchSince ? dnsSubdomainWithUnderscores : dnsSubdomain;
    const says = complaint(name.replace(/\.$/, ''));
    if (says !== undefined) report(invalid(nameInvalid, at, name, says));
  },
  '/options/*': (value, at, report) => {
    if (textOf(fieldsOf(value).name) === '') report(missing(at, 'must not be empty', dnsConfigInvalid));
  },
};

function atMost(most: number, of: string): Look {
  return (value, at, report) => {
    if (itemsOf(value).length > most)
      report({ rule: dnsConfigInvalid, at, says: `must not have more than ${most} ${of}` });
  };
}

const dnsFits: Look = whole((pod, at, report) => {
  if (pod.dnsPolicy !== 'None') return;
  if (!isSet(pod.dnsConfig))
    report(missing(`${at}/dnsConfig`, 'must provide `dnsConfig` when `dnsPolicy` is None', dnsConfigInvalid));
  else if (itemsOf(fieldsOf(pod.dnsConfig).nameservers).length === 0) {
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None';
    report(missing(`${at}/dnsConfig/nameservers`, detail, dnsConfigInvalid));
  }
});

/** With hostNetwork a pod's port is the node's; the server fills hostPort in, of pods alone. */
const hostPorts: Look = (value, at, report, { object, minor }) => {
  if (!isFields(value)) return;
  const isFilled = value.hostNetwork === true && (object.kind === 'Pod' || minor < 28);
  const fill = (port: JsonObject): Value => (isFilled ? port.containerPort : undefined);
  hostPortConflicts(placed(value.containers, `${at}/containers`), fill, report);
  for (const one of placed(value.initContainers, `${at}/initContainers`))
    hostPortConflicts([one], fill, report);
  if (value.hostNetwork === true)
    for (const [it, here] of placed(value.containers, `${at}/containers`)) samePorts(it, here, report);
};

function samePorts(it: JsonObject, at: string, report: Report): void {
  for (const [{ hostPort, containerPort }, here] of placed(it.ports, `${at}/ports`)) {
    const says = 'must match `containerPort` when `hostNetwork` is true';
    if (typeof hostPort === 'number' && hostPort !== 0 && hostPort !== containerPort)
      report(invalid(hostPortDiffers, `${here}/hostPort`, hostPort, says));
  }
}

const namespacesFit: Look = whole((pod, at, report) => {
  const { hostUsers, hostNetwork, hostPID, hostIPC, shareProcessNamespace } = pod;
  if (shareProcessNamespace === true && hostPID === true)
    report({
      rule: hostUsersConflict,
      at: `${at}/shareProcessNamespace`,
      says: 'ShareProcessNamespace and HostPID cannot both be enabled',
    });
  if (hostUsers !== false) return;
  const detail = 'when `hostUsers` is false';
  if (hostNetwork === true) report(forbidden(`${at}/hostNetwork`, detail, hostUsersConflict));
  if (hostPID === true) report(forbidden(`${at}/hostPID`, detail, hostUsersConflict));
  if (hostIPC === true) report(forbidden(`${at}/hostIPC`, detail, hostUsersConflict));
});

const hostnameOverride: Look = whole((pod, at, report) => {
  const { hostnameOverride: name, setHostnameAsFQDN, hostNetwork } = pod;
  const here = `${at}/hostnameOverride`;
  if (typeof name !== 'string') return;
  if (setHostnameAsFQDN === true)
    report(forbidden(here, 'may not be specified when setHostnameAsFQDN is true'));
  if (hostNetwork === true) report(forbidden(here, 'may not be specified when hostNetwork is true'));
  if (name.length > 64)
    report({ rule: valueTooLong, at: here, says: 'Too long: may not be more than 64 bytes' });
  const says = dnsSubdomain(name);
  if (says !== undefined) report(invalid(nameInvalid, here, name, says));
});

const oneClaim: Look = whole((claim, at, report) => {
  const count = ['resourceClaimName', 'resourceClaimTemplateName'].filter((name) =>
    isSet(claim[name]),
  ).length;
  const says =
    count === 0
      ? 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'
      : count > 1 && 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified';
  if (says) report({ rule: claimSourceInvalid, at, says });
});

const gates: Look = (value, at, report) => {
  const seen = new Set<string>();
  itemsOf(value).forEach((gate, index) => {
    const name = textOf(fieldsOf(gate).name);
    const says = seen.has(name) ? undefined : qualifiedName(name);
    if (says !== undefined) report(invalid(qualifiedNameInvalid, `${at}/${index}/name`, name, says));
    if (seen.has(name)) report(invalid(duplicateName, `${at}/${index}/name`, name, 'is a duplicate value'));
    seen.add(name);
  });
};

const accountName = text(nameInvalid, dnsSubdomain);
const label = text(nameInvalid, dnsLabel);

/** A StatefulSet gives its pods names of their own, whatever its template has. */
const hostLabel: Look = (value, at, report, surroundings) => {
  if (surroundings.object.kind !== 'StatefulSet') label(value, at, report, surroundings);
};

const plain: LookTable = {
  '/restartPolicy': oneOf(['Always', 'OnFailure', 'Never']),
  '/dnsPolicy': oneOf(dnsPolicies),
  '/nodeSelector': nodeLabels,
  '/serviceAccountName': text(nameInvalid, dnsSubdomain),
  // The old name of the field; the server reads it where the new one is not there.
  '': whole(({ serviceAccount, serviceAccountName }, at, report, surroundings) => {
    if (!isSet(serviceAccountName)) accountName(serviceAccount, `${at}/serviceAccount`, report, surroundings);
  }),
  '/nodeName': text(nameInvalid, dnsSubdomain),
  '/activeDeadlineSeconds': between(1, 2 ** 31 - 1),
  '/hostname': hostLabel,
  '/subdomain': hostLabel,
  '/hostAliases/*/ip': [(value, ...rest) => ip(value ?? '', ...rest), canonicalAddressAdvised],
  '/hostAliases/*/hostnames/*': anyText(nameInvalid, dnsSubdomain),
  '/priorityClassName': text(nameInvalid, dnsSubdomain),
  '/runtimeClassName': anyText(nameInvalid, dnsSubdomain),
  '/preemptionPolicy': [
    oneOf(['PreemptLowerPriority', 'Never']),
    (value, at, report) => {
      if (value === '') report(missing(at));
    },
  ],
  '/overhead': resourceList(containerResource),
  '/os/name': [required(), oneOf(['linux', 'windows'])],
  '/readinessGates/*/conditionType': textOrNothing(qualifiedNameInvalid, qualifiedName),
  '/schedulingGates': gates,
};

/** Everything about a pod that is the same in pods and in templates of them. `more` names further volumes. */
export function podSpec(more?: MoreVolumes): LookTable {
  return merged(
    {
      '': [
        containersOf(more),
        dnsFits,
        hostPorts,
        namespacesFit,
        hostnameOverride,
        securityFits,
        hostProcessFits,
        envFilesInVolumes,
        podWarnings,
      ],
      '/containers': required(),
    },
    plain,
    volumes,
    under('/dnsConfig', dnsConfig),
    under('/securityContext', podSecurity),
    under('/affinity', affinity),
    under('/tolerations', tolerations),
    under('/topologySpreadConstraints', topologySpread),
    under('/resources', requirements()),
    featuresOff,
    sinceTable(claimsSince, {
      '/resourceClaims': uniqueBy('name', duplicateName),
      '/resourceClaims/*': oneClaim,
      '/resourceClaims/*/name': [required(), text(nameInvalid, dnsLabel)],
      '/resourceClaims/*/resourceClaimName': anyText(nameInvalid, dnsSubdomain),
      '/resourceClaims/*/resourceClaimTemplateName': anyText(nameInvalid, dnsSubdomain),
    }),
  );
}

import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing } from '../blocks/faults.js';
import { anyOneOf, anyText, between, oneOf, required, text, uniqueBy, whole } from '../blocks/looks.js';
import { dnsSubdomain } from '../blocks/names.js';
import { mostId } from '../blocks/numbers.js';
import { descendingPath } from '../blocks/paths.js';
import {
  at as below,
  bytesOf,
  fieldsOf,
  isFields,
  isSet,
  itemsOf,
  textOf,
  type Value,
} from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { duplicateName, pathInvalid, valueTooLong } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import {
  profileInvalid,
  securityContradictory,
  sysctlInvalid,
  windowsNotAllowed,
  windowsOptionsInvalid,
} from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';

const id: Look = between(0, mostId);
const profiles = ['Localhost', 'RuntimeDefault', 'Unconfined'];

const seccomp: LookTable = {
  '/type': [required('type is required when seccompProfile is set'), oneOf(profiles)],
  '': whole((profile, at, report) => localhostProfile(profile, 'seccomp', at, report)),
  '/localhostProfile': text(pathInvalid, descendingPath),
};

const appArmor: LookTable = {
  '/type': [required('type is required when appArmorProfile is set'), oneOf(profiles)],
  '': whole((profile, at, report) => localhostProfile(profile, 'AppArmor', at, report)),
  '/localhostProfile': (value, at, report) => {
    const name = textOf(value);
    if (name !== name.trim()) report(invalid(profileInvalid, at, name, 'must not be padded with whitespace'));
    if (bytesOf(name) > 4095)
      report({ rule: valueTooLong, at, says: 'Too long: may not be more than 4095 bytes' });
  },
};

function localhostProfile(profile: JsonObject, kind: string, at: string, report: Parameters<Look>[2]): void {
  const here = `${at}/localhostProfile`;
  const { type, localhostProfile: name } = profile;
  const isMissing = kind === 'AppArmor' ? textOf(name) === '' : !isSet(name);
  if (type === 'Localhost') {
    if (isMissing) report(missing(here, `must be set when ${kind} type is Localhost`, profileInvalid));
  } else if (isSet(name))
    report(invalid(profileInvalid, here, name, `can only be set when ${kind} type is Localhost`));
}

const userName: Look = (value, at, report) => {
  if (typeof value !== 'string') return;
  const says = userNameComplaint(value);
  if (says !== undefined) report(invalid(windowsOptionsInvalid, at, value, says));
};

function userNameComplaint(text: string): string | undefined {
  if (text === '') return 'runAsUserName cannot be an empty string';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'runAsUserName cannot contain control characters';
  const parts = text.split('\\');
  if (parts.length > 2) return 'runAsUserName cannot contain more than one backslash';
  const user = parts.at(-1) ?? '';
  return domainComplaint(parts.length > 1 ? parts[0] : undefined) ?? userComplaint(user);
}

function domainComplaint(domain: string | undefined): string | undefined {
  if (domain === undefined) return undefined;
  if (domain.length >= 256) return "runAsUserName's Domain length must be under 256 characters";
  const isNetBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/.test(domain);
  const isDns = domain
    .split('.')
    .every((part) => /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/.test(part));
  return isNetBios || isDns
    ? undefined
    : "runAsUserName's Domain doesn't match the NetBios nor the DNS format";
}

function userComplaint(user: string): string | undefined {
  if (user === '') return "runAsUserName's User cannot be empty";
  if (bytesOf(user) > 104) return "runAsUserName's User length must not be longer than 104 characters";
  if (/^[. ]+$/.test(user)) return "runAsUserName's User cannot contain only periods or spaces";
  return /["/\\:;|=,+*?<>@[\]]/.test(user)
    ? 'runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]'
    : undefined;
}

const windowsOptions: LookTable = {
  '/gmsaCredentialSpecName': anyText(nameInvalid, dnsSubdomain),
  '/gmsaCredentialSpec': (value, at, report) => {
    if (value === '')
      report(invalid(windowsOptionsInvalid, at, value, 'gmsaCredentialSpec cannot be an empty string'));
    if (typeof value === 'string' && bytesOf(value) > 64 * 1024)
      report({ rule: valueTooLong, at, says: 'gmsaCredentialSpec size must be under 64 KiB' });
  },
  '/runAsUserName': userName,
};

const common: LookTable = merged(
  { '/runAsUser': id, '/runAsGroup': id },
  under('/seccompProfile', seccomp),
  under('/appArmorProfile', appArmor),
  under('/windowsOptions', windowsOptions),
);

/** `securityContext` of a container. */
export const containerSecurity: LookTable = merged(common, {
  '': whole((context, at, report) => {
    if (context.allowPrivilegeEscalation !== false) return;
    if (context.privileged === true)
      report({
        rule: securityContradictory,
        at,
        says: 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
      });
    if (itemsOf(below(context, 'capabilities', 'add')).includes('CAP_SYS_ADMIN'))
      report({
        rule: securityContradictory,
        at,
        says: 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
      });
  }),
  '/procMount': anyOneOf(['Default', 'Unmasked']),
});

/** `securityContext` of a pod. */
export const podSecurity: LookTable = merged(common, {
  '/fsGroup': id,
  '/supplementalGroups/*': id,
  '/supplementalGroupsPolicy': anyOneOf(['Merge', 'Strict']),
  '/fsGroupChangePolicy': anyOneOf(['Always', 'OnRootMismatch']),
  '/seLinuxChangePolicy': anyOneOf(['MountOption', 'Recursive']),
  '/sysctls': uniqueBy('name', duplicateName),
  '/sysctls/*/name': [required(), (value, at, report) => sysctlName(textOf(value), at, report)],
});

function sysctlName(name: string, at: string, report: Parameters<Look>[2]): void {
  const isFine = name.split(/[./]/).every((part) => /^[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/.test(part));
  if (name === '' || (isFine && name.length <= 253)) return;
  const regex = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
  report(invalid(sysctlInvalid, at, name, `must have at most 253 characters and match regex ${regex}`));
}

/** Fields that a pod of the other system may not have, and sysctls that belong to the host. */
export const securityFits: Look = whole((pod, at, report, { minor }) => {
  if (minor >= 28) hostSysctls(pod, at, report);
  const os = below(pod, 'os', 'name');
  if (os === 'linux')
    forEachContext(pod, at, (context, here) =>
      notAmong(context, ['windowsOptions'], here, report, 'windows options cannot be set for a linux pod'),
    );
  if (os !== 'windows') return;
  notAmong(pod, ['hostUsers', 'shareProcessNamespace'], at, report);
  for (const field of ['hostPID', 'hostIPC'])
    if (pod[field] === true) report(forbidden(`${at}/${field}`, notOnWindows, windowsNotAllowed));
  forEachContext(pod, at, (context, here) => notAmong(context, linuxOnly, here, report));
});

const notOnWindows = 'cannot be set for a windows pod';
const linuxOnly = [
  ...[
    'appArmorProfile',
    'seLinuxOptions',
    'seccompProfile',
    'fsGroup',
    'fsGroupChangePolicy',
    'sysctls',
    'runAsUser',
  ],
  ...['runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy', 'capabilities'],
  ...['readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation', 'procMount'],
];

function notAmong(
  object: JsonObject,
  fields: readonly string[],
  at: string,
  report: Parameters<Look>[2],
  says = notOnWindows,
): void {
  for (const field of fields)
    if (isSet(object[field])) report(forbidden(`${at}/${field}`, says, windowsNotAllowed));
}

function forEachContext(pod: JsonObject, at: string, look: (context: JsonObject, at: string) => void): void {
  if (isFields(pod.securityContext)) look(pod.securityContext, `${at}/securityContext`);
  for (const list of ['initContainers', 'containers', 'ephemeralContainers'])
    itemsOf(pod[list]).forEach((container, index) => {
      const context = fieldsOf(container).securityContext;
      if (isFields(context)) look(context, `${at}/${list}/${index}/securityContext`);
    });
}

function hostSysctls(pod: JsonObject, at: string, report: Parameters<Look>[2]): void {
  itemsOf(below(pod, 'securityContext', 'sysctls')).forEach((entry, index) => {
    const written = textOf(below(entry, 'name'));
    const name = written.replaceAll('/', '.');
    const here = `${at}/securityContext/sysctls/${index}/name`;
    const says =
      pod.hostNetwork === true && name.startsWith('net.')
        ? "may not be specified when 'hostNetwork' is true"
        : pod.hostIPC === true && /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(name)
          ? "may not be specified when 'hostIPC' is true"
          : undefined;
    if (says) report(invalid(sysctlInvalid, here, written, says));
  });
}

/** All containers of a Windows pod run on the host, or none; then the pod has the host's network. */
export const hostProcessFits: Look = whole((pod, at, report) => {
  const ofPod = below(pod, 'securityContext', 'windowsOptions', 'hostProcess');
  const containers = ['initContainers', 'containers'].flatMap((list) =>
    itemsOf(pod[list]).map((container, index): [Value, string] => [container, `${at}/${list}/${index}`]),
  );
  let count = 0;
  for (const [container, here] of containers) {
    const own = below(container, 'securityContext', 'windowsOptions', 'hostProcess');
    if (isSet(ofPod) && isSet(own) && ofPod !== own)
      report(
        invalid(
          windowsOptionsInvalid,
          `${here}/securityContext/windowsOptions/hostProcess`,
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        ),
      );
    if ((own ?? ofPod) === true) count++;
  }
  if (count === 0) return;
  if (count !== containers.length)
    report({
      rule: windowsOptionsInvalid,
      at,
      says: 'If pod contains any hostProcess containers then all containers must be HostProcess containers',
    });
  if (pod.hostNetwork !== true)
    report({
      rule: windowsOptionsInvalid,
      at: `${at}/hostNetwork`,
      says: 'hostNetwork must be true if pod contains any hostProcess containers',
    });
});

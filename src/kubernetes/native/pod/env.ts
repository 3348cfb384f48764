import { formatQuantity } from '../../../model/quantity.js';
import type { Complaint } from '../blocks/complaints.js';
import { invalid, missing, unsupported } from '../blocks/faults.js';
import { required, text } from '../blocks/looks.js';
import {
  configMapKey,
  dnsLabel,
  dnsSubdomain,
  envName,
  qualifiedName,
  strictEnvName,
} from '../blocks/names.js';
import { noBacksteps } from '../blocks/paths.js';
import { at as below, fieldsOf, isFields, isSet, textOf } from '../blocks/read.js';
import { amountOf, quantity } from '../blocks/resources.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { invalidValue, pathInvalid } from '../rule-infos/general.js';
import { labelKeyInvalid, nameInvalid } from '../rule-infos/metadata.js';
import { configKeyInvalid, envNameInvalid, envValueFromInvalid, fieldRefInvalid } from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';

const envFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const fileFields = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];
const resources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const sources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];
const byteDivisors = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map(
  (unit) => `1${unit}`,
);

/** The name of a variable, by the rules of the version: since 1.32 nearly everything goes. */
const variableName: Look = (value, at, report, { minor }) => {
  if (typeof value !== 'string' || value === '') return;
  const says = minor < 32 ? strictEnvName(value) : envName(value);
  if (says !== undefined) report(invalid(envNameInvalid, at, value, says));
};

const oneSource: Look = (value, at, report, { minor }) => {
  const variable = fieldsOf(value);
  const { valueFrom } = variable;
  if (!isFields(valueFrom)) return;
  const count = sources.filter((source) => isSet(valueFrom[source])).length;
  const file =
    minor < 35 ? '`configMapKeyRef` or `secretKeyRef`' : '`configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
  const says =
    count === 0
      ? `must specify one of: \`fieldRef\`, \`resourceFieldRef\`, ${file}`
      : textOf(variable.value) !== ''
        ? 'may not be specified when `value` is not empty'
        : count > 1 && 'may not have more than one field specified at a time';
  if (says) report({ rule: envValueFromInvalid, at: `${at}/valueFrom`, says });
};

/** `metadata.labels['app']`, or one of the fields. */
function fieldRef(fields: readonly string[]): Look {
  return (value, at, report) => {
    if (!isFields(value)) return;
    const path = textOf(value.fieldPath);
    const version = textOf(value.apiVersion) || 'v1';
    if (path === '') return report(missing(`${at}/fieldPath`));
    if (version !== 'v1') {
      const says = `error converting fieldPath: unsupported pod version: ${version}`;
      return report(invalid(fieldRefInvalid, `${at}/apiVersion`, version, says));
    }
    const [, map, key] = /^([^[\]]+)\['([^']*)'\]$/.exec(path) ?? [];
    if (map !== undefined && key !== undefined) return subscript(map, key, `${at}/fieldPath`, report);
    if (!fields.includes(path)) report(unsupported(`${at}/fieldPath`, path, fields, fieldRefInvalid));
  };
}

function subscript(map: string, key: string, at: string, report: Report): void {
  const isMap = map === 'metadata.labels' || map === 'metadata.annotations';
  if (!isMap) report(invalid(fieldRefInvalid, at, map, 'does not support subscript'));
  const says = qualifiedName(map === 'metadata.annotations' ? key.toLowerCase() : key);
  if (isMap && says !== undefined) report(invalid(labelKeyInvalid, at, key, says));
}

function resourceRef(needsContainer: boolean): Look {
  return (value, at, report) => {
    if (!isFields(value)) return;
    const name = textOf(value.resource);
    if (needsContainer && textOf(value.containerName) === '') return report(missing(`${at}/containerName`));
    if (name === '') return report(missing(`${at}/resource`));
    if (!resources.includes(name) && !/^(requests|limits)\.hugepages-/.test(name))
      return report(unsupported(`${at}/resource`, name, resources, fieldRefInvalid));
    divisorFits(name, value.divisor ?? undefined, `${at}/divisor`, report);
  };
}

function divisorFits(name: string, value: Parameters<typeof amountOf>[0], at: string, report: Report): void {
  const divisor = amountOf(value);
  if (!divisor || divisor.digits === 0n) return;
  const isCpu = name.endsWith('.cpu');
  const known = isCpu ? ['1m', '1'] : byteDivisors;
  if (known.includes(formatQuantity(divisor))) return;
  const of = isCpu
    ? 'cpu'
    : /memory$/.test(name)
      ? 'memory'
      : /storage$/.test(name)
        ? 'local ephemeral storage'
        : 'hugepages';
  const list = isCpu ? '1m and 1' : known.join(', ');
  report(
    invalid(
      fieldRefInvalid,
      at,
      value,
      `only divisor's values ${list} are supported with the ${of} resource`,
    ),
  );
}

const keyRef: LookTable = {
  '/name': [required(), text(nameInvalid, dnsSubdomain)],
  '/key': [required(), text(configKeyInvalid, configMapKey)],
};

/** What a file of a downward API volume may show. */
export const downwardFile: LookTable = {
  '': (value, at, report) => {
    if (!isFields(value)) return;
    const both = isSet(value.fieldRef) && isSet(value.resourceFieldRef);
    if (both)
      report({
        rule: fieldRefInvalid,
        at,
        says: 'fieldRef and resourceFieldRef can not be specified simultaneously',
      });
    if (!isSet(value.fieldRef) && !isSet(value.resourceFieldRef))
      report(missing(at, 'one of fieldRef and resourceFieldRef is required', fieldRefInvalid));
  },
  '/fieldRef': fieldRef(fileFields),
  '/resourceFieldRef': resourceRef(true),
  '/resourceFieldRef/divisor': quantity,
};

const oneEnvSource: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const count = ['configMapRef', 'secretRef'].filter((source) => isSet(value[source])).length;
  const says =
    count === 0
      ? 'must specify one of: `configMapRef` or `secretRef`'
      : count > 1 && 'may not have more than one field specified at a time';
  if (says) report({ rule: envValueFromInvalid, at, says });
};

const fileKeyRef: LookTable = {
  '/key': [required(), text(envNameInvalid, envName)],
  '/volumeName': [required(), text(nameInvalid, dnsLabel)],
  '/path': [required(), text(pathInvalid, noBacksteps)],
};

/** The server reads these names as starts of names, so it does not mind a dash at their end. */
const startOfName: Complaint = (name) =>
  dnsSubdomain(name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name);

/** `env` and `envFrom` of a container. */
export const env: LookTable = merged(
  {
    '/env/*': oneSource,
    '/env/*/name': [required(), variableName],
    '/env/*/valueFrom/fieldRef': fieldRef(envFields),
    '/env/*/valueFrom/resourceFieldRef': resourceRef(false),
    '/env/*/valueFrom/resourceFieldRef/divisor': quantity,
    '/envFrom/*': oneEnvSource,
    '/envFrom/*/prefix': variableName,
    '/envFrom/*/configMapRef/name': [required(), text(nameInvalid, startOfName)],
    '/envFrom/*/secretRef/name': [required(), text(nameInvalid, startOfName)],
  },
  under('/env/*/valueFrom/configMapKeyRef', keyRef),
  under('/env/*/valueFrom/secretKeyRef', keyRef),
  under('/env/*/valueFrom/fileKeyRef', fileKeyRef),
);

/** A variable from a file must be in an emptyDir of the pod. */
export const envFilesInVolumes: Look = (value, at, report) => {
  const volumes = new Map<unknown, unknown>();
  const pod = fieldsOf(value);
  for (const volume of Array.isArray(pod.volumes) ? pod.volumes : [])
    volumes.set(below(volume, 'name'), volume);
  for (const list of ['initContainers', 'containers']) {
    const containers = Array.isArray(pod[list]) ? pod[list] : [];
    containers.forEach((container, index) => {
      const variables = below(container, 'env');
      if (!Array.isArray(variables)) return;
      variables.forEach((variable, number) => {
        const name = below(variable, 'valueFrom', 'fileKeyRef', 'volumeName');
        if (typeof name !== 'string' || name === '') return;
        const here = `${at}/${list}/${index}/env/${number}/valueFrom/fileKeyRef/volumeName`;
        if (!volumes.has(name))
          report(invalid(invalidValue, here, name, 'Not found: no volume of the pod has this name'));
      });
    });
  }
};

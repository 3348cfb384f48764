import type { JsonObject } from '../../../model/manifest.js';
import { child } from '../../../model/pointer.js';
import { isWhole } from '../../../model/quantity.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import { amountOf, shown } from '../blocks/resources.js';
import type { Look, Report } from '../native-rules.js';
import {
  deprecatedField,
  duplicateContainerPort,
  duplicateEnv,
  duplicatePortName,
  duplicateReference,
  emptyName,
  fractionalBytes,
  hostIpWithoutPort,
  ignoredField,
} from '../rule-infos/warnings.js';

const deprecatedLabels: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region':
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone':
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type':
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  'node-role.kubernetes.io/master': 'use "node-role.kubernetes.io/control-plane" instead',
};

interface Placed {
  readonly it: JsonObject;
  readonly at: string;
}

/** What the API server takes of a pod, and warns of. */
export const podWarnings: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const containers = ['initContainers', 'containers'].flatMap((list) =>
    placedIn(value[list], `${at}/${list}`),
  );
  for (const { it, at: here } of containers) {
    hiddenVariables(it, here, report);
    fractions(fieldsOf(it.resources), `${here}/resources`, report);
  }
  repeatedPorts(containers, report);
  repeatedPortNames(containers, report);
  repeated(value.hostAliases, 'ip', `${at}/hostAliases`, report);
  repeated(value.imagePullSecrets, 'name', `${at}/imagePullSecrets`, report);
  namelessSecrets(value.imagePullSecrets, `${at}/imagePullSecrets`, report);
  oldLabels(value, at, report);
  const seconds = value.terminationGracePeriodSeconds;
  if (typeof seconds === 'number' && seconds < 0)
    report({
      rule: ignoredField,
      at: `${at}/terminationGracePeriodSeconds`,
      value: seconds,
      says: 'must be >= 0; negative values are invalid and will be treated as 1',
    });
};

function placedIn(list: Value, at: string): Placed[] {
  return itemsOf(list).flatMap((it, index) => (isFields(it) ? [{ it, at: `${at}/${index}` }] : []));
}

function hiddenVariables(it: JsonObject, at: string, report: Report): void {
  const seen = new Set<string>();
  itemsOf(it.env).forEach((variable, index) => {
    const name = textOf(below(variable, 'name'));
    const value = textOf(below(variable, 'value'));
    const own = `$(${name})`;
    const builds = !isSet(below(variable, 'valueFrom')) && value !== own && value.includes(own);
    if (seen.has(name) && !builds)
      report({
        rule: duplicateEnv,
        at: `${at}/env/${index}`,
        says: `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`,
      });
    seen.add(name);
  });
}

function fractions(resources: JsonObject, at: string, report: Report): void {
  for (const list of ['limits', 'requests'])
    for (const name of ['memory', 'ephemeral-storage']) {
      const amount = amountOf(fieldsOf(resources[list])[name]);
      if (!amount || isWhole(amount)) continue;
      const says = `fractional byte value ${JSON.stringify(shown(amount))} is invalid, must be an integer`;
      report({ rule: fractionalBytes, at: `${at}/${list}/${name}`, says });
    }
}

function repeatedPorts(containers: readonly Placed[], report: Report): void {
  const seen = new Map<string, Placed[]>();
  for (const { it, at } of containers)
    for (const port of placedIn(it.ports, `${at}/ports`)) {
      const { containerPort, protocol, hostIP, hostPort } = port.it;
      if (textOf(hostIP) !== '' && !hostPort)
        report({ rule: hostIpWithoutPort, at: port.at, says: 'hostIP set without hostPort' });
      const key = `${String(containerPort)}/${textOf(protocol) || 'TCP'}`;
      const others = seen.get(key) ?? [];
      for (const other of others) {
        const says = relation(port.it, other.it);
        if (says)
          report({
            rule: duplicateContainerPort,
            at: port.at,
            says: `${says} port definition with ${other.at}`,
          });
      }
      seen.set(key, [...others, port]);
    }
}

function relation(a: JsonObject, b: JsonObject): string | undefined {
  const [portA, portB] = [a.hostPort || 0, b.hostPort || 0];
  const [ipA, ipB] = [textOf(a.hostIP), textOf(b.hostIP)];
  if (ipA === ipB && portA === portB) return 'duplicate';
  if (portA === 0 || portB === 0) return 'overlapping';
  return portA === portB && (ipA === '') !== (ipB === '') ? 'dangerously ambiguous' : undefined;
}

function repeatedPortNames(containers: readonly Placed[], report: Report): void {
  const seen = new Map<string, { container: string; at: string }>();
  for (const { it, at } of containers)
    for (const port of placedIn(it.ports, `${at}/ports`)) {
      const name = textOf(port.it.name);
      const other = name === '' ? undefined : seen.get(name);
      // Within one container it is an error, and said there.
      if (other && other.container !== at)
        report({
          rule: duplicatePortName,
          at: port.at,
          says: `duplicate port name ${JSON.stringify(name)} with ${other.at}, services and probes that select ports by name will use ${other.at}`,
        });
      if (!other) seen.set(name, { container: at, at: port.at });
    }
}

function repeated(list: Value, field: string, at: string, report: Report): void {
  const seen = new Set<string>();
  itemsOf(list).forEach((item, index) => {
    const value = textOf(below(item, field));
    if (value !== '' && seen.has(value))
      report({ rule: duplicateReference, at: `${at}/${index}/${field}`, value, says: `duplicate ${field}` });
    seen.add(value);
  });
}

function namelessSecrets(list: Value, at: string, report: Report): void {
  itemsOf(list).forEach((item, index) => {
    if (textOf(below(item, 'name')) === '')
      report({ rule: emptyName, at: `${at}/${index}/name`, value: '', says: 'invalid empty name' });
  });
}

function oldLabels(pod: JsonObject, at: string, report: Report): void {
  for (const key of Object.keys(fieldsOf(pod.nodeSelector))) {
    const says = Object.hasOwn(deprecatedLabels, key) ? deprecatedLabels[key] : undefined;
    if (says) report({ rule: deprecatedField, at: child(`${at}/nodeSelector`, key), value: key, says });
  }
  itemsOf(pod.topologySpreadConstraints).forEach((constraint, index) => {
    const key = textOf(below(constraint, 'topologyKey'));
    const says = Object.hasOwn(deprecatedLabels, key) ? deprecatedLabels[key] : undefined;
    if (says)
      report({
        rule: deprecatedField,
        at: `${at}/topologySpreadConstraints/${index}/topologyKey`,
        value: key,
        says: `is ${says}`,
      });
  });
}

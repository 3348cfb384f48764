import type { JsonObject } from '../../../model/manifest.js';
import { child } from '../../../model/pointer.js';
import { duplicate, forbidden, invalid, missing } from '../blocks/faults.js';
import { canonicalAddressAdvised, cidr, ip, ipVersion, isOnePerVersion, reachableIp } from '../blocks/ip.js';
import { labels } from '../blocks/labels.js';
import { anyOneOf, anyText, oneOf, text, unique, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain, qualifiedName } from '../blocks/names.js';
import { optionalPortNumber, portNumber, portNumberOrName, protocol } from '../blocks/ports.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type LookTable, type Report } from '../native-rules.js';
import { duplicateName, unsupportedValue } from '../rule-infos/general.js';
import { annotationInvalid, nameInvalid, qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { duplicatePort, portWithoutName } from '../rule-infos/ports.js';
import {
  clusterIpNotAllowed,
  clusterIpsDiffer,
  endpointUnreachable,
  externalNameInvalid,
  nodePortNotAllowed,
  nodePortOutOfRange,
  onlyForLoadBalancers,
  servicePortsMissing,
  sessionAffinityInvalid,
  trafficPolicyNotAllowed,
} from '../rule-infos/service.js';
import { deprecatedField, ignoredField } from '../rule-infos/warnings.js';

/** A Service with what the server fills in before it looks. */
interface Filled {
  readonly type: string;
  readonly clusterIPs: readonly string[];
  readonly isHeadless: boolean;
}

function filled(spec: JsonObject): Filled {
  const given = itemsOf(spec.clusterIPs).map(textOf);
  const first = textOf(spec.clusterIP);
  const clusterIPs = given.length === 0 && first !== '' ? [first] : given;
  const isHeadless = clusterIPs.length === 1 && clusterIPs[0] === 'None';
  return { type: textOf(spec.type) || 'ClusterIP', clusterIPs, isHeadless };
}

const byType: Look = whole((spec, at, report) => {
  const { type, clusterIPs, isHeadless } = filled(spec);
  if (itemsOf(spec.ports).length === 0 && !isHeadless && type !== 'ExternalName')
    report(missing(`${at}/ports`, '', servicePortsMissing));
  if (isHeadless && (type === 'LoadBalancer' || type === 'NodePort')) {
    const here = `${at}/${isSet(spec.clusterIP) ? 'clusterIP' : 'clusterIPs/0'}`;
    report(invalid(clusterIpNotAllowed, here, 'None', `may not be set to 'None' for ${type} services`));
  }
  if (type === 'ExternalName') return externalName(spec, clusterIPs, at, report);
  clusterAddresses(spec, clusterIPs, isHeadless, at, report);
  ignored(spec, type, isHeadless, at, report);
});

function externalName(spec: JsonObject, clusterIPs: readonly string[], at: string, report: Report): void {
  const detail = 'may not be set for ExternalName services';
  const addresses = isSet(spec.clusterIP) && textOf(spec.clusterIP) !== '' ? 'clusterIP' : 'clusterIPs';
  if (clusterIPs.length > 0) report(forbidden(`${at}/${addresses}`, detail, clusterIpNotAllowed));
  if (itemsOf(spec.ipFamilies).length > 0) report(forbidden(`${at}/ipFamilies`, detail, clusterIpNotAllowed));
  if (isSet(spec.ipFamilyPolicy)) report(forbidden(`${at}/ipFamilyPolicy`, detail, clusterIpNotAllowed));
  const name = textOf(spec.externalName).replace(/\.$/, '');
  const says = name === '' ? undefined : dnsSubdomain(name);
  if (name === '') report(missing(`${at}/externalName`, '', externalNameInvalid));
  if (says !== undefined) report(invalid(externalNameInvalid, `${at}/externalName`, spec.externalName, says));
}

function clusterAddresses(
  spec: JsonObject,
  clusterIPs: readonly string[],
  isHeadless: boolean,
  at: string,
  report: Report,
): void {
  const given = itemsOf(spec.clusterIPs).map(textOf);
  const here = `${at}/clusterIPs`;
  const differ = (says: string) => report({ rule: clusterIpsDiffer, at: here, says });
  if (given.length > 0 && textOf(spec.clusterIP) !== '' && given[0] !== spec.clusterIP)
    differ('first value must match `clusterIP`');
  if (given.length > 0 && textOf(spec.clusterIP) === '')
    differ('must be empty when `clusterIP` is not specified');
  const isNone = given[0] === 'None';
  if (given.length > 1 && isNone) differ("'None' must be the first and only value");
  else if (given.length > 2) differ('may only hold up to 2 values');
  if (isNone || isHeadless) return;
  if (given.length > 1 && !isOnePerVersion(given))
    differ('may specify no more than one IP for each IP family');
  itemsOf(spec.ipFamilies).forEach((family, index) => {
    const version = ipVersion(clusterIPs[index] ?? '');
    const wanted = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : version;
    if (version === 0 || version === wanted) return;
    const says = `expected an ${textOf(family)} value as indicated by \`ipFamilies[${index}]\``;
    const place = given.length > 0 ? `${here}/${index}` : `${at}/clusterIP`;
    report(invalid(clusterIpsDiffer, place, clusterIPs[index], says));
  });
}

function ignored(spec: JsonObject, type: string, isHeadless: boolean, at: string, report: Report): void {
  const warn = (field: string, says: string) => report({ rule: ignoredField, at: `${at}/${field}`, says });
  if (isHeadless && type === 'ClusterIP') {
    if (textOf(spec.loadBalancerIP) !== '') warn('loadBalancerIP', 'is ignored for headless services');
    if (itemsOf(spec.externalIPs).length > 0) warn('externalIPs', 'is ignored for headless services');
    if ((spec.sessionAffinity ?? 'None') !== 'None')
      warn('sessionAffinity', 'is ignored for headless services');
  }
  if (textOf(spec.externalName) !== '')
    warn('externalName', 'is ignored when spec.type is not "ExternalName"');
}

const loadBalancer: Look = whole((spec, at, report, { minor }) => {
  const { type, isHeadless } = filled(spec);
  const detail = "may only be used when `type` is 'LoadBalancer'";
  if (type !== 'LoadBalancer') {
    for (const field of ['allocateLoadBalancerNodePorts', 'loadBalancerClass'])
      if (isSet(spec[field])) report(forbidden(`${at}/${field}`, detail, onlyForLoadBalancers));
    if (itemsOf(spec.loadBalancerSourceRanges).length > 0)
      report(forbidden(`${at}/loadBalancerSourceRanges`, detail, onlyForLoadBalancers));
  }
  const isDeprecated = minor >= 36 && !isHeadless && type !== 'ExternalName';
  if (isDeprecated && itemsOf(spec.externalIPs).length > 0)
    report({
      rule: deprecatedField,
      at: `${at}/externalIPs`,
      says: 'is deprecated and may no longer be implemented in some clusters',
    });
  trafficPolicies(spec, type, at, report);
});

function trafficPolicies(spec: JsonObject, type: string, at: string, report: Report): void {
  const policy = textOf(spec.externalTrafficPolicy);
  const isOutside =
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && itemsOf(spec.externalIPs).length > 0);
  const here = `${at}/externalTrafficPolicy`;
  if (!isOutside && policy !== '')
    report(
      invalid(trafficPolicyNotAllowed, here, policy, 'may only be set for externally-accessible services'),
    );
  const checks = type === 'LoadBalancer' && policy === 'Local';
  if (!checks && typeof spec.healthCheckNodePort === 'number' && spec.healthCheckNodePort !== 0)
    report(
      invalid(
        trafficPolicyNotAllowed,
        `${at}/healthCheckNodePort`,
        spec.healthCheckNodePort,
        "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ),
    );
}

const sessionAffinity: Look = whole((spec, at, report) => {
  const config = spec.sessionAffinityConfig;
  const here = `${at}/sessionAffinityConfig`;
  const mode = textOf(spec.sessionAffinity) || 'None';
  if (mode === 'None' && isSet(config))
    report({ rule: ignoredField, at: here, says: 'is dropped when session affinity is None' });
  const seconds = below(config, 'clientIP', 'timeoutSeconds');
  if (mode === 'ClientIP' && typeof seconds === 'number' && (seconds <= 0 || seconds > 86400))
    report(
      invalid(
        sessionAffinityInvalid,
        `${here}/clientIP/timeoutSeconds`,
        seconds,
        'must be greater than 0 and less than 86400',
      ),
    );
});

const ports: Look = (value, at, report) => {
  const names = new Set<string>();
  const numbers = new Set<string>();
  const nodePorts = new Set<string>();
  const list = itemsOf(value);
  list.forEach((item, index) => {
    const { name, port, nodePort, protocol: kind } = fieldsOf(item);
    const here = `${at}/${index}`;
    const given = textOf(name);
    const key = `${textOf(kind) || 'TCP'}/`;
    if (given === '' && list.length > 1) report(missing(`${here}/name`, '', portWithoutName));
    if (given !== '' && names.has(given)) report(duplicate(`${here}/name`, given, duplicateName));
    if (numbers.has(key + String(port)))
      report({
        rule: duplicatePort,
        at: here,
        value: port,
        says: 'is a duplicate value: port and protocol are there already',
      });
    if (nodePort && nodePorts.has(key + String(nodePort)))
      report(duplicate(`${here}/nodePort`, nodePort, duplicatePort));
    names.add(given);
    numbers.add(key + String(port));
    if (nodePort) nodePorts.add(key + String(nodePort));
  });
};

const nodePorts: Look = whole((spec, at, report) => {
  const { type } = filled(spec);
  itemsOf(spec.ports).forEach((item, index) => {
    const port = below(item, 'nodePort');
    if (typeof port !== 'number' || port === 0) return;
    const here = `${at}/ports/${index}/nodePort`;
    if (type === 'ClusterIP')
      report(forbidden(here, "may not be used when `type` is 'ClusterIP'", nodePortNotAllowed));
    else if (port < 30000 || port > 32767)
      report(
        invalid(
          nodePortOutOfRange,
          here,
          port,
          'provided port is not in the valid range. The range of valid ports is 30000-32767',
        ),
      );
  });
});

const trafficDistribution: Look = (value, at, report, { minor }) => {
  if (typeof value !== 'string') return;
  const known = minor < 34 ? ['PreferClose'] : ['PreferClose', 'PreferSameZone', 'PreferSameNode'];
  if (!known.includes(value))
    report(
      invalid(
        unsupportedValue,
        at,
        value,
        `is not supported, supported values: ${known.map((it) => `"${it}"`).join(', ')}`,
      ),
    );
  if (value === 'PreferClose' && minor >= 34)
    report({ rule: deprecatedField, at, value, says: 'is deprecated; use "PreferSameZone"' });
};

const address: Look = (value, at, report, surroundings) => {
  if (value !== 'None' && value !== '') ip(value, at, report, surroundings);
  canonicalAddressAdvised(value, at, report, surroundings);
};

const externalAddress: Look = (value, at, report, surroundings) => {
  const known = typeof value === 'string' && ipVersion(value) !== 0;
  ip(value, at, report, surroundings);
  canonicalAddressAdvised(value, at, report, surroundings);
  const says = known ? reachableIp(value) : undefined;
  if (says !== undefined) report(invalid(endpointUnreachable, at, value, says));
};

const topology: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const hints = value['service.kubernetes.io/topology-aware-hints'];
  const mode = value['service.kubernetes.io/topology-mode'];
  if (isSet(hints) && isSet(mode) && hints !== mode)
    report(
      invalid(
        annotationInvalid,
        child(at, 'service.kubernetes.io/topology-mode'),
        mode,
        'must match annotations[service.kubernetes.io/topology-aware-hints] when both are specified',
      ),
    );
};

const spec: LookTable = {
  '': [byType, loadBalancer, sessionAffinity, nodePorts],
  '/type': oneOf(['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']),
  '/ports': ports,
  '/ports/*/name': text(nameInvalid, dnsLabel),
  '/ports/*/port': [(value, at, report, surroundings) => portNumber(value ?? 0, at, report, surroundings)],
  '/ports/*/protocol': protocol,
  '/ports/*/targetPort': (value, at, report, surroundings) => {
    if (value !== 0 && value !== '') portNumberOrName(value, at, report, surroundings);
  },
  '/ports/*/appProtocol': anyText(qualifiedNameInvalid, qualifiedName),
  '/selector': labels,
  '/sessionAffinity': oneOf(['ClientIP', 'None']),
  '/clusterIP': (value, at, report, surroundings) => {
    // Also the first of clusterIPs, where it is looked at.
    if (itemsOf(below(surroundings.object, 'spec', 'clusterIPs')).length === 0)
      address(value, at, report, surroundings);
  },
  '/clusterIPs/*': address,
  '/ipFamilies': unique(),
  '/ipFamilies/*': anyOneOf(['IPv4', 'IPv6']),
  '/ipFamilyPolicy': anyOneOf(['PreferDualStack', 'RequireDualStack', 'SingleStack']),
  '/externalIPs/*': externalAddress,
  '/externalTrafficPolicy': oneOf(['Cluster', 'Local']),
  '/internalTrafficPolicy': anyOneOf(['Cluster', 'Local']),
  '/trafficDistribution': trafficDistribution,
  '/healthCheckNodePort': optionalPortNumber,
  '/loadBalancerClass': anyText(qualifiedNameInvalid, qualifiedName),
  '/loadBalancerSourceRanges/*': (value, at, report, surroundings) =>
    cidr(typeof value === 'string' ? value.trim() : value, at, report, surroundings),
};

/** A Service, type by type. */
export const service = defineNativeRules({
  group: '',
  kind: 'Service',
  at: {
    ...Object.fromEntries(Object.entries(spec).map(([path, looks]) => [`/spec${path}`, looks])),
    '': (value, at, report) => {
      if (!isSet(below(value, 'spec'))) report(missing(`${at}/spec/ports`, '', servicePortsMissing));
    },
    '/metadata/annotations': topology,
  },
});

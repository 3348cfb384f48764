import type { JsonObject } from '../../../model/manifest.js';
import { duplicate, invalid, missing, unsupported } from '../blocks/faults.js';
import { sinceTable } from '../blocks/limits.js';
import { oneOf, required, text } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { ianaPortName, optionalPortNumber, portNumber, protocol } from '../blocks/ports.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { duplicateName, duplicateValue, invalidValue } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { imageInvalid } from '../rule-infos/pod.js';
import { hostPortConflict } from '../rule-infos/ports.js';
import { merged, under } from '../tables.js';
import { env } from './env.js';
import { mounts } from './mounts.js';
import { requirements } from './requirements.js';
import { containerSecurity } from './security.js';

const ports: LookTable = {
  '/ports': (value, at, report) => {
    const seen = new Set<string>();
    itemsOf(value).forEach((port, index) => {
      const name = textOf(below(port, 'name'));
      if (name !== '' && seen.has(name)) report(duplicate(`${at}/${index}/name`, name, duplicateName));
      seen.add(name);
    });
  },
  '/ports/*/name': ianaPortName,
  '/ports/*/containerPort': (value, at, report, surroundings) => {
    if (value === undefined || value === 0) report(missing(at));
    else portNumber(value, at, report, surroundings);
  },
  '/ports/*/hostPort': optionalPortNumber,
  '/ports/*/protocol': protocol,
};

const resize: LookTable = {
  '/resizePolicy': (value, at, report) => {
    const seen = new Set<Value>();
    itemsOf(value).forEach((policy, index) => {
      const name = below(policy, 'resourceName');
      if (seen.has(name))
        report({ rule: duplicateValue, at: `${at}/${index}`, value: name, says: 'is a duplicate value' });
      seen.add(name);
    });
  },
  '/resizePolicy/*/resourceName': [required(), oneOf(['cpu', 'memory'])],
  '/resizePolicy/*/restartPolicy': [required(), oneOf(['NotRequired', 'RestartContainer'])],
};

/** Before, the server drops claims of devices unread. */
export const claimsSince = 34;

const eachClaimOnce: Look = (value, at, report) => {
  const seen = new Map<string, Set<string>>();
  itemsOf(value).forEach((claim, index) => {
    const [name, request] = [textOf(fieldsOf(claim).name), textOf(fieldsOf(claim).request)];
    const requests = seen.get(name) ?? new Set();
    // Without a request it is the whole claim.
    const isTaken = request === '' ? requests.size > 0 : requests.has('') || requests.has(request);
    if (isTaken) report(duplicate(`${at}/${index}`, name));
    seen.set(name, requests.add(request));
  });
};

/** What all containers have in common, ephemeral ones too. */
export const container: LookTable = merged(
  {
    '/name': [required(), text(nameInvalid, dnsLabel)],
    '/image': required(),
    '/imagePullPolicy': oneOf(['Always', 'IfNotPresent', 'Never']),
    '/terminationMessagePolicy': oneOf(['FallbackToLogsOnError', 'File']),
  },
  ports,
  resize,
  env,
  mounts,
  under('/resources', requirements()),
  sinceTable(claimsSince, {
    '/resources/claims': eachClaimOnce,
    '/resources/claims/*/name': required(),
    '/resources/claims/*/request': text(nameInvalid, dnsLabel),
  }),
  under('/securityContext', containerSecurity),
);

/** Rules of 1.35 and later about when a container alone is restarted. */
export function restartRules(it: JsonObject, at: string, report: Report): void {
  const rules = itemsOf(it.restartPolicyRules);
  if (rules.length > 20)
    report({
      rule: invalidValue,
      at: `${at}/restartPolicyRules`,
      says: 'Too many: must have at most 20 items',
    });
  if (rules.length > 0 && !isSet(it.restartPolicy))
    report(missing(`${at}/restartPolicy`, 'must specify restartPolicy when restart rules are used'));
  rules.forEach((rule, index) => {
    const here = `${at}/restartPolicyRules/${index}`;
    const action = textOf(below(rule, 'action'));
    if (action !== 'Restart' && action !== 'RestartAllContainers')
      report(unsupported(`${here}/action`, action, ['Restart', 'RestartAllContainers']));
    const codes = below(rule, 'exitCodes');
    const operator = textOf(below(codes, 'operator'));
    if (!isFields(codes)) report(missing(`${here}/exitCodes`, 'must be specified'));
    else if (operator !== 'In' && operator !== 'NotIn')
      report(unsupported(`${here}/exitCodes/operator`, operator, ['In', 'NotIn']));
  });
}

/** Ports of the node that two containers want; `fill` says what the host port is where none is written. */
export function hostPortConflicts(
  containers: readonly (readonly [Value, string])[],
  fill: (port: JsonObject) => Value,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const [it, at] of containers) {
    itemsOf(below(it, 'ports')).forEach((port, index) => {
      const number = isFields(port) ? port.hostPort || fill(port) : undefined;
      if (!isFields(port) || !number) return;
      const key = `${textOf(port.protocol) || 'TCP'}/${textOf(port.hostIP)}/${number}`;
      if (seen.has(key)) report(duplicate(`${at}/ports/${index}/hostPort`, key, hostPortConflict));
      seen.add(key);
    });
  }
}

/** A blank before or behind the image's name, which the server minds in pods only. */
export const imageWithoutBlanks: Look = (value, at, report) => {
  const image = textOf(value);
  if (image !== image.trim())
    report(invalid(imageInvalid, at, image, 'must not have leading or trailing whitespace'));
};

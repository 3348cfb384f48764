import type { JsonObject } from '../../../model/manifest.js';
import { invalid, missing } from '../blocks/faults.js';
import { zeroOr } from '../blocks/limits.js';
import { between, required, text, whole } from '../blocks/looks.js';
import { dns1035Label, dnsSubdomain } from '../blocks/names.js';
import { fieldsOf, isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look, type Report } from '../native-rules.js';
import {
  apiServiceNameInvalid,
  apiServicePriorityInvalid,
  apiServiceTlsInvalid,
} from '../rule-infos/admission.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { portOutOfRange } from '../rule-infos/ports.js';

const name: Look = whole(({ metadata, spec }, at, report) => {
  const given = textOf(fieldsOf(metadata).name);
  const { version, group } = fieldsOf(spec);
  const wanted = `${textOf(version)}.${textOf(group)}`;
  const says = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(wanted)}`;
  if (given !== '' && given !== wanted)
    report(invalid(apiServiceNameInvalid, `${at}/metadata/name`, given, says));
});

const served: Look = whole((spec, at, report) => {
  const [version, group] = [textOf(spec.version), textOf(spec.group)];
  const onlyLegacy = 'only v1 may have an empty group and it better be legacy kube';
  if (group === '' && version !== 'v1') report(missing(`${at}/group`, onlyLegacy));
  const says = dns1035Label(version);
  if (says !== undefined) report(invalid(nameInvalid, `${at}/version`, version, says));
  trust(spec, at, report);
});

function trust(spec: JsonObject, at: string, report: Report): void {
  const hasBundle = textOf(spec.caBundle) !== '';
  const isInsecure = spec.insecureSkipTLSVerify === true;
  const say = (field: string, says: string) =>
    report({ rule: apiServiceTlsInvalid, at: `${at}/${field}`, says });
  if (isSet(spec.service)) {
    if (isInsecure && hasBundle) say('insecureSkipTLSVerify', 'may not be true if caBundle is present');
    return;
  }
  if (hasBundle) say('caBundle', 'local APIServices may not have a caBundle');
  if (isInsecure) say('insecureSkipTLSVerify', 'local APIServices may not have insecureSkipTLSVerify');
}

/** An APIService. */
export const apiService = defineNativeRules({
  group: 'apiregistration.k8s.io',
  kind: 'APIService',
  at: {
    '': name,
    '/spec': [required(), served],
    '/spec/group': text(nameInvalid, dnsSubdomain),
    '/spec/groupPriorityMinimum': zeroOr(
      1,
      20_000,
      'must be positive and less than 20000',
      apiServicePriorityInvalid,
    ),
    '/spec/versionPriority': zeroOr(
      1,
      1000,
      'must be positive and less than 1000',
      apiServicePriorityInvalid,
    ),
    '/spec/service/name': required(),
    '/spec/service/namespace': required(),
    '/spec/service/port': between(
      1,
      65535,
      portOutOfRange,
      'port is not valid: must be between 1 and 65535, inclusive',
    ),
  },
});

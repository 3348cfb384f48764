import { forbidden, invalid } from '../blocks/faults.js';
import { notAllowed, required, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { podAnnotations } from '../pod/annotations.js';
import { imageWithoutBlanks } from '../pod/container.js';
import { podSpec } from '../pod/pod-spec.js';
import { podTemplate } from '../pod/pod-template.js';
import { ephemeralContainersNotAllowed } from '../rule-infos/pod.js';
import { nameNotHostname } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';

/** The name of a Pod is its host's name as well. */
const nameBecomesHostname: Look = (value, at, report) => {
  const name = textOf(below(value, 'metadata', 'name'));
  const says = name === '' || dnsSubdomain(name) !== undefined ? undefined : dnsLabel(name);
  if (says !== undefined)
    report(
      invalid(
        nameNotHostname,
        `${at}/metadata/name`,
        name,
        `this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${says}]`,
      ),
    );
};

/** A Pod as it is created. */
export const pod = defineNativeRules({
  group: '',
  kind: 'Pod',
  at: merged(under('/spec', podSpec()), {
    '': [podAnnotations, nameBecomesHostname],
    '/spec': [
      required(),
      whole((spec, at, report) => {
        if (textOf(spec.nodeName) !== '' && itemsOf(spec.schedulingGates).length > 0)
          report(forbidden(`${at}/nodeName`, 'cannot be set until all schedulingGates have been cleared'));
        if (isSet(spec.overhead) && !isSet(spec.runtimeClassName))
          report(
            forbidden(
              `${at}/overhead`,
              'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead',
            ),
          );
      }),
    ],
    '/spec/containers/*/image': imageWithoutBlanks,
    '/spec/initContainers/*/image': imageWithoutBlanks,
    '/spec/ephemeralContainers': notAllowed('cannot be set on create', ephemeralContainersNotAllowed),
  }),
});

/** A PodTemplate, the object. */
export const podTemplateObject = defineNativeRules({
  group: '',
  kind: 'PodTemplate',
  at: under('/template', podTemplate()),
});

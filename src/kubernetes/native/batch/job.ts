import { labelAdvised, selectorMatches } from '../apps/controller.js';
import { moreBytesThan } from '../blocks/complaints.js';
import { invalid, missing } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { required, whole } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { at as below, bytesOf, fieldsOf, isSet, textOf } from '../blocks/read.js';
import { selects } from '../blocks/selects.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { indexedJobNameTooLong, jobNameTooLong, jobSelectorNotGenerated } from '../rule-infos/workloads.js';
import { merged, under } from '../tables.js';
import { completionsOf } from './completions.js';
import { jobSpec } from './job-spec.js';

const selector: Look = whole((spec, at, report, surroundings) => {
  if (spec.manualSelector === true) {
    if (!isSet(spec.selector)) report(missing(`${at}/selector`));
    else selectorMatches(spec, at, report, surroundings);
    return;
  }
  const name = textOf(below(surroundings.object, 'metadata', 'name'));
  const generated = { 'job-name': name, 'batch.kubernetes.io/job-name': name };
  if (isSet(spec.selector) && !selects(spec.selector, generated))
    report(
      invalid(jobSelectorNotGenerated, `${at}/selector`, spec.selector, '`selector` not auto-generated'),
    );
});

/** Pods of an Indexed Job are called after it, a hyphen and their index. */
const indexedName: Look = whole(({ metadata, spec }, at, report) => {
  const name = textOf(below(metadata, 'name'));
  const { completionMode } = fieldsOf(spec);
  const completions = completionMode === 'Indexed' ? completionsOf(fieldsOf(spec)) : 0;
  if (name === '' || !completions || completions < 0) return;
  const longest = `${name}-${completions - 1}`;
  if (dnsLabel(longest) === undefined) return;
  const says = `will not able to create pod with invalid DNS label: ${longest}`;
  report(invalid(indexedJobNameTooLong, `${at}/metadata/name`, name, says));
});

/** The server gives the name to the pods as a label; where it is none, that is more than advice. */
const name: Look = whole((metadata, at, report, surroundings) => {
  const { manualSelector } = fieldsOf(surroundings.object.spec);
  if (bytesOf(textOf(metadata.name)) <= 63 || manualSelector === true)
    return labelAdvised(metadata, at, report, surroundings);
  report(invalid(jobNameTooLong, `${at}/name`, metadata.name, moreBytesThan(63)));
});

/** A Job. */
export const job = defineNativeRules({
  group: 'batch',
  kind: 'Job',
  at: merged(
    { '': indexedName, '/metadata': name, '/spec': [required(), selector] },
    under('/spec/selector', labelSelector),
    under('/spec', jobSpec),
  ),
});

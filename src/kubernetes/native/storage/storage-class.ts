import type { JsonObject } from '../../../model/manifest.js';
import { duplicate } from '../blocks/faults.js';
import { labelKey } from '../blocks/labels.js';
import { anyOneOf, oneOf, required, unique, uniqueBy } from '../blocks/looks.js';
import { fieldsOf, itemsOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { duplicateValue } from '../rule-infos/general.js';
import { parameters, provisioner } from './class-parts.js';

/** Two terms that say the same, in whatever order. */
const topologies: Look = (value, at, report) => {
  // The server compares each with as many empty ones as there are terms.
  const seen = new Set<string>(['[]']);
  itemsOf(value).forEach((term, index) => {
    const meaning = meaningOf(fieldsOf(term));
    if (seen.has(meaning)) report(duplicate(`${at}/${index}/matchLabelExpressions`, '', duplicateValue));
    seen.add(meaning);
  });
};

function meaningOf({ matchLabelExpressions }: JsonObject): string {
  const terms = itemsOf(matchLabelExpressions).map((it) => {
    const { key, values } = fieldsOf(it);
    return JSON.stringify([key, itemsOf(values).map(String).sort()]);
  });
  return JSON.stringify(terms.sort());
}

/** A StorageClass. */
export const storageClass = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'StorageClass',
  at: {
    '/provisioner': provisioner,
    '/parameters': parameters(true),
    '/reclaimPolicy': oneOf(['Delete', 'Retain']),
    '/volumeBindingMode': anyOneOf(['Immediate', 'WaitForFirstConsumer']),
    '/allowedTopologies': topologies,
    '/allowedTopologies/*/matchLabelExpressions': uniqueBy('key', duplicateValue),
    '/allowedTopologies/*/matchLabelExpressions/*/key': (value, at, report, surroundings) =>
      labelKey(value ?? '', at, report, surroundings),
    '/allowedTopologies/*/matchLabelExpressions/*/values': [required(), unique()],
  },
});

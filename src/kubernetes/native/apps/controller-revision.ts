import { missing } from '../blocks/faults.js';
import { notNegative } from '../blocks/looks.js';
import { isFields, isSet } from '../blocks/read.js';
import { defineNativeRules } from '../native-rules.js';

/** A ControllerRevision; before 1.34 its data may be any value. */
export const controllerRevision = defineNativeRules({
  group: 'apps',
  kind: 'ControllerRevision',
  at: {
    '/revision': notNegative,
    '/data': (value, at, report, { minor }) => {
      if (!isSet(value)) report(missing(at, 'data is mandatory'));
      else if (!isFields(value) && minor >= 34) report(missing(at, 'data must be a valid JSON object'));
    },
  },
});

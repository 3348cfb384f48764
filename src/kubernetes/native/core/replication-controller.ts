import { invalid, missing, unsupported } from '../blocks/faults.js';
import { notAllowed, notNegative, required } from '../blocks/looks.js';
import { at as below, fieldsOf, isFields } from '../blocks/read.js';
import { hasLabels } from '../blocks/selects.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { podTemplate } from '../pod/pod-template.js';
import { selectorDiffers } from '../rule-infos/metadata.js';
import { podRestartPolicyNotAllowed } from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';

/** The template of a controller that never lets its pods end: only `Always`. */
export const restartsAlways: Look = (value, at, report) => {
  if (typeof value === 'string' && value !== '' && value !== 'Always')
    report(unsupported(at, value, ['Always'], podRestartPolicyNotAllowed));
};

/** Without a selector, or with an empty one, the server takes the template's labels. */
const selectsOwnPods: Look = (value, at, report) => {
  if (!isFields(value)) return;
  const labels = below(value, 'template', 'metadata', 'labels');
  const given = fieldsOf(value.selector);
  const selector = Object.keys(given).length > 0 ? given : labels;
  if (Object.keys(fieldsOf(selector)).length === 0) return report(missing(`${at}/selector`));
  if (!hasLabels(selector, labels))
    report(
      invalid(
        selectorDiffers,
        `${at}/template/metadata/labels`,
        labels,
        '`selector` does not match template `labels`',
      ),
    );
};

/** A ReplicationController. */
export const replicationController = defineNativeRules({
  group: '',
  kind: 'ReplicationController',
  at: merged(
    {
      '/spec': [required(), selectsOwnPods],
      '/spec/replicas': notNegative,
      '/spec/minReadySeconds': notNegative,
      '/spec/template': required(),
      '/spec/template/spec/restartPolicy': restartsAlways,
      '/spec/template/spec/activeDeadlineSeconds': notAllowed(
        'activeDeadlineSeconds in ReplicationController is not Supported',
      ),
    },
    under('/spec/template', podTemplate()),
  ),
});

import { fullyQualifiedName } from '../blocks/domains.js';
import { invalid, missing, unsupported } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { sinceTable } from '../blocks/limits.js';
import { anyOneOf, between, required, text, uniqueBy } from '../blocks/looks.js';
import { dns1035Label } from '../blocks/names.js';
import { isSet, itemsOf, textOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { reviewVersionUnknown, webhookNameInvalid, webhookSideEffects } from '../rule-infos/admission.js';
import { duplicateName, valueOutOfRange } from '../rule-infos/general.js';
import { merged, under } from '../tables.js';
import { clientConfig } from './client-config.js';
import { conditionExpression } from './expressions.js';
import { matchConditions } from './match-conditions.js';
import { admissionRule } from './rules.js';

const harmless = ['None', 'NoneOnDryRun'];

const sideEffects: Look = (value, at, report) => {
  if (!isSet(value)) report(missing(at, `must specify one of ${harmless.join(', ')}`, webhookSideEffects));
  else if (!harmless.includes(textOf(value))) report(unsupported(at, value, harmless, webhookSideEffects));
};

const reviewVersions: Look = (value, at, report) => {
  const list = itemsOf(value).map(textOf);
  if (list.length === 0) return report(missing(at, 'must specify one of v1, v1beta1', reviewVersionUnknown));
  list.forEach((version, index) => {
    const isSecond = list.indexOf(version) < index;
    const says = isSecond ? 'duplicate version' : dns1035Label(version);
    if (says !== undefined) report(invalid(reviewVersionUnknown, `${at}/${index}`, version, says));
  });
  if (!list.includes('v1') && !list.includes('v1beta1'))
    report({ rule: reviewVersionUnknown, at, says: 'must include at least one of v1, v1beta1' });
};

const webhook: LookTable = merged(
  {
    '/name': [required(), text(webhookNameInvalid, fullyQualifiedName)],
    '/failurePolicy': anyOneOf(['Fail', 'Ignore']),
    '/matchPolicy': anyOneOf(['Equivalent', 'Exact']),
    '/reinvocationPolicy': anyOneOf(['IfNeeded', 'Never']),
    '/sideEffects': sideEffects,
    '/timeoutSeconds': between(1, 30, valueOutOfRange, 'the timeout value must be between 1 and 30 seconds'),
    '/admissionReviewVersions': reviewVersions,
    '/clientConfig': (value, at, report) => {
      if (!isSet(value)) report(missing(at, 'exactly one of url or service is required'));
    },
  },
  under('/rules/*', admissionRule),
  under('/namespaceSelector', labelSelector),
  under('/objectSelector', labelSelector),
  under('/clientConfig', clientConfig),
  under(
    '/matchConditions',
    sinceTable(28, merged(matchConditions, { '/*/expression': conditionExpression })),
  ),
);

/** `webhooks` of a configuration of either kind. */
export const webhooks: LookTable = merged(
  { '/webhooks': uniqueBy('name', duplicateName) },
  under('/webhooks/*', webhook),
);

import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, missing, unsupported } from '../blocks/faults.js';
import { neededFor } from '../blocks/limits.js';
import { required, text, whole } from '../blocks/looks.js';
import { dnsLabel, pathSegmentName } from '../blocks/names.js';
import { isFields, isSet, textOf } from '../blocks/read.js';
import { containerResource } from '../blocks/resources.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { metricSourceInvalid, metricTargetInvalid, scaleTargetInvalid } from '../rule-infos/autoscaling.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { resourceNameInvalid } from '../rule-infos/resources.js';
import { merged, under } from '../tables.js';
import { metricTarget } from './metric-target.js';
import { describedObject } from './scale-target.js';

/** What each type is described by. */
const sources: Readonly<Record<string, string>> = {
  ContainerResource: 'containerResource',
  External: 'external',
  Object: 'object',
  Pods: 'pods',
  Resource: 'resource',
};

const source: Look = whole((metric, at, report) => {
  const type = textOf(metric.type);
  const field = Object.hasOwn(sources, type) ? sources[type] : undefined;
  if (type === '') report(missing(`${at}/type`, 'must specify a metric source type', metricSourceInvalid));
  else if (field === undefined)
    report(unsupported(`${at}/type`, type, Object.keys(sources), metricSourceInvalid));
  else sourceFits(metric, field, at, report);
});

function sourceFits(metric: JsonObject, field: string, at: string, report: Report): void {
  const none = 'must populate information for the given metric source';
  if (!isSet(metric[field])) report(missing(`${at}/${field}`, none, metricSourceInvalid));
  for (const other of Object.values(sources))
    if (other !== field && isSet(metric[other]))
      report(forbidden(`${at}/${other}`, 'must populate the given metric source only', metricSourceInvalid));
}

const identifier: LookTable = {
  '/metric': neededFor('name', 'must specify a metric name', metricSourceInvalid),
  '/metric/name': [
    required('must specify a metric name', metricSourceInvalid),
    text(nameInvalid, pathSegmentName),
  ],
};

const resourceName = required('must specify a resource name', metricSourceInvalid);

/** A target that is missing as a whole is missed by its type. */
const targetThere: Look = (value, at, report) => {
  if (isFields(value) && !isSet(value.target))
    report(missing(`${at}/target/type`, 'must specify a metric target type', metricTargetInvalid));
};

/** One of `metrics`. */
export const metric: LookTable = merged(
  { '': source },
  ...Object.values(sources).map((field) => ({ [`/${field}`]: targetThere })),
  { '/object/describedObject': neededFor('kind', '', scaleTargetInvalid) },
  under('/object/describedObject', describedObject),
  under('/object', identifier),
  under('/object/target', metricTarget('Object')),
  under('/external', identifier),
  under('/external/target', metricTarget('External')),
  under('/pods', identifier),
  under('/pods/target', metricTarget('Pods')),
  { '/resource/name': resourceName },
  under('/resource/target', metricTarget('Resource')),
  {
    '/containerResource/name': [resourceName, text(resourceNameInvalid, containerResource)],
    '/containerResource/container': [
      required('must specify a container', metricSourceInvalid),
      text(nameInvalid, dnsLabel),
    ],
  },
  under('/containerResource/target', metricTarget('Resource')),
);

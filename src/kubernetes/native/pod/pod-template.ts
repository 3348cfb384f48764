import { annotations } from '../blocks/annotations.js';
import { missing } from '../blocks/faults.js';
import { labels } from '../blocks/labels.js';
import { notAllowed } from '../blocks/looks.js';
import { at as below, isFields, isSet } from '../blocks/read.js';
import type { LookTable } from '../native-rules.js';
import { ephemeralContainersNotAllowed } from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';
import { podAnnotations } from './annotations.js';
import type { MoreVolumes } from './containers.js';
import { podSpec } from './pod-spec.js';

/**
 * A pod template: what Deployments, Jobs and the like hold. `more` names volumes that the template has though it does not
 * tell so, from the whole object: those that a StatefulSet's claim templates make.
 */
export function podTemplate(more?: MoreVolumes): LookTable {
  return merged(
    {
      '': [
        podAnnotations,
        (value, at, report) => {
          if (isFields(value) && !isSet(below(value, 'spec'))) report(missing(`${at}/spec/containers`));
        },
      ],
      '/metadata/labels': labels,
      '/metadata/annotations': annotations,
      '/spec/ephemeralContainers': notAllowed(
        'ephemeral containers not allowed in pod template',
        ephemeralContainersNotAllowed,
      ),
    },
    under('/spec', podSpec(more)),
  );
}

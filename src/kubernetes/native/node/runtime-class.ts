import { duplicate } from '../blocks/faults.js';
import { labels } from '../blocks/labels.js';
import { required, text } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { fieldsOf, itemsOf } from '../blocks/read.js';
import { containerResource, resourceList } from '../blocks/resources.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { tolerations } from '../pod/scheduling.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';

const repeated: Look = (value, at, report) => {
  const seen = new Set<string>();
  itemsOf(value).forEach((toleration, index) => {
    const { key, operator, value: wanted, effect } = fieldsOf(toleration);
    const all = JSON.stringify([key ?? '', operator ?? '', wanted ?? '', effect ?? '']);
    if (seen.has(all)) report(duplicate(`${at}/${index}`, toleration));
    seen.add(all);
  });
};

/** A RuntimeClass. */
export const runtimeClass = defineNativeRules({
  group: 'node.k8s.io',
  kind: 'RuntimeClass',
  at: merged(
    {
      '/handler': [required(), text(nameInvalid, dnsLabel)],
      '/overhead/podFixed': resourceList(containerResource),
      '/scheduling/nodeSelector': labels,
      '/scheduling/tolerations': repeated,
    },
    under('/scheduling/tolerations', tolerations),
  ),
});

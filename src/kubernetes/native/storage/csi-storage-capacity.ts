import { invalid } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { dnsSubdomain } from '../blocks/names.js';
import { textOf } from '../blocks/read.js';
import { amount } from '../blocks/resources.js';
import { defineNativeRules } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';

/** A CSIStorageCapacity; the server takes a missing class for one of an empty name, which none has. */
export const csiStorageCapacity = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'CSIStorageCapacity',
  at: merged(
    {
      '/storageClassName': (value, at, report) => {
        const says = dnsSubdomain(textOf(value));
        if (says !== undefined) report(invalid(nameInvalid, at, textOf(value), says));
      },
      '/capacity': amount,
    },
    under('/nodeTopology', labelSelector),
  ),
});

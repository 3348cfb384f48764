import { anyText, notNegative, required, text, unique, uniqueBy } from '../blocks/looks.js';
import { qualifiedName } from '../blocks/names.js';
import { bytesOf } from '../blocks/read.js';
import { defineNativeRules } from '../native-rules.js';
import { duplicateName, valueTooLong } from '../rule-infos/general.js';
import { qualifiedNameInvalid } from '../rule-infos/metadata.js';
import { csiDriverName } from './class-parts.js';

/** A CSINode. */
export const csiNode = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'CSINode',
  at: {
    '/spec/drivers': uniqueBy('name', duplicateName),
    '/spec/drivers/*/name': csiDriverName,
    '/spec/drivers/*/nodeID': [
      required(),
      text(valueTooLong, (id) => (bytesOf(id) > 256 ? 'must be 256 characters or less' : undefined)),
    ],
    '/spec/drivers/*/topologyKeys': unique(),
    '/spec/drivers/*/topologyKeys/*': anyText(qualifiedNameInvalid, qualifiedName),
    '/spec/drivers/*/allocatable/count': notNegative,
  },
});

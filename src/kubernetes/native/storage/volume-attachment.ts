import { forbidden, invalid, missing } from '../blocks/faults.js';
import { neededFor } from '../blocks/limits.js';
import { text, whole } from '../blocks/looks.js';
import { dnsSubdomain } from '../blocks/names.js';
import { isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { volumeSourceOfAttachment } from '../rule-infos/classes.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { csiDriverName } from './class-parts.js';

const source: Look = whole(({ inlineVolumeSpec, persistentVolumeName }, at, report) => {
  const detail = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';
  const [hasInline, hasName] = [isSet(inlineVolumeSpec), isSet(persistentVolumeName)];
  if (hasInline && hasName) report(forbidden(at, detail, volumeSourceOfAttachment));
  else if (!hasInline && !hasName) report(missing(at, detail, volumeSourceOfAttachment));
  else if (persistentVolumeName === '')
    report(missing(`${at}/persistentVolumeName`, 'must specify non empty persistentVolumeName'));
});

const sourceThere: Look = (value, at, report) => {
  const detail = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName';
  if (!isSet(value)) report(missing(at, detail, volumeSourceOfAttachment));
};

/** A VolumeAttachment. */
export const volumeAttachment = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'VolumeAttachment',
  at: {
    '/spec/attacher': csiDriverName,
    '/spec': neededFor('source'),
    '/spec/source': [source, sourceThere],
    '/spec/source/persistentVolumeName': text(nameInvalid, dnsSubdomain),
    '/spec/nodeName': (value, at, report) => {
      const says = dnsSubdomain(textOf(value));
      if (says !== undefined) report(invalid(nameInvalid, at, textOf(value), says));
    },
  },
});

import { required, text } from '../blocks/looks.js';
import { dnsSubdomain, pathSegmentName } from '../blocks/names.js';
import { defineNativeRules } from '../native-rules.js';
import { nameInvalid } from '../rule-infos/metadata.js';

/** An IPAddress; the core group is the empty one. */
export const ipAddress = defineNativeRules({
  group: 'networking.k8s.io',
  kind: 'IPAddress',
  at: {
    '/spec/parentRef': required(),
    '/spec/parentRef/group': text(nameInvalid, dnsSubdomain),
    '/spec/parentRef/resource': [required(), text(nameInvalid, pathSegmentName)],
    '/spec/parentRef/name': [required(), text(nameInvalid, pathSegmentName)],
    '/spec/parentRef/namespace': text(nameInvalid, pathSegmentName),
  },
});

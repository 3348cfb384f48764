import { invalid } from '../blocks/faults.js';
import { cidr, isOnePerVersion } from '../blocks/ip.js';
import { qualifiedName } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import { amount } from '../blocks/resources.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { taints } from '../pod/scheduling.js';
import { deprecatedAnnotation } from '../rule-infos/data.js';
import { cidrInvalid, invalidValue } from '../rule-infos/general.js';
import { finalizerInvalid } from '../rule-infos/metadata.js';
import { merged, under } from '../tables.js';
import { podSecurityLabels } from './pod-security.js';

const finalizer: Look = (value, at, report) => {
  const name = textOf(value);
  const isStandard = ['kubernetes', 'orphan', 'foregroundDeletion'].includes(name);
  const says =
    qualifiedName(name) ??
    (name.includes('/') || isStandard
      ? undefined
      : 'name is neither a standard finalizer name nor is it fully qualified');
  if (says !== undefined) report(invalid(finalizerInvalid, at, name, says));
};

/** A Namespace. Only the server itself writes its spec, but a manifest may hold it. */
export const namespace = defineNativeRules({
  group: '',
  kind: 'Namespace',
  at: { '/spec/finalizers/*': finalizer, '/metadata/labels': podSecurityLabels },
});

/** `podCIDR` goes before a list that begins otherwise. */
const nodeRanges: Look = (value, at, report, surroundings) => {
  const list = itemsOf(below(value, 'podCIDRs')).map(textOf);
  const first = textOf(below(value, 'podCIDR'));
  const isAlone = first !== '' && first !== list[0];
  const ranges = isAlone ? [first] : list;
  ranges.forEach((range, index) => {
    cidr(range, isAlone ? `${at}/podCIDR` : `${at}/podCIDRs/${index}`, report, surroundings);
  });
  if (ranges.length > 2 || (ranges.length === 2 && !isOnePerVersion(ranges)))
    report({
      rule: cidrInvalid,
      at: `${at}/podCIDRs`,
      says: 'may specify no more than one CIDR for each IP family',
    });
};

/** A Node. */
export const node = defineNativeRules({
  group: '',
  kind: 'Node',
  at: merged(under('/spec/taints', taints), {
    '/spec': nodeRanges,
    '/status/capacity/*': amount,
    '/status/allocatable/*': amount,
  }),
});

const enforce = 'kubernetes.io/enforce-mountable-secrets';

/** A ServiceAccount: nothing but a warning beyond its metadata. */
export const serviceAccount = defineNativeRules({
  group: '',
  kind: 'ServiceAccount',
  at: {
    '/metadata/annotations': (value, at, report, { minor }) => {
      if (minor >= 32 && isSet(below(value, enforce)))
        report({
          rule: deprecatedAnnotation,
          at: `${at}/kubernetes.io~1enforce-mountable-secrets`,
          says: 'deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets',
        });
    },
  },
});

/** An Event of the core group: what it is about is in its own namespace. */
export const event = defineNativeRules({
  group: '',
  kind: 'Event',
  at: {
    '': (value, at, report) => {
      const own = textOf(below(value, 'metadata', 'namespace')) || 'default';
      const about = textOf(below(value, 'involvedObject', 'namespace'));
      const isTimed = isSet(below(value, 'eventTime'));
      const fits =
        about === '' ? own === 'default' || (isTimed && own === 'kube-system') : isTimed || about === own;
      if (!fits)
        report(
          invalid(invalidValue, `${at}/involvedObject/namespace`, about, 'does not match event.namespace'),
        );
    },
  },
});

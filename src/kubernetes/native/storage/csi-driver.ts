import { duplicate, invalid } from '../blocks/faults.js';
import { since } from '../blocks/limits.js';
import { anyOneOf, between, whole } from '../blocks/looks.js';
import { fieldsOf, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { tokenRequestInvalid, tokensInVolumeContext } from '../rule-infos/classes.js';
import { valueOutOfRange } from '../rule-infos/general.js';

const tokensInSecretsSince = 35;
const periodSince = 35;

const tokenRequests: Look = (value, at, report) => {
  const seen = new Set<string>();
  itemsOf(value).forEach((request, index) => {
    const { audience, expirationSeconds } = fieldsOf(request);
    const name = textOf(audience);
    const isSecond = seen.has(name);
    if (isSecond) report(duplicate(`${at}/${index}/audience`, name, tokenRequestInvalid));
    seen.add(name);
    const says = isSecond ? undefined : lifetimeComplaint(expirationSeconds);
    if (says)
      report(invalid(tokenRequestInvalid, `${at}/${index}/expirationSeconds`, expirationSeconds, says));
  });
};

function lifetimeComplaint(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number') return undefined;
  if (seconds < 600) return 'may not specify a duration less than 10 minutes';
  return seconds > 2 ** 32 ? 'may not specify a duration larger than 2^32 seconds' : undefined;
}

const tokensInSecrets: Look = whole(({ serviceAccountTokenInSecrets: chosen, tokenRequests }, at, report) => {
  const hasRequests = itemsOf(tokenRequests).length > 0;
  const here = `${at}/serviceAccountTokenInSecrets`;
  const none = 'serviceAccountTokenInSecrets is set but no tokenRequests are specified';
  if (isSet(chosen) && !hasRequests) report(invalid(tokenRequestInvalid, here, chosen, none));
  const says = 'is recommended to be set where there are tokenRequests';
  if (!isSet(chosen) && hasRequests) report({ rule: tokensInVolumeContext, at: here, says });
});

/** A CSIDriver. */
export const csiDriver = defineNativeRules({
  group: 'storage.k8s.io',
  kind: 'CSIDriver',
  at: {
    '/spec': since(tokensInSecretsSince, tokensInSecrets),
    '/spec/fsGroupPolicy': anyOneOf(['File', 'None', 'ReadWriteOnceWithFSType']),
    '/spec/volumeLifecycleModes/*': anyOneOf(['Ephemeral', 'Persistent']),
    '/spec/tokenRequests': tokenRequests,
    '/spec/nodeAllocatableUpdatePeriodSeconds': since(
      periodSince,
      between(10, Number.POSITIVE_INFINITY, valueOutOfRange, 'must be greater than or equal to 10 seconds'),
    ),
  },
});

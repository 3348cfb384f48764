import { claimSpec } from '../blocks/claim.js';
import { invalid, missing } from '../blocks/faults.js';
import { countOrPercentageOfAll } from '../blocks/int-or-percent.js';
import { neededFor, since, sinceTable } from '../blocks/limits.js';
import { notNegative, oneOf, text, whole } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { at as below, isSet, itemsOf, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { unsupportedValue } from '../rule-infos/general.js';
import { nameInvalid } from '../rule-infos/metadata.js';
import { historyKeptForEver, rollingUpdateStuck, updateStrategyInvalid } from '../rule-infos/workloads.js';
import { merged, under } from '../tables.js';
import { controllerSpec } from './controller.js';
import { amountOfPods } from './rolling-update.js';

/** Since 1.33 names that pods cannot be made of are refused. */
const strictSince = 33;
/** Since 1.34 the templates of claims are looked at. */
const claimsSince = 34;
/** Before, the server drops the field unread. */
const maxUnavailableSince = 37;

/** The server says of these what it wants rather than what it knows. */
function eitherOf(first: string, second: string, rule = unsupportedValue): Look {
  return text(rule, (value) =>
    value === first || value === second ? undefined : `must be '${first}' or '${second}'`,
  );
}

const strategy: Look = whole((it, at, report) => {
  if (it.type !== 'OnDelete' || !isSet(it.rollingUpdate)) return;
  const says = "only allowed for updateStrategy 'RollingUpdate'";
  report(invalid(updateStrategyInvalid, `${at}/rollingUpdate`, it.rollingUpdate, says));
});

const maxUnavailable: Look = (value, at, report, surroundings) => {
  if (surroundings.minor < maxUnavailableSince) return;
  countOrPercentageOfAll(value, at, report, surroundings);
  if (isSet(value) && amountOfPods(value, 1) === 0)
    report(invalid(rollingUpdateStuck, at, value, 'cannot be 0'));
};

const historyLimit: Look = (value, at, report) => {
  if (typeof value !== 'number' || value >= 0) return;
  const says = 'retains all historical revisions; a value >= 0 is recommended';
  report(invalid(historyKeptForEver, at, value, says));
};

/** The name of a claim template is that of a volume of each pod. */
const claimName: Look = whole((claim, at, report) => {
  const name = textOf(below(claim, 'metadata', 'name'));
  if (name === '') return report(missing(`${at}/metadata/name`));
  const says = dnsLabel(name);
  if (says !== undefined) report(invalid(nameInvalid, `${at}/metadata/name`, name, says));
});

const retention = oneOf(['Delete', 'Retain']);

/**
 * A StatefulSet. Servers before 1.34 do not look at the pods of its template when it is created, but refuse each of the pods
 * when its controller makes them: what is wrong with them is said of every version.
 */
export const statefulSet = defineNativeRules({
  group: 'apps',
  kind: 'StatefulSet',
  at: merged(
    {
      '/spec/podManagementPolicy': eitherOf('OrderedReady', 'Parallel'),
      '/spec/serviceName': since(strictSince, text(nameInvalid, dnsLabel)),
      '/spec/updateStrategy': strategy,
      '/spec/updateStrategy/type': eitherOf('RollingUpdate', 'OnDelete', updateStrategyInvalid),
      '/spec/updateStrategy/rollingUpdate/partition': notNegative,
      '/spec/updateStrategy/rollingUpdate/maxUnavailable': maxUnavailable,
      '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted': retention,
      '/spec/persistentVolumeClaimRetentionPolicy/whenScaled': retention,
      '/spec/ordinals/start': notNegative,
      '/spec/revisionHistoryLimit': since(strictSince, historyLimit),
      '/spec/volumeClaimTemplates/*': claimName,
      '/spec/volumeClaimTemplates/*/spec': since(
        claimsSince,
        neededFor('accessModes', 'at least 1 access mode is required'),
      ),
    },
    under('/spec/volumeClaimTemplates/*/spec', sinceTable(claimsSince, claimSpec)),
    controllerSpec({
      ofSelector: 'statefulset',
      ofDeadline: 'StatefulSet',
      moreVolumes: (object) =>
        itemsOf(below(object, 'spec', 'volumeClaimTemplates')).map((claim) =>
          textOf(below(claim, 'metadata', 'name')),
        ),
    }),
  ),
});

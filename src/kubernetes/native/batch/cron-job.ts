import { labelAdvised } from '../apps/controller.js';
import { cronSchedule, timeZone } from '../blocks/cron.js';
import { invalid, unsupported } from '../blocks/faults.js';
import { anyText, notNegative, oneOf, required, text, whole } from '../blocks/looks.js';
import { bytesOf, isSet, textOf } from '../blocks/read.js';
import { defineNativeRules, type Look } from '../native-rules.js';
import { cronInvalid } from '../rule-infos/general.js';
import { deprecatedField } from '../rule-infos/warnings.js';
import { cronJobNameTooLong, jobSelectorNotGenerated, timeZoneInvalid } from '../rule-infos/workloads.js';
import { merged, under } from '../tables.js';
import { jobSpec } from './job-spec.js';

/** Since 1.29 no schedule may name its time zone itself. */
const zoneOutsideSince = 29;

const zones: Look = whole((spec, at, report, { minor }) => {
  const schedule = textOf(spec.schedule);
  if (!schedule.includes('TZ')) return;
  const old = 'uses CRON_TZ or TZ, which is not officially supported';
  if (minor < zoneOutsideSince) report({ rule: deprecatedField, at: `${at}/schedule`, says: old });
  const say = (says: string) => report(invalid(timeZoneInvalid, `${at}/schedule`, schedule, says));
  if (minor >= zoneOutsideSince) say('cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
  else if (isSet(spec.timeZone)) say('cannot use both timeZone field and TZ or CRON_TZ in schedule');
});

const generatedSelector: Look = whole((spec, at, report) => {
  const { selector, manualSelector } = spec;
  const says = '`selector` will be auto-generated';
  if (isSet(selector)) report(invalid(jobSelectorNotGenerated, `${at}/selector`, selector, says));
  if (manualSelector === true)
    report(unsupported(`${at}/manualSelector`, true, ['false', 'nil'], jobSelectorNotGenerated));
});

const name: Look = (value, at, report) => {
  if (typeof value === 'string' && bytesOf(value) > 52)
    report(invalid(cronJobNameTooLong, at, value, 'must be no more than 52 characters'));
};

/** A CronJob. */
export const cronJob = defineNativeRules({
  group: 'batch',
  kind: 'CronJob',
  at: merged(
    {
      '/metadata': labelAdvised,
      '/metadata/name': name,
      '/spec': [required(), zones],
      '/spec/schedule': [required(), text(cronInvalid, cronSchedule)],
      '/spec/timeZone': anyText(timeZoneInvalid, timeZone),
      '/spec/startingDeadlineSeconds': notNegative,
      '/spec/successfulJobsHistoryLimit': notNegative,
      '/spec/failedJobsHistoryLimit': notNegative,
      '/spec/concurrencyPolicy': oneOf(['Allow', 'Forbid', 'Replace']),
      '/spec/jobTemplate': required(),
      '/spec/jobTemplate/spec': [required(), generatedSelector],
    },
    under('/spec/jobTemplate/spec', jobSpec),
  ),
});

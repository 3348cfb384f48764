import { refused, warned } from './rule-info.js';

/** Deployments, StatefulSets, DaemonSets, ReplicaSets, Jobs and CronJobs. */

export const selectorEmpty = refused(
  'selector-empty',
  'An empty selector would claim every pod of the namespace.',
  'Name in spec.selector.matchLabels the labels that only these pods have.',
);

export const updateStrategyInvalid = refused(
  'update-strategy-invalid',
  'The strategy is not one that the controller knows, or its settings belong to another one.',
  'Keep rollingUpdate only with type RollingUpdate, or change the type.',
);

export const rollingUpdateStuck = refused(
  'rolling-update-stuck',
  'An update that may neither remove a pod nor add one never begins; a DaemonSet may do one of the two only.',
  'Allow maxUnavailable or maxSurge; of a DaemonSet, one of them and not both.',
);

export const progressDeadlineTooShort = refused(
  'progress-deadline-too-short',
  'Pods count as ready only after minReadySeconds, so that every rollout would fail by its deadline.',
  'Set progressDeadlineSeconds (600 where nothing is written) above minReadySeconds.',
);

export const jobSelectorNotGenerated = refused(
  'job-selector-not-generated',
  'The API server gives a Job its selector, so that it never takes the pods of another one.',
  'Remove the selector; a Job that must have its own says so with manualSelector: true.',
);

export const indexedJobIncomplete = refused(
  'indexed-job-incomplete',
  'Nobody could tell how many indexes there are, or how often one may fail.',
  'Set completions of an Indexed Job, and backoffLimitPerIndex beside maxFailedIndexes.',
);

export const indexedJobOnly = refused(
  'indexed-job-only',
  'The field counts indexes, and only an Indexed Job has some.',
  'Set completionMode: Indexed, or remove the field.',
);

export const jobNameTooLong = refused(
  'job-name-too-long',
  'The API server gives the name of a Job to its pods as a label, and labels hold 63 bytes.',
  'Shorten the name to 63 bytes.',
);

export const indexedJobNameTooLong = refused(
  'indexed-job-name-too-long',
  'The pods are named after the Job and their index, and no pod could be made.',
  'Shorten metadata.name so that name, hyphen and highest index have at most 63 characters, without dots.',
);

export const cronJobNameTooLong = refused(
  'cron-job-name-too-long',
  'Its Jobs are named after it with 11 characters more, and a Job has 63 at most.',
  'Shorten metadata.name to at most 52 characters.',
);

export const timeZoneInvalid = refused(
  'time-zone-invalid',
  'The controller could not tell when to start the Job.',
  'Name a zone of the IANA database in spec.timeZone, such as Europe/Berlin or Etc/UTC, and keep the schedule free of TZ=.',
);

export const podFailurePolicyInvalid = refused(
  'pod-failure-policy-invalid',
  'The Job could not decide what the failure of a pod means.',
  'Give each rule an action and either onExitCodes or onPodConditions, with exit codes in ascending order.',
);

export const successPolicyInvalid = refused(
  'success-policy-invalid',
  'The Job could never succeed by the rule.',
  'Name indexes below completions in ascending order, and a count of at most as many.',
);

export const nameNotALabel = warned(
  'name-not-a-label',
  'The name becomes part of the names and hostnames of pods, which are cut or changed where it is no DNS label.',
  'Use at most 63 of a-z, 0-9 and -, without dots.',
);

export const historyKeptForEver = warned(
  'history-kept-for-ever',
  'A negative limit keeps every revision there ever was.',
  'Set revisionHistoryLimit to 0 or more.',
);

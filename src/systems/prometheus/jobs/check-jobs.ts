import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkLabels } from '../check-labels.js';
import type { ScrapeJob } from './scrape-job.js';
import { secondsOf } from './seconds.js';

/** Refuses jobs that the server would refuse, or whose series could not be told apart. */
export function checkJobs(
  jobs: readonly ScrapeJob[],
  taken: readonly string[],
  server: { scrapeInterval: string; scrapeTimeout: string },
  refuse: Refuse,
): void {
  const names = new Map(taken.map((name) => [name, 'a job of the stack itself']));
  jobs.forEach((job, i) => {
    const at = `/jobs/${i}`;
    const other = names.get(job.name);
    if (other)
      refuse(`${at}/name`, `${show(job.name)} is also the name of ${other}.`, 'Choose another name.');
    names.set(job.name, at);
    checkLabels(job.labels, `${at}/labels`, refuse);
    checkInstance(job, at, refuse);
    checkTargets(job, at, refuse);
    checkTimes(job, at, server, refuse);
  });
}

function checkInstance(
  { labels, targets, via, keepInstanceLabel }: ScrapeJob,
  at: string,
  refuse: Refuse,
): void {
  const instance = labels?.instance;
  if (instance !== undefined && targets.length > 1) {
    const what = `All ${targets.length} targets would have the instance ${show(instance)}, and their series would overwrite one another.`;
    refuse(`${at}/labels/instance`, what, 'Use another label, such as cluster, or one job for each target.');
  }
  if (keepInstanceLabel === undefined) return;
  if (via === undefined) {
    const what = 'keepInstanceLabel does nothing without via: a label instance always stays.';
    refuse(`${at}/keepInstanceLabel`, what, 'Leave it out.');
  } else if (keepInstanceLabel && instance === undefined) {
    const what = 'There is no label instance to keep: every target would be the exporter.';
    refuse(`${at}/keepInstanceLabel`, what, 'Give labels an instance, or leave keepInstanceLabel out.');
  } else if (!keepInstanceLabel && instance !== undefined) {
    const what = `The label instance ${show(instance)} would be replaced by the target.`;
    refuse(`${at}/labels/instance`, what, 'Leave out either this label or keepInstanceLabel.');
  }
}

function checkTargets({ targets, via, path }: ScrapeJob, at: string, refuse: Refuse): void {
  if (via !== undefined) {
    if (path !== undefined) return;
    const what = `At /metrics ${show(via)} tells of itself, and every target would seem to be it.`;
    refuse(`${at}/path`, what, 'Give the path at which it asks a target, such as /snmp or /probe.');
    return;
  }
  targets.forEach((target, i) => {
    const [what, fix] = targetProblem(target) ?? [];
    if (what && fix) refuse(`${at}/targets/${i}`, `The target ${show(target)} ${what}.`, fix);
  });
}

function targetProblem(target: string): [what: string, fix: string] | undefined {
  if (target.includes('/'))
    return ['is an URL', 'Give host:port; the scheme and the path are props of the job.'];
  if (/^[^[]*:.*:/.test(target))
    return ['is an IPv6 address without brackets', 'Write it as [2001:db8::1]:9100.'];
  const [, port] = /:(\d+)$/.exec(target) ?? [];
  if (port === undefined)
    return ['has no port', 'Add the port, such as :9100; without one Prometheus would take 80.'];
  if (Number(port) < 1 || Number(port) > 65535) return ['has no port from 1 to 65535', 'Correct the port.'];
  return undefined;
}

function checkTimes(
  job: ScrapeJob,
  at: string,
  { scrapeInterval, scrapeTimeout }: { scrapeInterval: string; scrapeTimeout: string },
  refuse: Refuse,
): void {
  const interval = job.interval ?? scrapeInterval;
  // Prometheus shortens its default to a job's interval by itself, but not a timeout that a job has.
  const timeout = job.timeout ?? (job.interval === undefined ? scrapeTimeout : '0s');
  if (secondsOf(timeout) <= secondsOf(interval)) return;
  const what = `The timeout ${show(timeout)} is longer than the interval ${show(interval)}.`;
  refuse(`${at}/timeout`, what, 'Make it the interval or less.');
}

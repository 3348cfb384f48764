import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { checkLabels } from '../check-labels.js';
import { secondsOf } from '../jobs/seconds.js';
import type { Settings } from '../props.js';

/** Refuses times, sizes and versions with which the server would not start, or would fill its volume. */
export function checkServer({ mode, prometheus }: Settings, refuse: Refuse): void {
  const { scrapeInterval, scrapeTimeout, reload, image } = prometheus;
  if (secondsOf(scrapeTimeout) > secondsOf(scrapeInterval)) {
    const what = `The timeout ${show(scrapeTimeout)} is longer than the interval ${show(scrapeInterval)}.`;
    refuse('/prometheus/scrapeTimeout', what, 'Make it the interval or less.');
  }
  checkLabels(prometheus.externalLabels, '/prometheus/externalLabels', refuse);
  checkRetention(prometheus, refuse);
  if (mode === 'plain') checkVersion(image, refuse);
  else if (reload !== 'auto') {
    const what = `The operator reloads the configuration itself; reload: ${show(reload)} means nothing to it.`;
    refuse('/prometheus/reload', what, 'Leave it out.');
  }
}

/** Older ones do not know the flag that reloads, nor, before 3.11, the right unit of a retention in the configuration. */
function checkVersion(image: string, refuse: Refuse): void {
  const [, major, minor] = /:v(\d+)\.(\d+)\.\d+/.exec(image) ?? [];
  if (major === undefined || Number(major) > 3 || (major === '3' && Number(minor) >= 12)) return;
  const what = `${show(image)} is older than Prometheus 3.12, and would not take this configuration as it is meant.`;
  refuse('/prometheus/image', what, 'Take 3.12 or later.');
}

function checkRetention({ retentionSize, storage }: Settings['prometheus'], refuse: Refuse): void {
  if (retentionSize === undefined || bytesOf(retentionSize) < bytesOf(storage.size)) return;
  const what = `The retention of ${show(retentionSize)} is not less than the volume of ${show(storage.size)}: the volume would be full first.`;
  refuse('/prometheus/retentionSize', what, 'Make it four fifths of the volume; its log needs room too.');
}

/** Bytes as Prometheus or Kubernetes writes them; only Kubernetes counts in thousands, by `50G`. */
function bytesOf(size: string): number {
  const [, amount, unit = '', binary] = /^\+?([\d.]+(?:[eE][+-]?\d+)?)([kKMGTPE]?)(i?B|i)?$/.exec(size) ?? [];
  return Number(amount) * (binary ? 1024 : 1000) ** ' KMGTPE'.indexOf(unit.toUpperCase() || ' ');
}

import type { SynthResult } from '../synth/synthesize.js';
import { count } from './count.js';
import { visible } from './visible.js';

export { formatFinding } from './findings/format-finding.js';

/** More lines than this say less. */
const MOST = 20;

/** One line on validations of stock cdk8s that do not look at what is written; an empty text where there are none. */
export function formatValidations(names: readonly string[]): string {
  if (names.length === 0) return '';
  const list = visible(names.join(', '));
  return `runbook synth does not run the validations of cdk8s.yaml: ${list}. Run cdk8s synth for them.\n`;
}

/** One line per output folder. */
export function formatSummary({ folders }: SynthResult, ms: number): string {
  return folders
    .map(({ folder, objects, written, unchanged, pruned }) => {
      const files = `${written.length} written, ${unchanged} unchanged, ${pruned.length} pruned`;
      return `${folder}: ${count(objects, 'object')}; files: ${files}; ${(ms / 1000).toFixed(2)} s\n`;
    })
    .join('');
}

/** A warning about other YAML in a folder that was written for the first time; an empty text where there is none. */
export function formatStrangers({ folders }: SynthResult): string {
  return folders
    .filter(({ strangers }) => strangers.length > 0)
    .map(({ folder, strangers }) => {
      const files =
        strangers.length === 1 ? `${strangers[0]}, which is` : `${strangers.length} YAML files that are`;
      return `${folder} also holds ${files} not ours. If it is an old output of this app, take it over with --adopt.\n`;
    })
    .join('');
}

/** What a folder lacks to be what the app makes of it; an empty text where it is. */
export function formatStale({ folders }: SynthResult): string {
  return folders
    .filter(({ stale }) => stale)
    .map(({ folder, written, pruned }) => {
      const changes = [
        ...written.map((path) => `  differs  ${path}`),
        ...pruned.map((path) => `  is gone  ${path}`),
      ];
      const lines = changes.length > 0 ? cut(changes) : ['  differs  the ledger'];
      return `${folder} is stale:\n${lines.join('\n')}\n`;
    })
    .join('');
}

function cut(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `  … and ${lines.length - MOST} more`];
}

/** One line on what is no error; an empty text where there is nothing. */
export function formatRest({ findings }: SynthResult): string {
  const rest = findings.filter(({ severity }) => severity !== 'error').length;
  return rest === 0
    ? ''
    : `${count(rest, 'warning')}; runbook check tells of ${rest === 1 ? 'it' : 'them'}.\n`;
}

/** One line on what somebody has decided to live with; an empty text where there is nothing. */
export function formatWaivedCount(waived: number): string {
  return waived === 0 ? '' : `${count(waived, 'finding')} waived.\n`;
}

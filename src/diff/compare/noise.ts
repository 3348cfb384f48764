import type { Noise, Step } from '../change.js';

const labels: ReadonlySet<string> = new Set([
  'helm.sh/chart',
  'app.kubernetes.io/version',
  'chart',
  'heritage',
  'release-revision',
  'helm.sh/revision',
]);

/** Not the version: where an old chart has only this label for it. */
const checksum = /^checksum\/|(^|[/.-])(checksum|hash|sha256|sha)(-[\w-]+)?$/i;

/** Whether tools write what is there into every object at every release. */
export function noiseAt(path: readonly Step[]): Noise | undefined {
  const [parent, map, key] = path.slice(-3).map((step) => ('field' in step ? step.field : undefined));
  if (parent !== 'metadata' || key === undefined) return undefined;
  if (map === 'labels') return labels.has(key) ? 'label' : undefined;
  return map === 'annotations' && checksum.test(key) ? 'checksum' : undefined;
}

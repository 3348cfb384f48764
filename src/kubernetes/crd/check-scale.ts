import type { Pointer } from '../../model/pointer.js';
import { at, fieldsOf, isFields, textOf, type Value } from '../native/blocks/read.js';
import { below, invalid, missing, type Report } from './report.js';
import { crdScale } from './rules.js';

/** Where `kubectl scale` and autoscalers find the replicas: `subresources.scale` of a version. */
export function checkScale(version: Value, here: Pointer, report: Report): void {
  const scale = at(version, 'subresources', 'scale');
  if (!isFields(scale)) return;
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = fieldsOf(scale);
  const place = below(here, 'subresources', 'scale');
  checkPath(textOf(specReplicasPath), below(place, 'specReplicasPath'), ['.spec'], report);
  checkPath(textOf(statusReplicasPath), below(place, 'statusReplicasPath'), ['.status'], report);
  if (textOf(labelSelectorPath) !== '')
    checkPath(textOf(labelSelectorPath), below(place, 'labelSelectorPath'), ['.spec', '.status'], report);
}

function checkPath(path: string, place: Pointer, roots: readonly string[], report: Report): void {
  const under = roots.length > 1 ? `either ${roots.join(' or ')}` : roots.join();
  if (path === '') report(missing(crdScale, place));
  else if (!path.startsWith('.'))
    report(invalid(crdScale, place, path, 'must be a simple json path starting with .'));
  else if (!roots.some((root) => path.startsWith(`${root}.`)))
    report(invalid(crdScale, place, path, `should be a json path under ${under}`));
}

import { type Problem, problem } from '../../model/errors.js';
import { identity, isNamed, type Manifest } from '../../model/manifest.js';
import { formatOrigin } from '../../model/origin.js';

/** Objects of one identity that several constructs make: of those that one folder holds, the last would silently win. */
export function findTwice(manifests: Iterable<Manifest>, folder: string): Problem[] {
  const first = new Map<string, Manifest>();
  const twice = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    if (!isNamed(manifest.object)) continue;
    const id = identity(manifest.object);
    const other = first.get(id);
    if (!other) first.set(id, manifest);
    else twice.set(id, [...(twice.get(id) ?? [other]), manifest]);
  }
  return [...twice].map(([id, makers]) => {
    const last = makers.at(-1);
    const place = { construct: last?.construct, origin: last?.origin };
    return problem('IDENTITY_TWICE', [id, makers.map(describe), folder], place);
  });
}

function describe({ construct, origin }: Manifest): string {
  return origin ? `${construct} (${formatOrigin(origin)})` : (construct ?? 'an app without constructs');
}

import { expect, it } from 'vitest';
import { factsOffByDefault, factsOfRelease, releases } from '../../../src/kubernetes/facts/releases.js';
import { builtInGroups } from '../../../src/kubernetes/kinds/built-in-groups.js';
import { apiGroup } from '../../../src/model/manifest.js';

it.each(releases)('the groups of Kubernetes are those of %s too', (release) => {
  const kinds = [factsOfRelease(release), factsOffByDefault(release)].flatMap((facts) =>
    Object.keys(facts.kinds),
  );
  const groups = new Set(kinds.map((name) => apiGroup(name.slice(0, name.lastIndexOf('/')))));
  expect(groups.size).toBeGreaterThan(10);
  expect([...groups].filter((group) => !builtInGroups.has(group))).toEqual([]);
});

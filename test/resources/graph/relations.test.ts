import { describe, expect, it } from 'vitest';
import { mayMakePodsOf, mayReferTo } from '../../../src/resources/graph/relations.js';
import { SourceParts, sourceObjects } from '../../../src/resources/source-objects.js';

const many = Array.from({ length: 60 }, (_, i) => i);
const text = many
  .map(
    (i) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: w${i}, namespace: shop }
spec:
  template:
    metadata: { labels: { app: w${i}, part: web } }
    spec:
      containers: [{ name: app, image: a, envFrom: [{ configMapRef: { name: c${i} } }] }]
`,
  )
  .join('---\n');

function objects() {
  return sourceObjects(new SourceParts([{ file: 'all.yaml', place: 'all.yaml', text }]));
}

describe('the relations of a set', () => {
  it('are the same for the first that asks and for the last', () => {
    const set = objects();
    const users = many.map((i) =>
      [...mayReferTo(`ConfigMap/shop/c${i}`, `c${i}`, set)].map(({ object }) => object.metadata.name),
    );
    for (const [i, names] of users.entries()) expect(names).toContain(`w${i}`);
    expect(users.at(-1)).toEqual(['w59']);
  });

  it('tell who may be selected, by the label that the fewest have', () => {
    const set = objects();
    const names = (selector: object) =>
      [...mayMakePodsOf(JSON.parse(JSON.stringify(selector)), set)].map(({ object }) => object.metadata.name);
    for (const i of many) expect(names({ part: 'web', app: `w${i}` })).toContain(`w${i}`);
    expect(names({ part: 'web', app: 'w7' })).toEqual(['w7']);
    expect(names({ matchLabels: { app: 'w8' } })).toEqual(['w8']);
    expect(names({ app: 'none' })).toEqual([]);
    expect(names({})).toHaveLength(60);
    expect(names({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })).toHaveLength(60);
  });
});

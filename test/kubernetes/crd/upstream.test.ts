import { expect, it } from 'vitest';
import { definitions, noDefinitions } from '../../../conformance/support/definitions.js';
import { definitionFaults } from '../../../src/check/definition-faults.js';
import { definitionOf } from '../../../src/kubernetes/crd/definition-of.js';
import { compilePattern } from '../../../src/kubernetes/re2.js';
import type { Schema } from '../../../src/kubernetes/schema/schema.js';

const newest = 37;

it.skipIf(noDefinitions())('compiles every schema, pattern and rule of the CRDs of the systems', () => {
  const crds = definitions();
  const schemas = crds.flatMap((crd) =>
    definitionOf(crd).versions.flatMap(({ schema }) => [...within(schema)]),
  );
  expect(schemas.filter(({ rules }) => rules).length).toBeGreaterThan(300);
  const patterns = schemas.flatMap(({ pattern }) => pattern ?? []);
  expect(patterns.length).toBeGreaterThan(3000);
  expect(patterns.filter((pattern) => 'error' in compilePattern(pattern))).toEqual([]);
  const faults = crds.flatMap((crd) =>
    definitionFaults(crd, newest).map(({ at, says }) => `${crd.metadata.name} ${at}: ${says}`),
  );
  expect(faults).toEqual([]);
});

function* within(schema: Schema): Generator<Schema> {
  yield schema;
  const { properties, values, items, not, allOf = [], anyOf = [], oneOf = [] } = schema;
  const inside = [...Object.values(properties ?? {}), values, items, not, ...allOf, ...anyOf, ...oneOf];
  for (const one of inside) if (one) yield* within(one);
}

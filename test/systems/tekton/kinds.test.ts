import { expect, it } from 'vitest';
import * as kinds from '../../../src/systems/tekton/kinds/kinds.js';
import { crdsOf, disagreements } from '../../support/crds.js';

const crds = crdsOf('tekton');

it.each(Object.entries(kinds))('%s says what the CRD says', (_, kind) => {
  expect(disagreements(kind, crds)).toEqual([]);
});

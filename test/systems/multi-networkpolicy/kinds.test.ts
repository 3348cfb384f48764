import { expect, it } from 'vitest';
import { MultiNetworkPolicyKind } from '../../../src/systems/multi-networkpolicy/kinds/multi-network-policy-kind.js';
import { NetworkAttachmentDefinitionKind } from '../../../src/systems/multi-networkpolicy/kinds/network-attachment-definition-kind.js';
import { crdsOf, disagreements } from '../../support/crds.js';

it.each([
  ['multi-networkpolicy', MultiNetworkPolicyKind],
  ['net-attach-def', NetworkAttachmentDefinitionKind],
])("the kind of %s says what upstream's CRD says", (folder, kind) => {
  expect(disagreements(kind, crdsOf(folder))).toEqual([]);
});

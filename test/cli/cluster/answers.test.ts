import { expect, it } from 'vitest';
import { crdsOf } from '../../../src/cli/cluster/answers.js';

it('a server whose list of CRDs never ends is given up', async () => {
  const server = 'https://10.0.0.1:6443';
  const client = { server, get: async () => ({ metadata: { continue: 'more' }, items: [] }), close() {} };
  await expect(crdsOf(client)).rejects.toThrow('pages that never end');
});

import { writeFileSync } from 'node:fs';
import { dataModule } from '../scripts/facts/module.js';
import { Mistake, projectRoot, runScript } from '../scripts/script.js';
import { startApiServer } from './support/api-server.js';
import { apiServers } from './support/installation.js';
import { factsOf } from './support/open-api.js';

const madeBy = 'npm run facts from what the API server itself says';

/**
 * `npm run facts`: asks the API servers that `npm run conformance -- --install` has built what they know of their kinds, and
 * writes it to src/kubernetes/facts/data, a file for each release.
 */
await runScript(async () => {
  for (const { name, installed } of apiServers()) {
    if ('missing' in installed) throw new Mistake(`${name}: ${installed.missing}`);
    const release = name.slice('kube-apiserver-'.length);
    const server = await startApiServer(name);
    try {
      const path = `src/kubernetes/facts/data/kubernetes-${release}.cjs`;
      writeFileSync(`${projectRoot}${path}`, dataModule(madeBy, await factsOf(server.client, release)));
      console.log(`wrote ${path}`);
    } finally {
      await server.stop();
    }
  }
  return 0;
});

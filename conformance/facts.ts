import { writeFileSync } from 'node:fs';
import { dataModule } from '../scripts/facts/module.js';
import { Mistake, projectRoot, runScript } from '../scripts/script.js';
import { releases } from '../src/kubernetes/facts/releases.js';
import { factsOfSource } from './facts/facts-of-source.js';
import { type Source, sourceOf } from './facts/source.js';
import { sourceVersions } from './facts/versions.js';

/**
 * `npm run facts`: writes to src/kubernetes/facts/data what every release knows of its kinds, by the OpenAPI documents in its
 * source. It needs Go and the Go module proxy. That running API servers say the same is proven by
 * conformance/api-server/facts.test.ts.
 */
await runScript(async () => {
  for (const release of releases) {
    const version = sourceVersions[release];
    const { served, off } = factsOfSource(release, await source(version));
    const madeBy = `npm run facts from the source of Kubernetes ${version}`;
    write(`kubernetes-${release}`, dataModule(madeBy, served));
    write(`kubernetes-${release}-off`, dataModule(madeBy, off));
  }
  return 0;
});

async function source(version: string): Promise<Source> {
  try {
    return await sourceOf(version);
  } catch (error) {
    throw new Mistake(
      `Kubernetes ${version} cannot be had: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function write(name: string, text: string): void {
  const path = `src/kubernetes/facts/data/${name}.cjs`;
  writeFileSync(`${projectRoot}${path}`, text);
  console.log(`wrote ${path}`);
}

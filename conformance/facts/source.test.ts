import { execFileSync } from 'node:child_process';
import { describe, expect } from 'vitest';
import { factsOffByDefault, factsOfRelease, releases } from '../../src/kubernetes/facts/releases.js';
import { apiServers } from '../support/installation.js';
import { prove } from '../support/prove.js';
import { factsOfSource } from './facts-of-source.js';
import { sourceOf } from './source.js';
import { sourceVersions } from './versions.js';

describe('the source of Kubernetes', () => {
  prove(
    { of: 'Kubernetes facts', by: [] },
    'is read in the very version of each API server that judges us',
    () => {
      const judges = apiServers().map(({ name, version }) => [name.slice('kube-apiserver-'.length), version]);
      const read = new Map<string, string>(Object.entries(sourceVersions));
      expect(judges.filter(([release = '', version]) => read.get(release) !== version)).toEqual([]);
    },
  );

  for (const release of releases) {
    prove(
      { of: 'Kubernetes facts', by: [], needs: noGo },
      `what we know of ${release} is what its source says`,
      async () => {
        const { served, off } = factsOfSource(release, await sourceOf(sourceVersions[release]));
        expect(JSON.stringify(served)).toBe(JSON.stringify(factsOfRelease(release)));
        expect(JSON.stringify(off)).toBe(JSON.stringify(factsOffByDefault(release)));
      },
    );
  }
});

function noGo(): string | undefined {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'Go is not installed';
  }
}

import { join } from 'node:path';
import { expect } from 'vitest';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { committedOutput, type Documents, snapshots } from '../support/documents.js';
import { prove } from '../support/prove.js';
import { configFiles, layOut } from './layout.js';
import { run } from './said.js';

const claim = { of: 'PrometheusStack', by: ['promtool'] };
const strict = ['--lint=all', '--lint-fatal'];

for (const documents of [...committedOutput(), ...snapshots()]) {
  for (const data of configurations(documents)) {
    prove(claim, `promtool takes the configuration in ${documents.file}`, () => {
      const account = { 'account/token': 'token', 'account/ca.crt': '' };
      const { folder } = layOut({ ...configFiles(data), ...account });
      const { status, text } = run('promtool', [
        'check',
        'config',
        ...strict,
        `${folder}/config/prometheus.yml`,
      ]);
      expect(text).toContain('rules found');
      expect(text).not.toMatch(/warning|FAILED/i);
      expect(status).toBe(0);
    });
  }
  for (const { metadata, spec } of ruleObjects(documents)) {
    prove(claim, `promtool takes the PrometheusRule ${metadata.name} in ${documents.file}`, () => {
      const { folder } = layOut({ 'rules.yml': JSON.stringify(spec) });
      const { status, text } = run('promtool', ['check', 'rules', ...strict, join(folder, 'rules.yml')]);
      expect(text).toMatch(/SUCCESS: [1-9]\d* rules found/);
      expect(status).toBe(0);
    });
  }
}

/** The texts of the ConfigMaps that hold a prometheus.yml. */
function configurations({ objects }: Documents): Record<string, string>[] {
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  // Kubernetes' own schema: the data of a ConfigMap is a map of texts.
  const texts = maps.map(({ data }) => (data ?? {}) as Record<string, string>);
  return texts.filter((data) => 'prometheus.yml' in data);
}

function ruleObjects({ objects }: Documents): KubernetesObject[] {
  return objects.filter(({ kind }) => kind === 'PrometheusRule');
}

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../support/project.js';
import { run } from '../support/run.js';
import { link, tsc, userProject } from '../support/user-project.js';

const folder = userProject({ skipLibCheck: true, types: [], noEmit: true });
const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const setup = `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { setupFiles: ['cdk8s-runbook/testing/vitest'] } });
`;
const types = "import 'cdk8s-runbook/testing/vitest';\n";
const test = `import { ApiObject, Chart, Testing } from 'cdk8s';
import { CoreDnsTemplate } from 'cdk8s-runbook/systems/coredns';
import { expect, it } from 'vitest';

it('our cluster DNS is taken by every cluster that we have', () => {
  const chart = Testing.chart();
  new CoreDnsTemplate(chart, 'dns', { clusterIP: '10.96.0.10' });
  expect(chart).toPassCheck({ kubernetes: ['1.36', '1.37'], failOn: 'warning' });
});

it('a port that is none is refused', () => {
  const chart = new Chart(Testing.app(), 'web');
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 99999 }] } });
  expect(chart).toHaveFinding('port-out-of-range', { at: '/spec/ports/0/port' });
  // @ts-expect-error: the types have arrived.
  const never = () => expect(chart).toPassCheck({ failOn: 'fatal' });
  expect(never).toThrow('fatal');
});

it('fails, and says where', () => {
  expect('apiVersion: v1\\nkind: Namespace\\nmetadata: {name: A}\\n').toPassCheck();
});
`;

it('the matchers work in the tests of a project that has the package, and so do their types', async () => {
  link(folder, ['cdk8s', 'cdk8s-plus-27', 'constructs', 'vitest']);
  writeFileSync(join(folder, 'vitest.config.ts'), setup);
  writeFileSync(join(folder, 'matchers.d.ts'), types);
  writeFileSync(join(folder, 'platform.test.ts'), test);
  await run(folder, process.execPath, tsc);
  const printed = await run(folder, process.execPath, vitest, 'run', '--no-color').catch(String);
  expect(printed).toContain('2 passed');
  expect(printed).toContain('1 failed');
  expect(printed).toContain('the text:3:18  error  name-invalid');
}, 120_000);

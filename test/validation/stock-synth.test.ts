import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Validation } from 'cdk8s-cli/plugins';
import { afterEach, describe, expect, it } from 'vitest';
import { RunbookValidation } from '../../src/validation/index.js';
import { problemsOf } from '../support/problems.js';
import { projectRoot } from '../support/project.js';
import { link, userProject } from '../support/user-project.js';

const cli = join(projectRoot, 'node_modules/cdk8s-cli/bin/cdk8s');
const folders: string[] = [];

/** A project with an app of cdk8s's own that makes these objects, and our plugin with these properties. */
function project(objects: readonly object[], properties = '', more = ''): string {
  const folder = userProject();
  folders.push(folder);
  link(folder, ['cdk8s', 'constructs']);
  const app = `import { ApiObject, App, Chart } from 'cdk8s';
const app = new App();
const chart = new Chart(app, 'web');
for (const [index, object] of ${JSON.stringify(objects)}.entries()) new ApiObject(chart, 'o' + index, object);
app.synth();`;
  writeFileSync(join(folder, 'main.js'), app);
  const plugin = ['package: ./node_modules/cdk8s-runbook', 'version: 0.1.0', 'class: RunbookValidation'];
  const validations = `validations:\n  - ${plugin.join('\n    ')}\n${properties && `    properties: ${properties}\n`}`;
  writeFileSync(join(folder, 'cdk8s.yaml'), `language: typescript\napp: node main.js\n${validations}${more}`);
  return folder;
}

/** The real command, as its users run it; it is kept from asking for its newest version. */
function synth(folder: string, ...args: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', CI: '1' };
  const options = { cwd: folder, env, encoding: 'utf8', timeout: 60_000 } as const;
  const all = [cli, 'synth', '--check-upgrade=false', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, options);
  return { status, stdout, stderr };
}

const service = (port: number, name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'web' }, ports: [{ port }] },
});
const gadget = {
  apiVersion: 'example.com/v1',
  kind: 'Gadget',
  metadata: { name: 'g' },
  spec: { size: 'big' },
};
const flow = {
  apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3',
  kind: 'FlowSchema',
  metadata: { name: 'flow' },
  spec: { priorityLevelConfiguration: { name: 'global-default' } },
};
const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { password: 4711 } };
const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gadgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Gadget, plural: gadgets }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { size: { type: integer } } } } } } }
`;

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('cdk8s synth with our validation', () => {
  it('fails with what the API server would refuse, and names the construct and the place', () => {
    const folder = project([service(99999), service(80, 'api'), gadget]);
    const { status, stdout, stderr } = synth(folder, '--validation-reports-output-file', 'report.json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Validation failed') });
    expect(stdout).toContain('Construct Path: web/o0');
    expect(stdout).toContain(
      '> /spec/ports/0/port: 99999 must be between 1 and 65535, inclusive (dist/web.k8s.yaml:7:13)',
    );
    const { reports } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(reports).toMatchObject([
      {
        violations: [
          {
            ruleName: 'port-out-of-range',
            fix: 'Choose a number from 1 to 65535.',
            violatingConstructs: [{ resourceName: 'web', manifestPath: 'dist/web.k8s.yaml' }],
          },
          { ruleName: 'unchecked-kind (warning)', violatingConstructs: [{ constructPath: 'web/o2' }] },
        ],
        summary: { status: 'failure', metadata: { Kubernetes: '1.37', Objects: '3' } },
      },
    ]);
  });

  it('passes what is fine, and warnings', () => {
    const { status, stdout } = synth(project([service(80), gadget]));
    expect(status).toBe(0);
    expect(stdout).toContain('Validations ended');
    expect(stdout).toContain('unchecked-kind (warning)');
  });

  it('fails with less than an error where its properties say so', () => {
    expect(synth(project([gadget], '{ failOn: warning }')).status).toBe(2);
  });

  it('takes releases and CRDs from runbook: of the same file', () => {
    const folder = project([flow, gadget], '', 'runbook:\n  kubernetes: "1.27"\n  schemas: [crds.yaml]\n');
    writeFileSync(join(folder, 'crds.yaml'), crd);
    const { status, stdout } = synth(folder);
    expect(status).toBe(2);
    expect(stdout).toContain('/spec/size');
    expect(stdout).not.toContain('removed-api-version');
  });

  it('lets its properties go before those', () => {
    const folder = project([flow], '{ kubernetes: "1.37" }', 'runbook:\n  kubernetes: "1.27"\n');
    expect(synth(folder).stdout).toContain('removed-api-version');
  });

  it('reads what goes to the standard output as well', () => {
    const { status, stdout } = synth(project([service(99999)]), '--stdout');
    expect([status, stdout]).toEqual([2, expect.stringContaining('Manifest Path: STDOUT')]);
  });

  it('tells nothing of a Secret', () => {
    const { status, stdout, stderr } = synth(project([secret]));
    expect(status).toBe(2);
    expect(stdout).toContain('/stringData/password');
    expect((stdout + stderr).replace('/stringData/password', '')).not.toContain('4711');
  });

  it('says which property it does not know', () => {
    const { status, stderr } = synth(project([service(80)], '{ kubernets: "1.37" }'));
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'properties of RunbookValidation have no "kubernets". Did you mean "kubernetes"?',
    );
  });
});

describe('RunbookValidation', () => {
  it('is what cdk8s-cli calls a validation', () => {
    const validation: Validation = new RunbookValidation();
    expect(validation.validate).toBeTypeOf('function');
  });

  it.each([
    [null, 'must be a map; got null'],
    ['1.37', 'must be a map; got "1.37"'],
    [{ kubernetes: 1.37 }, '.kubernetes must be releases in quotes'],
    [{ schemas: 'crds' }, '.schemas must be a list of paths; got "crds"'],
    [{ failOn: 'fatal' }, '.failOn must be "error", "warning" or "info"; got "fatal"'],
    [{ toString: 1 }, 'have no "toString"'],
  ])('refuses the properties %j', (properties, text) => {
    const [problem] = problemsOf(() => new RunbookValidation(properties));
    expect(problem).toMatchObject({ code: 'CONFIG_INVALID', what: expect.stringContaining(text) });
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project.js';
import { link, userProject } from '../support/user-project.js';

const bin = (name: string) => join(projectRoot, 'node_modules/.bin', name);
const folders: string[] = [];

/** A project with our own App, made with these props, and one Service in it. */
function project(props: string, file = 'main.mjs', port = 99999): string {
  const folder = userProject();
  folders.push(folder);
  link(folder, ['cdk8s', 'cdk8s-plus-27', 'constructs', 'tsx']);
  const imports = [`{ ApiObject, Chart } from 'cdk8s';`, `{ App } from 'cdk8s-runbook/app';`];
  const loads = file.endsWith('.cjs')
    ? imports.map((names) => `const ${names.replace(/from (.*);/, '= require($1);')}`)
    : imports.map((names) => `import ${names}`);
  writeFileSync(
    join(folder, file),
    `${loads.join('\n')}
const app = new App(${props});
new ApiObject(new Chart(app, 'web'), 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: ${port} }] } });
app.synth();
`,
  );
  return folder;
}

function run(cwd: string, ...[command = '', ...args]: readonly string[]) {
  const options = { cwd, encoding: 'utf8', timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { status, stdout, stderr };
}

function synth(folder: string, file = 'main.mjs') {
  return run(
    folder,
    process.execPath,
    join(projectRoot, 'lib/cli/main.js'),
    'synth',
    '--app',
    `node ${file}`,
  );
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('an app that runs by itself', () => {
  it.each([
    ['node', 'main.mjs', [process.execPath, 'main.mjs']],
    ['tsx, ESM', 'main.mts', [bin('tsx'), 'main.mts']],
    ['node, CommonJS', 'main.cjs', [process.execPath, 'main.cjs']],
    ['node with tsx', 'main.mts', [process.execPath, '--import', 'tsx', 'main.mts']],
  ])('loads the checker under %s, quietly', (_, file, command) => {
    const bad = project('', file);
    const { status, stderr } = run(bad, ...command);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}:4`);
    expect(stderr).toContain('99999 must be between 1 and 65535, inclusive (port-out-of-range)');
    expect(existsSync(join(bad, 'dist'))).toBe(false);
    const good = project('', file, 80);
    expect(run(good, ...command)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

describe('an app under runbook synth', () => {
  const found = (text: string) => text.split('port-out-of-range').length - 1;

  it.each([
    ['says nothing of it', '', 1],
    ['asks for a release', "{ kubernetes: '1.36' }", 1],
    ['asks for it', '{ check: true }', 1],
    ['wants none', '{ check: false }', 0],
  ])('that %s is checked as often as it should be', (_, props, times) => {
    const folder = project(props);
    const { status, stderr } = synth(folder);
    expect([status, found(stderr)]).toEqual([times > 0 ? 1 : 0, times]);
    expect(existsSync(join(folder, 'dist'))).toBe(times === 0);
  });

  it('lets its releases go before those of cdk8s.yaml', () => {
    const folder = project("{ kubernetes: '1.27' }", 'main.mjs');
    const flow = `apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', kind: 'FlowSchema', metadata: { name: 'a' }, spec: { priorityLevelConfiguration: { name: 'a' } }`;
    const app = (props: string) =>
      `import { ApiObject, Chart } from 'cdk8s';import { App } from 'cdk8s-runbook/app';const app = new App(${props});new ApiObject(new Chart(app, 'a'), 'a', { ${flow} });app.synth();`;
    writeFileSync(join(folder, 'cdk8s.yaml'), 'runbook:\n  kubernetes: "1.37"\n');
    writeFileSync(join(folder, 'main.mjs'), app(''));
    expect(synth(folder).stderr).toContain('removed-api-version');
    writeFileSync(join(folder, 'main.mjs'), app("{ kubernetes: '1.27' }"));
    expect(synth(folder)).toMatchObject({ status: 0 });
  });

  const waive = "annotations: { 'cdk8s-runbook/waive.port-out-of-range': 'It is so.' }";

  function waivedOnObject(folder: string): void {
    const file = join(folder, 'main.mjs');
    writeFileSync(file, readFileSync(file, 'utf8').replace("name: 'web'", `name: 'web', ${waive}`));
  }

  it.each(['', "{ kubernetes: '1.36' }"])('heeds the waivers of cdk8s.yaml: new App(%s)', (props) => {
    const folder = project(props);
    const waiver = '- { rule: port-out-of-range, construct: web/**, reason: It is so. }';
    writeFileSync(join(folder, 'cdk8s.yaml'), `runbook:\n  waivers:\n    ${waiver}\n`);
    const { status, stderr } = synth(folder);
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 finding waived.')]);
    expect(stderr).not.toContain('warning');
  });

  it.each([
    ['', '1 finding waived.'],
    ["{ kubernetes: '1.36' }", '1 finding waived.'],
    ['{ check: false }', '1 object'],
  ])('heeds the waivers of objects: new App(%s)', (props, said) => {
    const folder = project(props);
    waivedOnObject(folder);
    const { status, stderr } = synth(folder);
    expect([status, stderr]).toEqual([0, expect.stringContaining(said)]);
    expect(stderr).not.toContain('warning');
  });

  it('is told of validations that only the stock command runs, but not of ours', () => {
    const folder = project('', 'main.mjs', 80);
    const ours = '- { package: cdk8s-runbook, version: 1.0.0, class: RunbookValidation }';
    const other = '- { package: other, version: 1.0.0, class: OtherValidation }';
    const config = join(folder, 'cdk8s.yaml');
    writeFileSync(config, `validations:\n  ${ours}\n`);
    expect(synth(folder).stderr).not.toContain('validations');
    writeFileSync(config, `validations:\n  ${ours}\n  ${other}\n`);
    expect(synth(folder).stderr).toContain(
      'runbook synth does not run the validations of cdk8s.yaml: OtherValidation. Run cdk8s synth for them.\n',
    );
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentsOf, temporaryFolder } from '../support/folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const main = join(root, 'lib/cli/main.js');

const stockApp = `
const app = new App();
const chart = new Chart(app, 'web', { namespace: 'prod' });
new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { empty: '' } });
app.synth();
`;
const esm = `import { ApiObject, App, Chart } from 'cdk8s';${stockApp}`;
const cjs = `const { ApiObject, App, Chart } = require('cdk8s');${stockApp}`;
const webYaml =
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  namespace: prod\ndata:\n  empty: ""\n';

/** As `cdk8s init` writes it, as far as ts-node needs it. */
const tsconfig = JSON.stringify({
  compilerOptions: { module: 'commonjs', target: 'es2022', skipLibCheck: true, types: [] },
});

/** A project of its own, with the packages that this one has installed. */
function project(files: Record<string, string>): string {
  const folder = temporaryFolder({ 'tsconfig.json': tsconfig, ...files });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function runbook(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

function distOf(folder: string, dist = 'dist') {
  const { '.runbook.lock': _, ...files } = contentsOf(join(folder, dist));
  return files;
}

describe('an app without a change in its code', () => {
  it.each([
    ['plain ESM', 'main.mjs', esm, 'node main.mjs'],
    ['plain CommonJS', 'main.cjs', cjs, 'node main.cjs'],
    ['tsx, ESM', 'main.mts', esm, `${bin('tsx')} main.mts`],
    ['tsx, CommonJS', 'main.cts', esm, `${bin('tsx')} main.cts`],
    ['node with tsx', 'main.mts', esm, 'node --import tsx main.mts'],
    ['ts-node', 'main.ts', esm, `${bin('ts-node')} main.ts`],
    ['a shell command of two apps', 'main.cjs', cjs, 'node -e "" && node main.cjs'],
  ])('is captured under %s', (_, file, text, command) => {
    const folder = project({ [file]: text, 'cdk8s.yaml': `language: typescript\napp: ${command}\n` });
    const { status, stderr } = runbook(folder, 'synth');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(
        /^dist: 1 object; files: 1 written, 0 unchanged, 0 pruned; \d+\.\d\d s\n$/,
      ),
    });
    expect(distOf(folder)).toEqual({ 'web.k8s.yaml': webYaml });
  });

  it('keeps its own NODE_OPTIONS', () => {
    const folder = project({
      'main.cjs': `if (!globalThis.mine) throw new Error('lost');${cjs}`,
      'mine.cjs': 'globalThis.mine = true',
      'cdk8s.yaml': 'app: NODE_OPTIONS="$NODE_OPTIONS --require ./mine.cjs" node main.cjs\n',
    });
    expect(runbook(folder, 'synth').status).toBe(0);
  });

  it('tells the line of its TypeScript, through whatever loader', () => {
    const twice = esm.replace(
      'app.synth()',
      "new ApiObject(chart, 'again', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } });\napp.synth()",
    );
    for (const command of [`${bin('tsx')} main.mts`, `${bin('ts-node')} main.ts`]) {
      const file = command.split(' ').at(-1) as string;
      const folder = project({ [file]: twice, 'cdk8s.yaml': `app: ${command}\n` });
      const { status, stderr } = runbook(folder, 'synth');
      expect(status).toBe(2);
      expect(stderr).toContain(`by web/again (${file}:5:1) and web/config (${file}:4:1)`);
    }
  });
});

describe('the output', () => {
  const config = 'app: node main.cjs\n';

  it('goes where --output says, before what cdk8s.yaml says', () => {
    const folder = project({ 'main.cjs': cjs, 'cdk8s.yaml': `${config}output: elsewhere\n` });
    runbook(folder, 'synth');
    expect(distOf(folder, 'elsewhere')).toEqual({ 'web.k8s.yaml': webYaml });
    runbook(folder, 'synth', '--output', 'gitops/clusters/prod');
    expect(distOf(folder, 'gitops/clusters/prod')).toEqual({ 'web.k8s.yaml': webYaml });
  });

  it("goes to an app's own outdir, as with stock cdk8s", () => {
    const folder = project({
      'main.cjs': cjs.replace('new App()', "new App({ outdir: 'own' })"),
      'cdk8s.yaml': config,
    });
    runbook(folder, 'synth');
    expect(distOf(folder, 'own')).toEqual({ 'web.k8s.yaml': webYaml });
  });

  it('has the folders that an app makes below the one that it was told', () => {
    const nested = cjs.replace('new App()', "new App({ outdir: process.env.CDK8S_OUTDIR + '/dev' })");
    const folder = project({ 'main.cjs': nested, 'cdk8s.yaml': config });
    expect(runbook(folder, 'synth').status).toBe(0);
    expect(distOf(folder, 'dist/dev')).toEqual({ 'web.k8s.yaml': webYaml });
  });

  it('is written to all folders or to none', () => {
    const two = `const data = require('./data.json');${cjs.replace('new App()', "new App({ outdir: 'dev' })").replace("{ empty: '' }", 'data')}
{ const app = new App({ outdir: 'prod' }); new ApiObject(new Chart(app, 'web'), 'c', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data }); app.synth(); }`;
    const folder = project({ 'main.cjs': two, 'data.json': '{"a":"1"}', 'cdk8s.yaml': config });
    expect(runbook(folder, 'synth').status).toBe(0);
    writeFileSync(join(folder, 'data.json'), '{"a":"2"}');
    writeFileSync(join(folder, 'prod/web.k8s.yaml'), 'edited\n');
    const before = contentsOf(join(folder, 'dev'));
    expect(runbook(folder, 'synth')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('OUTPUT_EDITED'),
    });
    expect(contentsOf(join(folder, 'dev'))).toEqual(before);
  });

  it('stays as it was when the run is interrupted, and the app does not go on alone', async () => {
    const fs = "require('fs')";
    const slow = `${fs}.writeFileSync('started', '');setTimeout(() => { ${fs}.writeFileSync('late', '');${cjs} }, 1_500);`;
    const folder = project({ 'main.cjs': slow, 'cdk8s.yaml': 'app: node main.cjs && true\n' });
    const child = spawn(process.execPath, [main, 'synth'], { cwd: folder, stdio: 'ignore' });
    const ended = new Promise((settle) => child.once('close', settle));
    while (!existsSync(join(folder, 'started'))) await new Promise((next) => setTimeout(next, 20));
    child.kill('SIGTERM');
    expect(await ended).toBe(2);
    await new Promise((next) => setTimeout(next, 2_000));
    expect(existsSync(join(folder, 'late'))).toBe(false);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('is one tree, even if two processes make it', () => {
    const other = cjs.replace("'web', {", "'api', {").replace("name: 'web'", "name: 'api'");
    const folder = project({ 'a.cjs': cjs, 'b.cjs': other, 'cdk8s.yaml': 'app: node a.cjs && node b.cjs\n' });
    expect(runbook(folder, 'synth').stderr).toContain('2 objects; files: 2 written');
    expect(Object.keys(distOf(folder))).toEqual(['api.k8s.yaml', 'web.k8s.yaml']);
    expect(runbook(folder, 'synth').stderr).toContain('0 written, 2 unchanged, 0 pruned');
  });

  it('goes to stdout with --stdout, and nothing else does', () => {
    const folder = project({ 'main.cjs': `console.log('chatter');${cjs}`, 'cdk8s.yaml': config });
    expect(runbook(folder, 'synth', '--stdout')).toEqual({ status: 0, stdout: webYaml, stderr: 'chatter\n' });
    expect(contentsOf(folder)).not.toHaveProperty('dist/web.k8s.yaml');
  });

  it('is only compared with --frozen: 1 where it is stale, 0 where it is not', () => {
    const folder = project({ 'main.cjs': cjs, 'cdk8s.yaml': config });
    expect(runbook(folder, 'synth', '--frozen')).toMatchObject({
      status: 1,
      stderr: 'dist is stale:\n  differs  web.k8s.yaml\n',
    });
    expect(contentsOf(folder)).not.toHaveProperty('dist/web.k8s.yaml');
    runbook(folder, 'synth');
    expect(runbook(folder, 'synth', '--frozen').status).toBe(0);
    writeFileSync(join(folder, 'dist/web.k8s.yaml'), 'edited\n');
    expect(runbook(folder, 'synth', '--frozen').status).toBe(1);
    expect(readFileSync(join(folder, 'dist/web.k8s.yaml'), 'utf8')).toBe('edited\n');
  });

  it('is not written where the API server would refuse an object', () => {
    const folder = project({ 'main.cjs': cjs.replace("empty: ''", 'count: 1'), 'cdk8s.yaml': config });
    const { status, stderr } = runbook(folder, 'synth');
    expect(status).toBe(1);
    expect(stderr).toContain('error  wrong-type');
    expect(stderr).toContain('ConfigMap/prod/web  /data/count');
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('gets a kustomization.yaml per folder with --kustomization', () => {
    const folder = project({
      'main.cjs': cjs.replace('new App()', 'new App({ yamlOutputType: 3 })'),
      'cdk8s.yaml': config,
    });
    runbook(folder, 'synth', '--kustomization');
    const kustomization = (entry: string) =>
      `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - ${entry}\n`;
    expect(distOf(folder)).toEqual({
      'kustomization.yaml': kustomization('web'),
      'web/kustomization.yaml': kustomization('prod.ConfigMap.web.k8s.yaml'),
      'web/prod.ConfigMap.web.k8s.yaml': webYaml,
    });
  });

  it('has the same bytes whatever the locale, the time zone and the working directory', () => {
    const dated = cjs
      .replace("'v1', kind: 'ConfigMap'", "'example.com/v1', kind: 'Anything'")
      .replace("empty: ''", "b: new Date(0), 'ä': 'z', Z: '1', a: '2', 'İ': '3'");
    const trees = [
      { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'sv_SE.UTF-8', LANGUAGE: 'sv' },
    ].map((env) => {
      const folder = project({ 'main.cjs': dated, 'cdk8s.yaml': config });
      expect(
        spawnSync(process.execPath, [main, 'synth'], { cwd: folder, env: { ...process.env, ...env } }).status,
      ).toBe(0);
      return contentsOf(join(folder, 'dist'));
    });
    expect(trees[0]).toEqual(trees[1]);
    expect(trees[0]?.['web.k8s.yaml']).toContain(
      'data:\n  Z: "1"\n  a: "2"\n  b: "1970-01-01T00:00:00.000Z"\n',
    );
  });

  it('is described as JSON with --json', () => {
    const folder = project({ 'main.cjs': cjs, 'cdk8s.yaml': config });
    const result = JSON.parse(runbook(folder, 'synth', '--json').stdout);
    expect(result).toMatchObject({
      version: 1,
      objects: 1,
      findings: [],
      folders: [{ folder: 'dist', written: ['web.k8s.yaml'], unchanged: 0, pruned: [], stale: true }],
    });
  });

  it('says nothing with --quiet', () => {
    const folder = project({ 'main.cjs': cjs, 'cdk8s.yaml': config });
    expect(runbook(folder, 'synth', '--quiet')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('keeps two objects of one kind and name in different namespaces apart, where stock writes one file', () => {
    const both = cjs
      .replace('new App()', 'new App({ yamlOutputType: 2 })')
      .replace(
        'app.synth()',
        "new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'test' } });app.synth()",
      );
    const folder = project({ 'main.cjs': both, 'cdk8s.yaml': config });
    runbook(folder, 'synth');
    expect(Object.keys(distOf(folder))).toEqual([
      'prod.ConfigMap.web.k8s.yaml',
      'test.ConfigMap.web.k8s.yaml',
    ]);
  });
});

describe('an existing dist of stock cdk8s', () => {
  const two = cjs.replace(
    'app.synth()',
    "chart.addDependency(new Chart(chart, 'nested'));new ApiObject(chart.node.findChild('nested'), 'o', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'o' } });app.synth()",
  );

  it('is taken over with --adopt, files under old names included; others stay', () => {
    const folder = project({
      'main.cjs': two,
      'cdk8s.yaml': 'app: node main.cjs\n',
      'dist/README.md': 'mine',
      'dist/foreign.k8s.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: x}\n',
    });
    expect(spawnSync('node', ['main.cjs'], { cwd: folder }).status).toBe(0);
    const stock = Object.keys(distOf(folder));
    expect(stock).toContain('0001-web.k8s.yaml');
    const plain = runbook(folder, 'synth', '--frozen', '--quiet');
    expect(plain.status).toBe(1);
    expect(runbook(folder, 'synth', '--adopt').stderr).toContain(
      'dist also holds foreign.k8s.yaml, which is not ours.',
    );
    expect(Object.keys(distOf(folder))).toEqual([
      'README.md',
      'foreign.k8s.yaml',
      'web-nested.k8s.yaml',
      'web.k8s.yaml',
    ]);
    expect(runbook(folder, 'synth', '--frozen').status).toBe(0);
  });

  it('is warned of without --adopt', () => {
    const folder = project({ 'main.cjs': two, 'cdk8s.yaml': 'app: node main.cjs\n' });
    spawnSync('node', ['main.cjs'], { cwd: folder });
    expect(runbook(folder, 'synth').stderr).toContain('take it over with --adopt');
  });
});

describe('bad input', () => {
  const good = { 'main.cjs': cjs, 'cdk8s.yaml': 'app: node main.cjs\n' };
  const cases: [string, Record<string, string>, string[], RegExp][] = [
    ['no cdk8s.yaml', { 'main.cjs': cjs }, [], /^CONFIG_MISSING\n {2}There is no cdk8s\.yaml in ".*"\.\n/],
    [
      'a broken one',
      { ...good, 'cdk8s.yaml': 'app: [1,\n' },
      [],
      /^CONFIG_INVALID\n {2}cdk8s\.yaml: .*line 2/,
    ],
    ['one that is a list', { ...good, 'cdk8s.yaml': '- app\n' }, [], /it must be a map; got \["app"\]/],
    ['one without an app', { ...good, 'cdk8s.yaml': 'output: dist\n' }, [], /it names no app/],
    ['an app that is no text', { ...good, 'cdk8s.yaml': 'app: 3\n' }, [], /app must be text; got 3/],
    [
      'the format of a Helm chart',
      { ...good, 'cdk8s.yaml': 'app: node main.cjs\nsynthConfig:\n  format: helm\n' },
      [],
      /^CONFIG_INVALID\n {2}cdk8s\.yaml: synthConfig\.format is "helm"/,
    ],
    [
      'an alias of nothing',
      { ...good, 'cdk8s.yaml': 'app: node main.cjs\noutput: *b\n' },
      [],
      /^CONFIG_INVALID\n {2}cdk8s\.yaml: .*alias/,
    ],
    [
      'an unknown setting',
      { ...good, 'cdk8s.yaml': 'app: node main.cjs\nrunbook:\n  kustomisation: true\n' },
      [],
      /runbook\.kustomisation is not a setting\. Did you mean "kustomization"\?/,
    ],
    [
      'a setting of the wrong type',
      { ...good, 'cdk8s.yaml': 'app: x\nrunbook: {fileNames: mine}\n' },
      [],
      /must be "runbook" or "stock"; got "mine"/,
    ],
    [
      'an unknown option',
      good,
      ['--outptu', 'x'],
      /^ARGUMENT_INVALID\n {2}runbook synth has no option --outptu\. Did you mean "--output"\?/,
    ],
    ['an option without its value', good, ['--output'], /--output needs a value/],
    ['a value where none is taken', good, ['--frozen=yes'], /--frozen takes no value; got "yes"/],
    ['a word too many', good, ['prod'], /runbook synth takes no "prod"/],
    [
      'options that contradict each other',
      good,
      ['--stdout', '--frozen'],
      /--stdout and --frozen contradict each other/,
    ],
    [
      'an app that throws',
      { ...good, 'main.cjs': `throw new Error('my own mistake');` },
      [],
      /my own mistake[\s\S]*main\.cjs:1:7[\s\S]*APP_FAILED\n {2}The app "node main\.cjs" ended with exit code 1; nothing was written/,
    ],
    [
      'an app that throws after its synthesis',
      { ...good, 'main.cjs': `${cjs};throw new Error('too late');` },
      [],
      /too late[\s\S]*APP_FAILED/,
    ],
    [
      'an app that is killed',
      {
        ...good,
        'main.cjs': `process.kill(process.pid, 'SIGKILL')`,
        'cdk8s.yaml': 'app: exec node main.cjs\n',
      },
      [],
      /APP_FAILED\n.*was ended by SIGKILL/,
    ],
    ['an app that does not exist', { 'cdk8s.yaml': 'app: node nowhere.cjs\n' }, [], /APP_FAILED/],
    ['an app that never calls synth', { ...good, 'main.cjs': '1' }, [], /^APP_NEVER_SYNTHESIZED/],
    [
      'an app that writes into app.outdir itself',
      { ...good, 'main.cjs': `${cjs};require('fs').writeFileSync(app.outdir + '/x', '')` },
      [],
      /^APP_WROTE_FILES\n {2}The app itself wrote "x"/,
    ],
    [
      'an output that is a file',
      { ...good, dist2: 'text' },
      ['--output', 'dist2'],
      /^OUTPUT_NOT_A_FOLDER\n {2}The output "dist2" is a file/,
    ],
    [
      'a file that is not ours',
      { ...good, 'dist/web.k8s.yaml': 'mine' },
      [],
      /^OUTPUT_NOT_OURS\n {2}Refusing to replace "dist\/web\.k8s\.yaml"/,
    ],
    [
      'a file extension that leads out',
      {
        ...good,
        'main.cjs': cjs.replace('new App()', "new App({ outputFileExtension: '/../../../x.yaml' })"),
      },
      [],
      /^OUTPUT_ESCAPES {2}web\/config|^OUTPUT_ESCAPES/,
    ],
  ];
  it.each(cases)(
    'is told with what to do, and leaves the output as it was: %s',
    (_, files, args, message) => {
      const folder = project({ 'dist/kept.txt': 'kept', ...files });
      const before = contentsOf(folder);
      const { status, stdout, stderr } = runbook(folder, 'synth', ...args);
      expect(stderr).toMatch(message);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(contentsOf(folder)).toEqual(before);
    },
  );

  it('is told as JSON with --json', () => {
    const folder = project({ 'main.cjs': '1', 'cdk8s.yaml': 'app: node main.cjs\n' });
    const { status, stdout } = runbook(folder, 'synth', '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      problems: [{ code: 'APP_NEVER_SYNTHESIZED', what: expect.any(String), fix: expect.any(String) }],
    });
  });

  it('is an unknown command too', () => {
    const { status, stderr } = runbook(temporaryFolder(), 'snyth');
    expect(status).toBe(2);
    expect(stderr).toContain('"snyth" is not a command. Did you mean "synth"?');
  });
});

describe('help', () => {
  it('lists the commands, and the options of one', () => {
    expect(runbook(root, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('synth') });
    expect(runbook(root, 'synth', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--frozen'),
    });
    expect(runbook(root, '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('our own App', () => {
  const own = esm.replace(
    "import { ApiObject, App, Chart } from 'cdk8s'",
    `import { ApiObject, Chart } from 'cdk8s';import { App } from '${join(root, 'lib/index.js')}'`,
  );

  it('does the same by itself, under runbook synth, and under stock cdk8s synth', () => {
    const folder = project({
      'main.mjs': own,
      'cdk8s.yaml': 'language: typescript\napp: node main.mjs\noutput: dist\n',
    });
    const run = (command: string, args: string[]) => {
      const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
      expect({ status, stderr }).toMatchObject({ status: 0 });
      return contentsOf(join(folder, 'dist'));
    };
    const alone = run(process.execPath, ['main.mjs']);
    expect(alone).toMatchObject({ 'web.k8s.yaml': webYaml });
    expect(run(process.execPath, [main, 'synth'])).toEqual(alone);
    expect(run(bin('cdk8s'), ['synth'])).toEqual(alone);
  });

  it('is asked for its layout and its checks under runbook synth too', () => {
    const check =
      "[() => [{ rule: 'no-web', severity: 'error', object: 'ConfigMap/web', what: 'no', why: 'w', fix: 'f', at: '' }]]";
    const props = own.replace('new App()', 'new App({ kustomization: true, fileNames: "stock" })');
    const folder = project({ 'main.mjs': props, 'cdk8s.yaml': 'app: node main.mjs\n' });
    expect(runbook(folder, 'synth').status).toBe(0);
    expect(Object.keys(distOf(folder))).toEqual(['kustomization.yaml', 'web.k8s.yaml']);
    writeFileSync(join(folder, 'main.mjs'), own.replace('new App()', `new App({ checks: ${check} })`));
    const before = contentsOf(join(folder, 'dist'));
    expect(runbook(folder, 'synth')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('error  no-web'),
    });
    expect(contentsOf(join(folder, 'dist'))).toEqual(before);
  });

  it('throws what is wrong with the construct and its line', () => {
    const wrong = own.replace("empty: ''", 'empty: [undefined]');
    const folder = project({ 'main.mjs': wrong });
    const { status, stderr } = spawnSync(process.execPath, ['main.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('VALUE_UNPRINTABLE  main.mjs:4:1  web/config  /data/empty/0');
  });
});

describe('a finding that is waived', () => {
  const app = esm.replace(
    "kind: 'ConfigMap', metadata: { name: 'web' }, data: { empty: '' }",
    "kind: 'Service', metadata, spec: { ports: [{ port: 0 }] }",
  );
  const metadata = (annotations: object) =>
    `const metadata = ${JSON.stringify({ name: 'web', annotations })};\n`;
  const config =
    'app: node main.mjs\nrunbook:\n  waivers:\n    - { rule: port-out-of-range, construct: web/**, reason: It is so. }\n';

  it.each([
    ['by the project', metadata({}), config],
    [
      'by the object',
      metadata({ 'cdk8s-runbook/waive.port-out-of-range': 'It is so.' }),
      'app: node main.mjs\n',
    ],
  ])('stops nothing and is counted: %s', (_, head, yaml) => {
    const folder = project({ 'main.mjs': app.replace('\n', `\n${head}`), 'cdk8s.yaml': yaml });
    const { status, stderr } = runbook(folder, 'synth');
    expect([status, stderr]).toEqual([0, expect.stringContaining('1 finding waived.\n')]);
    const { findings, waived } = JSON.parse(runbook(folder, 'synth', '--json').stdout);
    expect([findings, waived]).toMatchObject([
      [],
      [{ reason: 'It is so.', finding: { rule: 'port-out-of-range' } }],
    ]);
  });

  it('stops the synthesis again where the waiver is not complete', () => {
    const folder = project({
      'main.mjs': app.replace('\n', `\n${metadata({})}`),
      'cdk8s.yaml': config.replace('It is so.', '""'),
    });
    const { status, stderr } = runbook(folder, 'synth');
    expect(status).toBe(1);
    expect(stderr).toContain('error  port-out-of-range');
    expect(stderr).toContain(
      'cdk8s.yaml:4:7  error  waiver-invalid\n  The waiver of port-out-of-range has no reason.',
    );
  });

  it('tells of waivers that are over or match nothing: no check of the files would', () => {
    const over = config.replace(
      'reason: It is so.',
      'at: /spec/ports/?/port, reason: It is so., until: 2020-01-31',
    );
    const folder = project({
      'main.mjs': app.replace('port: 0', 'port: 80').replace('\n', `\n${metadata({})}`),
      'cdk8s.yaml': over,
    });
    const { status, stderr } = runbook(folder, 'synth');
    expect(status).toBe(0);
    expect(stderr).toContain(
      'cdk8s.yaml:1:1  warning  waiver-expired\n  The waiver of port-out-of-range held until',
    );
    expect(stderr).not.toContain('runbook check tells');
    expect(runbook(folder, 'synth', '--quiet').stderr).toBe('');
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../support/folder.js';
import { forge, type Request } from '../support/forge.js';
import { projectRoot } from '../support/project.js';
import { gitEnv, repositoryOf, type TestRepository } from '../support/repository.js';
import { type Machine, runSteps, stepsOf } from '../support/workflow.js';

const docs = join(projectRoot, 'docs/ci');
const marker = '<!-- runbook diff -->';
const bot = { login: 'github-actions[bot]' };

const app = (size: string) => `
const { ApiObject, App, Chart } = require('cdk8s');
const app = new App();
const chart = new Chart(app, 'data');
const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '${size}' } } };
new ApiObject(chart, 'claim', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec });
app.synth();
`;
/** A clone, as actions/checkout leaves it, of a pull request that changes the size of a claim from 2Gi. */
function pullRequest(size: string): TestRepository {
  const files = { 'cdk8s.yaml': 'app: node main.cjs\n', '.gitignore': 'node_modules\nrunbook-report\n' };
  const repository = repositoryOf({ ...files, 'main.cjs': app('2Gi') });
  const { folder, git, commit } = repository;
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of ['cdk8s', 'constructs', 'yaml', 'fast-json-patch', 'follow-redirects'])
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name));
  symlinkSync(projectRoot, join(modules, 'cdk8s-runbook'));
  const bin = `#!/bin/sh\nexec node ${join(projectRoot, 'lib/cli/main.js')} "$@"\n`;
  writeFileSync(join(modules, '.bin/runbook'), bin, { mode: 0o755 });
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('checkout', '--quiet', '-b', 'topic');
  commit({ 'main.cjs': app(size) });
  return repository;
}

/** `npm ci` would go to the network: what it installs is there already. And npx takes a second to find a file. */
function withoutInstall(): string {
  const folder = temporaryFolder();
  const npx = '#!/bin/sh\ntest "$1" = --no-install && shift && exec node_modules/.bin/"$@"\n';
  writeFileSync(join(folder, 'npx'), npx, { mode: 0o755 });
  writeFileSync(join(folder, 'npm'), '#!/bin/sh\ntest "$*" = ci\n', { mode: 0o755 });
  return `${folder}:${process.env.PATH}`;
}

function machineFor(
  workspace: string,
  artifacts: string,
  event: object,
  env: NodeJS.ProcessEnv = {},
): Machine {
  const scratch = temporaryFolder({ 'event.json': JSON.stringify(event) });
  const known = { GITHUB_EVENT_PATH: join(scratch, 'event.json'), GITHUB_REPOSITORY: 'me/platform' };
  return {
    workspace,
    scratch,
    artifacts,
    env: { ...gitEnv(), PATH: withoutInstall(), ...known, ...env },
    context: { github: { event, token: 'token-of-the-workflow' } },
  };
}

/** The first workflow: what a pull request is looked at with. */
function look({ folder }: TestRepository, artifacts: string) {
  const machine = machineFor(folder, artifacts, { pull_request: { number: 7 } }, { GITHUB_BASE_REF: 'main' });
  const report = join(artifacts, 'runbook-report');
  return runSteps(stepsOf(join(docs, 'github.yml'), 'diff'), machine).then((run) => ({
    ...run,
    report,
    machine,
  }));
}

/** What its author has done before the pull request. */
function synth(folder: string) {
  const args = [join(projectRoot, 'lib/cli/main.js'), 'synth'];
  return spawnSync(process.execPath, args, { cwd: folder, env: gitEnv(), encoding: 'utf8' });
}

describe('the workflow that looks at a pull request', () => {
  it('has a token that can only read, and leaves none behind', () => {
    const text = readFileSync(join(docs, 'github.yml'), 'utf8');
    expect(parse(text).permissions).toEqual({ contents: 'read' });
    expect(text).not.toMatch(/pull_request_target|secrets\.|github\.token/);
    expect(text).toContain('persist-credentials: false');
  });

  it('synthesizes, checks and diffs, and leaves a comment in the artifact', async () => {
    const request = pullRequest('3Gi');
    synth(request.folder);
    request.commit({});
    const { ok, log, report, used, machine } = await look(request, temporaryFolder());
    expect(ok, log).toBe(true);
    expect(existsSync(join(report, 'check.sarif'))).toBe(true);
    expect(used.map(({ uses }) => uses)).toContain('./node_modules/cdk8s-runbook');
    expect(readFileSync(join(report, 'pull-request'), 'utf8')).toBe('7\n');
    const comment = readFileSync(join(report, 'comment.md'), 'utf8');
    expect(comment).toMatch(/^<!-- runbook diff -->\n/);
    expect(comment).toContain('PersistentVolumeClaim/data');
    expect(readFileSync(join(machine.scratch, 'summary'), 'utf8')).toBe(comment);
    expect(JSON.parse(readFileSync(join(report, 'changes.json'), 'utf8'))).toMatchObject({
      base: 'origin/main...HEAD',
      summary: { added: 1 },
    });
  });

  it('runs every step, whatever the one before has found', async () => {
    const request = pullRequest('3Gi');
    synth(request.folder);
    request.commit({ 'main.cjs': app('4Gi') });
    const { ok, report, log } = await look(request, temporaryFolder());
    expect(ok).toBe(false);
    expect(log).toContain('dist/data.k8s.yaml');
    expect(readFileSync(join(report, 'comment.md'), 'utf8')).toContain('PersistentVolumeClaim/data');
  });

  it('fails where an apply would, with the comment written, and is content otherwise', async () => {
    const artifacts = temporaryFolder();
    const request = pullRequest('2Gi');
    const { folder, git, commit } = request;
    const { status } = synth(folder);
    expect(status).toBe(0);
    commit({});
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    expect(await look(request, artifacts)).toMatchObject({ ok: true });
    request.write({ 'main.cjs': app('1Gi') });
    synth(folder);
    commit({});
    const { ok, report } = await look(request, artifacts);
    expect(ok).toBe(false);
    expect(readFileSync(join(report, 'comment.md'), 'utf8')).toContain('1Gi');
  });
});

describe('the workflow that comments', () => {
  const artifacts = { folder: '' };
  const event = {
    workflow_run: {
      id: 1,
      head_sha: 'c0ffee',
      head_branch: 'topic',
      head_repository: { full_name: 'fork/platform' },
    },
  };
  const pull = {
    state: 'open',
    base: { repo: { full_name: 'me/platform' } },
    head: { sha: 'c0ffee', repo: { full_name: 'fork/platform' } },
  };
  const report = (name: string) => join(artifacts.folder, 'runbook-report', name);

  beforeEach(() => {
    artifacts.folder = temporaryFolder({
      'runbook-report/pull-request': '7\n',
      'runbook-report/comment.md': `${marker}\nfirst\n`,
      'runbook-report/check.sarif': '{}',
    });
  });

  /** What GitHub has, which its API changes. */
  function github(comments: { id: number; user: object; body: string }[], found: object | undefined = pull) {
    return forge(({ method, path, body }: Request) => {
      if (path.startsWith('/repos/me/platform/pulls/7')) return found;
      if (method === 'POST') comments.push({ id: 100 + comments.length, user: bot, body: body?.body ?? '' });
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
      const one = comments.find((comment) => comment.id === id);
      if (method === 'PATCH' && one) one.body = body?.body ?? '';
      const page = Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 1);
      return method === 'GET' ? comments.slice((page - 1) * 100, page * 100) : {};
    });
  }

  async function comment(url: string) {
    const machine = machineFor(temporaryFolder(), artifacts.folder, event, { GITHUB_API_URL: url });
    return runSteps(stepsOf(join(docs, 'github-comment.yml'), 'comment'), machine);
  }

  it('runs nothing of the pull request, and may write nothing but comments and code scanning', () => {
    const text = readFileSync(join(docs, 'github-comment.yml'), 'utf8');
    const { permissions, jobs } = parse(text);
    expect([permissions, jobs.comment.permissions]).toEqual([
      {},
      { actions: 'read', 'pull-requests': 'write', 'security-events': 'write' },
    ]);
    expect(text).not.toMatch(/actions\/checkout|npm |npx |secrets\./);
    for (const { run = '' } of jobs.comment.steps) expect(run).not.toContain('${{');
  });

  it('writes one comment, and then updates it', async () => {
    const others = Array.from({ length: 100 }, (_, id) => ({
      id,
      user: { login: 'me' },
      body: `${marker}\nnot yours`,
    }));
    const comments = [...others];
    const { url, requests } = await github(comments);
    expect(await comment(url)).toMatchObject({ ok: true });
    writeFileSync(report('comment.md'), `${marker}\nsecond\n`);
    const { ok, used } = await comment(url);
    expect(ok).toBe(true);
    expect(comments.slice(100)).toEqual([{ id: 200, user: bot, body: `${marker}\nsecond\n` }]);
    expect(comments.slice(0, 100)).toEqual(others);
    expect(
      requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['POST /repos/me/platform/issues/7/comments', 'PATCH /repos/me/platform/issues/comments/200']);
    expect(new Set(requests.map(({ token }) => token))).toEqual(new Set(['Bearer token-of-the-workflow']));
    expect(used.at(-1)).toMatchObject({ with: { ref: 'refs/pull/7/head', sha: 'c0ffee' } });
  });

  it('says so where there is no diff, and stays within what GitHub takes', async () => {
    const comments: { id: number; user: object; body: string }[] = [];
    const { url } = await github(comments);
    rmSync(report('comment.md'));
    await comment(url);
    expect(comments[0]?.body).toBe(`${marker}\nThere is no diff: see the log of the workflow.\n`);
    writeFileSync(report('comment.md'), 'x'.repeat(100_000));
    await comment(url);
    expect(comments[0]?.body).toHaveLength(65_536);
  });

  it.each([
    ['another commit', { ...pull, head: { ...pull.head, sha: 'beef' } }],
    ['another repository', { ...pull, head: { ...pull.head, repo: { full_name: 'me/platform' } } }],
    ['a repository that is gone', { ...pull, head: { ...pull.head, repo: null } }],
    ['a closed pull request', { ...pull, state: 'closed' }],
  ])('writes nothing where the artifact names %s', async (_, found) => {
    const { url, requests } = await github([], found);
    expect(await comment(url)).toMatchObject({ ok: true });
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it.each(['7/../8', '$(id)', '', '0', '7\n8'])('refuses the number %j', async (number) => {
    const { url, requests } = await github([]);
    writeFileSync(report('pull-request'), number);
    expect(await comment(url)).toMatchObject({ ok: false });
    expect(requests).toEqual([]);
  });

  it('refuses a link, which could lead to a secret of the machine', async () => {
    const { url, requests } = await github([]);
    rmSync(report('comment.md'));
    symlinkSync('/proc/self/environ', report('comment.md'));
    expect(await comment(url)).toMatchObject({ ok: false });
    expect(requests).toEqual([]);
  });
});

describe('the jobs for GitLab', () => {
  const jobs = parse(readFileSync(join(docs, 'gitlab.yml'), 'utf8'));
  const steps = (job: string) => (jobs[job].script as string[]).map((run) => ({ run }));

  it('bind the token to the job that runs nothing of the merge request', () => {
    expect(jobs['runbook comment'].environment).toEqual({ name: 'runbook-comment', action: 'access' });
    expect(jobs['runbook diff'].environment).toBeUndefined();
    // What is bound to an environment is not there yet when rules are read.
    expect(JSON.stringify(jobs['runbook comment'].rules)).not.toContain('RUNBOOK_TOKEN');
  });

  it('look at a merge request without a token, and write one note, which they update', async () => {
    expect(JSON.stringify(jobs['runbook diff'])).not.toContain('TOKEN');
    expect(jobs['runbook comment'].variables).toEqual({ GIT_STRATEGY: 'none' });
    const request = pullRequest('3Gi');
    synth(request.folder);
    request.commit({});
    const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: request.git('rev-parse', 'HEAD~1') };
    const looked = await runSteps(steps('runbook diff'), machineFor(request.folder, '', {}, base));
    expect(looked.log).toContain('PersistentVolumeClaim/data');
    expect(existsSync(join(request.folder, 'runbook-report/check.xml'))).toBe(true);
    const notes: { id: number; author: object; body: string | undefined }[] = [
      { id: 1, author: { id: 2 }, body: `${marker}\nnot yours` },
    ];
    const { url, requests } = await forge(({ method, path, body }) => {
      if (path === '/user') return { id: 9 };
      if (method === 'POST') notes.push({ id: 3, author: { id: 9 }, body: body?.body });
      const [, last] = notes;
      if (method === 'PUT' && last) last.body = body?.body;
      return notes;
    });
    const env = {
      CI_API_V4_URL: url,
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '7',
      RUNBOOK_TOKEN: 'secret',
    };
    const without = machineFor(request.folder, '', {}, { ...env, RUNBOOK_TOKEN: '' });
    expect(await runSteps(steps('runbook comment'), without)).toMatchObject({ ok: true });
    expect(requests).toEqual([]);
    for (const _ of ['once', 'twice'])
      expect(await runSteps(steps('runbook comment'), machineFor(request.folder, '', {}, env))).toMatchObject(
        { ok: true },
      );
    expect(
      requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['POST /projects/5/merge_requests/7/notes', 'PUT /projects/5/merge_requests/7/notes/3']);
    expect(notes[0]?.body).toBe(`${marker}\nnot yours`);
    expect(notes[1]?.body).toContain('PersistentVolumeClaim/data');
  });
});

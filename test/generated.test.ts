import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newSystem } from '../scripts/new/system.js';
import { projectRoot } from './support/project.js';
import { run } from './support/run.js';

function npmRun(root: string, ...args: readonly string[]): Promise<string> {
  return run(root, 'npm', 'run', '--silent', ...args);
}

describe('npm run generate', () => {
  it('would change nothing', async () => {
    await npmRun(projectRoot, 'generate', '--', '--check');
  });
});

describe('npm run new system', () => {
  const copy = copyProject();
  const inCopy = (path: string) => join(copy, path);
  const index = () => readFileSync(inCopy('src/index.ts'), 'utf8');

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('writes nothing when a room cannot be read', async () => {
    const before = index();
    mkdirSync(inCopy('src/systems/broken'));
    await expect(npmRun(copy, 'new', 'system', 'argo-cd')).rejects.toThrow(
      'src/systems/broken/index.ts is missing',
    );
    rmSync(inCopy('src/systems/broken'), { recursive: true });
    expect(['src', 'test'].filter((part) => existsSync(inCopy(`${part}/systems/argo-cd`)))).toEqual([]);
    expect(index()).toBe(before);
  });

  it('writes a room that compiles, passes the linter and its own tests, and is exported', async () => {
    await npmRun(copy, 'new', 'system', 'argo-cd');
    expect(index()).toContain("export { ArgoCd, ArgoCdProps } from './systems/argo-cd/index.js';");
    await run(copy, 'npx', 'tsc', '--noEmit');
    await run(copy, 'npx', 'biome', 'check', 'src/index.ts', 'src/systems/argo-cd', 'test/systems');
    await run(copy, 'npx', 'vitest', 'run');
  }, 120_000);

  it.each([
    ['metrics-server', 'src/systems/metrics-server is there already'],
    ['Argo_CD', '"Argo_CD" is no name for a system'],
    ['../argo', '"../argo" is no name for a system'],
    ['chart', 'would make a class Chart'],
    ['map', 'would make a class Map'],
  ])('refuses the name %s', async (id, message) => {
    await expect(newSystem(copy, id)).rejects.toThrow(message);
  });

  it('says what there is a skeleton for', async () => {
    await expect(npmRun(copy, 'new', 'sytem', 'argo-cd')).rejects.toThrow(
      'There is no skeleton for "sytem". Did you mean "system"? Use: npm run new system NAME.',
    );
  });
});

/** What `npm run new` needs of the project, without the other tests, in a folder of its own. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'runbook-new-'));
  const configs = ['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts', '.gitignore'];
  for (const path of ['src', 'scripts', 'test/support', 'docs/errors.md', ...configs])
    cpSync(join(projectRoot, path), join(copy, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

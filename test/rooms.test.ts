import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { System } from '../src/model/system.js';
import { projectRoot } from './support/project.js';
import { run } from './support/run.js';
import { countObjects, link, tsc, userProject } from './support/user-project.js';

const PROJECT = 'the project';
const rooms = readdirSync(join(projectRoot, 'src/systems'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function readmeOf(id: string): string {
  const file = join(projectRoot, 'src/systems', id, 'README.md');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe.each(rooms)('the room %s', (id) => {
  const readme = readmeOf(id);

  it('has its entry in the catalog, with every construct that it exports', async () => {
    const { system, ...names } = await load(id);
    const constructs = Object.entries(names).filter(([, value]) => isConstruct(value));
    expect(system?.id).toBe(id);
    expect(system?.constructs.map(({ name }) => name).sort()).toEqual(
      constructs.map(([name]) => name).sort(),
    );
  });

  it('tells of each of its constructs and fixes in its README', async () => {
    const { system } = await load(id);
    const promised = system?.constructs.flatMap(({ name, fixes }) => [name, ...Object.keys(fixes)]) ?? [];
    expect(promised.filter((word) => !new RegExp(`\\b${word}\\b`).test(readme))).toEqual([]);
  });

  it('has tests', () => {
    const folder = join(projectRoot, 'test/systems', id);
    const tests = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.test.ts')) : [];
    expect(tests).not.toEqual([]);
  });
});

describe('the example of a README', () => {
  const readmes = { ...Object.fromEntries(rooms.map((id) => [id, readmeOf(id)])), ...rootReadme() };
  // As a user has it: compiled against what is built, and run in a folder of its own.
  const project = userProject({ skipLibCheck: true, outDir: 'out', rootDir: '.' });
  let compiled = '';

  beforeAll(async () => {
    link(project, ['cdk8s', 'cdk8s-plus-27', 'constructs', '@types/node']);
    for (const [name, text] of Object.entries(readmes)) {
      mkdirSync(join(project, name));
      writeFileSync(join(project, name, 'main.ts'), exampleOf(text) ?? '');
    }
    compiled = await run(project, process.execPath, tsc).catch(String);
  }, 120_000);

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it.each(Object.entries(readmes))('of %s compiles and writes manifests as it stands', async (name, text) => {
    expect(exampleOf(text), 'its first block of ts').toBeDefined();
    expect(compiled.split('\n').filter((line) => line.startsWith(`${name}/`))).toEqual([]);
    await run(join(project, name), process.execPath, join(project, 'out', name, 'main.js'));
    expect(countObjects(join(project, name))).toBeGreaterThan(0);
  });

  it('of the project writes what the README shows', () => {
    const [, shown = ''] = /^```yaml\n(.*?)^```$/ms.exec(rootReadme()[PROJECT] ?? '') ?? [];
    expect(shown).toContain('kind: Deployment');
    expect(writtenBy(join(project, PROJECT))).toContain(shown);
  });
});

function exampleOf(readme: string): string | undefined {
  return /^```ts\n(.*?)^```$/ms.exec(readme)?.[1];
}

function writtenBy(folder: string): string {
  const files = readdirSync(join(folder, 'dist')).filter((file) => file.endsWith('.yaml'));
  return files.map((file) => readFileSync(join(folder, 'dist', file), 'utf8')).join('---\n');
}

/** The project's own README, if it has an example. */
function rootReadme(): Record<string, string> {
  const file = join(projectRoot, 'README.md');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return exampleOf(text) ? { [PROJECT]: text } : {};
}

async function load(id: string): Promise<Record<string, unknown> & { system?: System }> {
  // What a module exports is unknown here; the tests look at it.
  return (await import(join(projectRoot, 'src/systems', id, 'index.ts'))) as { system?: System };
}

function isConstruct(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof Construct;
}

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { projectRoot } from './project.js';

const packageJson = { name: 'platform', private: true, type: 'module' };
const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true };

/** The compiler of this project, for `run`. */
export const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');

/** A new folder outside this project, with a package.json and a tsconfig.json that has these options too. */
export function userProject(options: Readonly<Record<string, unknown>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-user-'));
  writeJson(join(folder, 'package.json'), packageJson);
  writeJson(join(folder, 'tsconfig.json'), { compilerOptions: { ...compilerOptions, ...options } });
  return folder;
}

/** Lets the project import these packages from this one's `node_modules`, and this one as it is in `lib`. */
export function link(folder: string, packages: readonly string[]): void {
  const targets = packages.map((name) => [name, join(projectRoot, 'node_modules', name)] as const);
  for (const [name, target] of [...targets, ['cdk8s-runbook', projectRoot] as const]) {
    const path = join(folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}

/** How many Kubernetes objects the YAML files in the folder hold. */
export function countObjects(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => parseAllDocuments(readFileSync(join(folder, path), 'utf8')))
    .filter((document) => document.has('apiVersion') && document.has('kind')).length;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value));
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { schemaOfKind } from '../../src/kubernetes/crd/schema-of-kind.js';
import type { RoomKind } from '../../src/kubernetes/facts/room-kinds.js';
import type { Kind } from '../../src/kubernetes/kind.js';
import { compare } from '../../src/model/compare.js';
import { dataModule } from '../facts/module.js';

/** The kinds of all rooms as data: a check reads them without loading a room, and cdk8s with it. */
export async function roomKindsModule(root: string): Promise<string> {
  const kinds = await kindsOf(join(root, 'src/systems'));
  const entries = kinds.map((kind): [string, RoomKind] => {
    const { apiVersion, plural, scope } = kind;
    return [
      `${apiVersion}/${kind.kind}`,
      { plural, namespaced: scope === 'Namespaced', schema: schemaOfKind(kind) },
    ];
  });
  const sorted = entries.sort(([a], [b]) => compare(a, b));
  return dataModule('npm run generate from the kinds of the rooms', Object.fromEntries(sorted));
}

/** What the modules of the rooms export of them. */
async function kindsOf(folder: string): Promise<Kind[]> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  return [...new Set(modules.flatMap((module: object) => Object.values(module).filter(isKind)))];
}

function isKind(value: unknown): value is Kind {
  const keys = ['apiVersion', 'kind', 'plural', 'scope', 'body'];
  return typeof value === 'object' && value !== null && keys.every((key) => key in value);
}

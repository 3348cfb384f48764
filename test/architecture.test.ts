import { describe, expect, it } from 'vitest';
import { cycles, withoutLayer, wrongImports, wrongIo, wrongRoomExports } from './support/layers.js';
import { parseModule, readModules } from './support/modules.js';
import { projectRoot } from './support/project.js';

const modules = readModules(projectRoot, 'src');
const unnamedExports = modules.flatMap((module) =>
  module.unnamedExports.map((text) => `${module.path}: ${text}`),
);

describe('src', () => {
  it('has every module in a layer', () => {
    expect(withoutLayer(modules)).toEqual([]);
  });

  it('imports only from layers below, and not from room to room', () => {
    expect(wrongImports(modules)).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(cycles(modules)).toEqual([]);
  });

  it('touches files and processes only in cli, synth and app.ts', () => {
    expect(wrongIo(modules)).toEqual([]);
  });

  it('exports rooms only from index.ts', () => {
    expect(wrongRoomExports(modules)).toEqual([]);
  });

  it('exports everything by a name of its own', () => {
    expect(unnamedExports).toEqual([]);
  });
});

describe('the rules of the architecture', () => {
  function parse(files: Record<string, string>) {
    return Object.entries(files).map(([path, code]) => parseModule(path, code));
  }

  it.each([
    ['an import', "import { x } from '../synth/b.js';"],
    ['a type import', "import type { X } from '../synth/b.js';"],
    ['an export', "export { x } from '../synth/b.js';"],
    ['an import() type', "export type X = import('../synth/b.js').X;"],
    ['a dynamic import', "export const x = () => import('../synth/b.js');"],
    ['a require', "import b = require('../synth/b.js');"],
  ])('%s that goes upwards is seen', (_, code) => {
    const found = wrongImports(parse({ 'src/model/a.ts': code, 'src/synth/b.ts': '' }));
    expect(found).toEqual([
      'src/model/a.ts imports src/synth/b.ts: model may import only from lines below it',
    ]);
  });

  it('an import sideways, from room to room, or out of src is seen', () => {
    const found = wrongImports(
      parse({
        'src/yaml/a.ts': "import '../kubernetes/b.js';",
        'src/kubernetes/b.ts': '',
        'src/systems/one/index.ts': "import '../two/index.js';",
        'src/systems/two/index.ts':
          "import '../../../test/support/synth.js'; import 'cdk8s-runbook/systems/one';",
      }),
    );
    expect(found).toEqual([
      'src/yaml/a.ts imports src/kubernetes/b.ts: yaml may import only from lines below it',
      'src/systems/one/index.ts imports src/systems/two/index.ts: rooms do not know one another',
      'src/systems/two/index.ts imports test/support/synth.ts: there is no such module in src',
      'src/systems/two/index.ts imports cdk8s-runbook/systems/one: its own package goes by relative names',
    ]);
  });

  it('a circle through a type import is seen once', () => {
    const found = cycles(
      parse({
        'src/model/a.ts': "import type { B } from './b.js';",
        'src/model/b.ts': "export { c } from './c.js';",
        'src/model/c.ts': "import { a } from './a.js';",
        'src/model/d.ts': "import { a } from './a.js';",
      }),
    );
    expect(found).toEqual(['src/model/a.ts → src/model/b.ts → src/model/c.ts → src/model/a.ts']);
  });

  it('I/O in a room, and a room that something else exports, are seen', () => {
    const wrong = parse({
      'src/systems/one/index.ts': "import { readFileSync } from 'node:fs';",
      'src/app.ts': "export { One } from './systems/one/index.js';",
    });
    expect(wrongIo(wrong)).toEqual(['src/systems/one/index.ts imports node:fs']);
    expect(wrongRoomExports(wrong)).toEqual(['src/app.ts exports from src/systems/one/index.ts']);
  });

  it.each([
    "export * from './b.js';",
    "export * as b from './b.js';",
    'export default class A {}',
    'export default 1;',
    'const a = 1; export { a as default };',
  ])('%s is seen', (code) => {
    expect(parseModule('src/a.ts', code).unnamedExports).toHaveLength(1);
  });
});

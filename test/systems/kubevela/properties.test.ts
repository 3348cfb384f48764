import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity, type KubernetesObject } from '../../../src/model/manifest.js';
import { type KubeVelaAppProps, KubeVelaComponentDefinition } from '../../../src/systems/kubevela/index.js';
import { synthesize } from '../../support/synth.js';
import { appOf, specOf } from './support.js';
import { validProps } from './valid-props.js';

function whateverTheProps(check: (objects: KubernetesObject[], props: KubeVelaAppProps) => void): void {
  fc.assert(
    fc.property(validProps, (props) => check(appOf(props), props)),
    { numRuns: 100 },
  );
}

interface Spec {
  readonly policies?: readonly { name: string; type: string; properties?: { namespace?: string } }[];
  readonly workflow?: { readonly steps: readonly { type: string; properties: Record<string, unknown> }[] };
}

describe('whatever the props of KubeVelaApp', () => {
  it('every namespace of a topology is made, or there', () => {
    whateverTheProps((objects, { namespace = 'default', existingNamespaces = [] }) => {
      // Our own kind.
      const { policies = [] } = specOf(objects) as Spec;
      const there = [
        ...objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name),
        ...existingNamespaces,
        namespace,
        'default',
      ];
      for (const { properties } of policies)
        if (properties?.namespace !== undefined) expect(there).toContain(properties.namespace);
    });
  });

  it('every policy that a step names is there, and every suspension says how it ends', () => {
    whateverTheProps((objects) => {
      // Our own kind.
      const { policies = [], workflow } = specOf(objects) as Spec;
      const names = policies.map((policy) => policy.name);
      for (const { type, properties } of workflow?.steps ?? []) {
        if (type === 'deploy') expect(names).toEqual(expect.arrayContaining(properties.policies as string[]));
        else expect(properties.message).toMatch(/vela workflow resume \S+ -n \S+$/);
      }
    });
  });

  it('no two objects are the same one, and none has what the API server writes', () => {
    whateverTheProps((objects) => {
      expect(new Set(objects.map(identity)).size).toBe(objects.length);
      for (const object of objects) {
        expect(object).not.toHaveProperty('status');
        expect(object.metadata).not.toHaveProperty('creationTimestamp');
      }
    });
  });
});

describe('whatever the text of a template', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    '"""',
    "'",
    '#"',
    '"#',
    '\\(',
    '\\',
    '\n',
    ' ',
  );
  const word = fc.constantFrom(
    'output:',
    'parameter:',
    'parameter.a',
    'a: string',
    '// x',
    '*1 | int',
    ',',
    '?',
  );

  it('reading it ends, and what is wrong is told as a mistake of the user', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, word), { minLength: 1, maxLength: 40 }), (pieces) => {
        try {
          synthesize(
            (chart) => new KubeVelaComponentDefinition(chart, 'd', { name: 'x', template: pieces.join('') }),
          );
        } catch (error) {
          expect(error).toMatchObject({ name: 'UserError', code: 'PROP_INVALID' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a text of brackets is taken exactly when they are closed', () => {
    const balanced = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('a', '"}"', '"\\(b)"', '1'),
        fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc
          .array(tie('text'), { maxLength: 3 })
          .map((items) => `{${items.map((item, i) => `f${i}: ${item}`).join(', ')}}`),
      ),
    })).text;
    fc.assert(
      fc.property(balanced, (text) => {
        const make = (template: string) =>
          synthesize((chart) => new KubeVelaComponentDefinition(chart, 'd', { name: 'x', template }));
        expect(make(`output: ${text}`)).toHaveLength(1);
        expect(() => make(`output: ${text}}`)).toThrow(/closes nothing/);
        expect(() => make(`output: [${text}`)).toThrow(/is never closed/);
      }),
    );
  });
});

import { Yaml } from 'cdk8s';

/** The files of a new room and its tests by their paths: one construct that makes one ConfigMap. */
export function roomFiles(id: string, className: string): Readonly<Record<string, string>> {
  return {
    [`src/systems/${id}/index.ts`]: index(id, className),
    [`src/systems/${id}/props.ts`]: props(id, className),
    [`src/systems/${id}/${id}.ts`]: construct(id, className),
    [`src/systems/${id}/README.md`]: readme(id, className),
    [`test/systems/${id}/${id}.test.ts`]: test(id, className),
    [`test/systems/${id}/default.snap.yaml`]: snapshot(id),
  };
}

function index(id: string, className: string): string {
  return `import { defineSystem } from '../../model/system.js';

export { ${className} } from './${id}.js';
export { ${className}Props } from './props.js';

export const system = defineSystem({
  id: '${id}',
  title: '${id}',
  version: '0.0.0',
  constructs: [{ name: '${className}', emits: 'a ConfigMap', fixes: {} }],
});
`;
}

function props(id: string, className: string): string {
  return `import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../synth/props.js';

/** What \`${className}\` can be given. Every prop is optional. */
export const ${className}Props = closed({
  /** The namespace of every object. It must exist: it is not made here. Default: ${id}. */
  namespace: defaulted(Type.String({ format: 'dns-label' }), '${id}'),
});
export type ${className}Props = Static<typeof ${className}Props>;
`;
}

function construct(id: string, className: string): string {
  return `import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { ${className}Props } from './props.js';

/**
 * ${id}: one ConfigMap.
 *
 * @throws UserError \`PROP_INVALID\` for props that are wrong
 */
export class ${className} extends Construct {
  constructor(scope: Construct, id: string, props: ${className}Props = {}) {
    super(scope, id);
    const { namespace } = resolveProps(this, ${className}Props, props);
    new k8s.KubeConfigMap(this, 'ConfigMap', {
      metadata: { name: '${id}', namespace },
      data: { system: '${id}' },
    });
  }
}
`;
}

function readme(id: string, className: string): string {
  return `# ${id}

\`${className}\` makes one ConfigMap.

\`\`\`ts
import { App } from 'cdk8s-runbook';
import { ${className} } from 'cdk8s-runbook/systems/${id}';
import { Chart } from 'cdk8s';

const app = new App();
const chart = new Chart(app, '${id}');

new ${className}(chart, '${id}', { namespace: '${id}' });

app.synth();
\`\`\`

## Props

| Prop | Default | Meaning |
| --- | --- | --- |
| \`namespace\` | \`${id}\` | The namespace of every object |

## From the log line to the prop

It carries no fix.

## Where the notes were wrong, and where upstream wins

Nowhere.
`;
}

function test(id: string, className: string): string {
  return `import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ${className}, type ${className}Props } from '../../../src/systems/${id}/index.js';
import { only, synthesize, toYaml } from '../../support/synth.js';

function make(props?: ${className}Props) {
  return synthesize((chart) => new ${className}(chart, '${id}', props));
}

describe('${className}', () => {
  it('makes this without props', async () => {
    await expect(toYaml(make())).toMatchFileSnapshot('./default.snap.yaml');
  });

  it('refuses a prop that it does not have, and says which was meant', () => {
    const misspelt = { namespace: '${id}', namspace: '${id}' };
    expect(() => make(misspelt)).toThrow('Did you mean "namespace"?');
  });

  it('puts its object into whatever namespace it is given', () => {
    const namespaces = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    fc.assert(
      fc.property(namespaces, (namespace) => {
        expect(only(make({ namespace }), 'ConfigMap').metadata).toMatchObject({ namespace });
      }),
    );
  });
});
`;
}

function snapshot(id: string): string {
  const metadata = { name: id, namespace: id };
  return Yaml.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { system: id } });
}

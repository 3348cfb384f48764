import { Type } from '@sinclair/typebox';
import { Construct } from 'constructs';
import { CustomObject } from '../../synth/custom-object.js';
import { closed, type Resolved, resolveProps } from '../../synth/props.js';
import { checkDefinition } from './cue/check-template.js';
import { readTemplate, type Template } from './cue/template.js';
import { ComponentDefinition } from './kinds.js';
import { KubeVelaComponentDefinitionProps } from './props.js';
import type { Component } from './typed.js';

/** A component of a definition of your own: all that components have, but its type is known. */
export type DefinedComponent = Omit<Component, 'type' | 'own' | 'properties'> & {
  /** The values of the template's parameters. */
  readonly properties?: Readonly<Record<string, unknown>>;
};

/**
 * A type of component of your own, as CUE. Its text is read, not evaluated: brackets and texts must be closed, and its
 * parameters declared and used.
 *
 * @throws UserError `PROP_INVALID`
 */
export class KubeVelaComponentDefinition extends Construct {
  private readonly type: string;
  private readonly template: Template;

  constructor(scope: Construct, id: string, props: KubeVelaComponentDefinitionProps) {
    super(scope, id);
    const resolved = resolveProps(this, KubeVelaComponentDefinitionProps, props, checkDefinition);
    this.type = resolved.name;
    this.template = readTemplate(resolved.template);
    const { name, namespace, description } = resolved;
    const annotations = { 'definition.oam.dev/description': description ?? '' };
    new CustomObject(
      this,
      'ComponentDefinition',
      ComponentDefinition,
      { name, namespace, ...(description !== undefined && { annotations }) },
      { spec: specOf(resolved) },
    );
  }

  /**
   * A component of this type for a `KubeVelaApp`, its properties checked against the parameters that the template
   * declares.
   *
   * @throws UserError `PROP_INVALID`
   */
  component({ properties = {}, ...rest }: DefinedComponent): Component {
    const { parameters, open } = this.template;
    const fields = parameters.map(({ name, required, schema }) => [
      name,
      required ? schema : Type.Optional(schema),
    ]);
    const schema = closed(Object.fromEntries(fields), { additionalProperties: open });
    resolveProps(this, schema, properties, undefined, this.type);
    return { ...rest, type: this.type, own: true, properties };
  }
}

type Definition = Resolved<typeof KubeVelaComponentDefinitionProps>;

function specOf(props: Definition) {
  const { workload, template, healthPolicy, customStatus, podSpecPath, version, childResourceKinds } = props;
  const status = {
    ...(healthPolicy !== undefined && { healthPolicy: tidy(healthPolicy) }),
    ...(customStatus !== undefined && { customStatus: tidy(customStatus) }),
  };
  return {
    workload: typeof workload === 'string' ? { type: workload } : { definition: workload },
    schematic: { cue: { template: tidy(template) } },
    ...(Object.keys(status).length > 0 && { status }),
    ...(podSpecPath !== undefined && { podSpecPath }),
    ...(version !== undefined && { version }),
    ...(childResourceKinds && { childResourceKinds }),
  };
}

/** One newline at the end and no blanks at the ends of lines, so that it is printed as it is read. */
function tidy(source: string): string {
  return `${source.replace(/[ \t\r]+$/gm, '').replace(/^\n+|\n+$/g, '')}\n`;
}

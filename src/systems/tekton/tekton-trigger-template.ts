import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkTemplate } from './check/trigger.js';
import { TriggerTemplateKind } from './kinds/kinds.js';
import { TektonTriggerTemplateProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A TriggerTemplate: the runs that an event makes.
 *
 * @throws UserError `PROP_INVALID`, for params that it doesn't declare
 */
export class TektonTriggerTemplate extends Construct {
  /** The object's name, for the `ref` of a template. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonTriggerTemplateProps) {
    super(scope, id);
    const { head, spec } = splitHead(
      resolveProps(this, TektonTriggerTemplateProps, props, (checked, refuse) =>
        checkTemplate(checked, '', refuse),
      ),
    );
    this.name = head.name;
    addObject(this, TriggerTemplateKind, head, spec);
  }
}

import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkBinding } from './check/trigger.js';
import { TriggerBindingKind } from './kinds/kinds.js';
import { TektonTriggerBindingProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A TriggerBinding: params from an event.
 *
 * @throws UserError `PROP_INVALID`, for values that no event has
 */
export class TektonTriggerBinding extends Construct {
  /** The object's name, for the `ref` of a binding. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonTriggerBindingProps) {
    super(scope, id);
    const { head, spec } = splitHead(
      resolveProps(this, TektonTriggerBindingProps, props, (checked, refuse) =>
        checkBinding(checked, '', refuse),
      ),
    );
    this.name = head.name;
    addObject(this, TriggerBindingKind, head, spec);
  }
}

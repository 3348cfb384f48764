import { Construct } from 'constructs';
import { resolveProps } from '../../synth/props.js';
import { checkTrigger } from './check/trigger.js';
import { checkTriggerTree } from './check/trigger-tree.js';
import { TriggerKind } from './kinds/kinds.js';
import { TektonTriggerProps } from './props.js';
import { splitHead } from './split-head.js';
import { addObject } from './tekton-object.js';

/**
 * A Trigger: what an EventListener does with an event.
 *
 * @throws UserError `PROP_INVALID`, for what is incomplete or contradicts itself
 */
export class TektonTrigger extends Construct {
  /** The object's name, for a `triggerRef`. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: TektonTriggerProps) {
    super(scope, id);
    const { head, spec } = splitHead(
      resolveProps(this, TektonTriggerProps, props, (checked, refuse) => checkTrigger(checked, '', refuse)),
    );
    this.name = head.name;
    addObject(this, TriggerKind, head, spec, (peer, refuse) =>
      checkTriggerTree(this, peer, spec, '/spec', refuse),
    );
  }
}

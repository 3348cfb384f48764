import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { checkPatterns, checkSelectors } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, refOf, withoutHead } from './head.js';
import { Alert } from './kinds/notification.js';
import { crossReference, crossReferences } from './local-references.js';
import { FluxAlertProps } from './notification-props.js';

/**
 * Tells a provider of what happens to objects of Flux.
 *
 * @throws UserError `PROP_INVALID`, for what would never send anything
 */
export class FluxAlert extends Construct {
  /** The object's kind, name and namespace. */
  readonly ref: ObjectRef<'Alert'>;

  constructor(scope: Construct, id: string, props: FluxAlertProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props, (all, refuse) => checkNamespace(this, all, refuse)).ref;
  }
}

const recipe = {
  schema: FluxAlertProps,
  examine: checkAlert,
  kind: () => Alert,
  spec: (props: FluxAlertProps) => ({
    ...withoutHead(props),
    providerRef: { name: props.providerRef.name },
  }),
  references: ({ providerRef, eventSources }: FluxAlertProps, own: ObjectRef) => [
    ...crossReference({ ...providerRef, kind: 'Provider' }, '/providerRef', own),
    ...crossReferences(eventSources, '/eventSources', own),
  ],
};

function checkAlert(props: FluxAlertProps, refuse: Refuse): void {
  checkSelectors(props.eventSources, '/eventSources', refuse);
  checkPatterns(props.inclusionList, '/inclusionList', refuse);
  checkPatterns(props.exclusionList, '/exclusionList', refuse);
  if (props.summary === undefined || props.eventMetadata?.summary === undefined) return;
  refuse('/summary', 'The summary is given twice.', 'Keep eventMetadata.summary.');
}

function checkNamespace(scope: Construct, props: FluxAlertProps, refuse: Refuse): void {
  const { namespace } = props.providerRef;
  const own = refOf(scope, 'Alert', props).namespace;
  if (namespace === undefined || namespace === own) return;
  const what = `The provider is in ${show(namespace)}, the alert in ${show(own)}; an alert sees its own namespace only.`;
  refuse('/providerRef/namespace', what, 'Put the alert there too: its eventSources may be anywhere.');
}

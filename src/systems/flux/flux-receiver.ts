import { Construct } from 'constructs';
import type { Refuse } from '../../synth/props.js';
import { checkIntervals, checkSelectors } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { Receiver } from './kinds/notification.js';
import { crossReferences, localReferences } from './local-references.js';
import { FluxReceiverProps } from './notification-props.js';

/**
 * An address that others call to have objects of Flux reconciled at once.
 *
 * @throws UserError `PROP_INVALID`, for what the API server refuses, and for an empty list of resources
 */
export class FluxReceiver extends Construct {
  /** The object's kind, name and namespace. */
  readonly ref: ObjectRef<'Receiver'>;

  constructor(scope: Construct, id: string, props: FluxReceiverProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }
}

const recipe = {
  schema: FluxReceiverProps,
  examine: checkReceiver,
  kind: () => Receiver,
  spec: withoutHead<FluxReceiverProps>,
  references: (props: FluxReceiverProps, own: ObjectRef) => [
    ...crossReferences(props.resources, '/resources', own),
    ...localReferences({ secretRef: props.secretRef }, '', own.namespace),
  ],
};

function checkReceiver(props: FluxReceiverProps, refuse: Refuse): void {
  const { type, secretRef, oidcProviders } = props;
  checkIntervals(props, ['interval'], '', refuse);
  checkSelectors(props.resources, '/resources', refuse);
  if (type !== 'generic-oidc') {
    if (!secretRef)
      refuse('/secretRef', 'Without a Secret with a token anybody could call.', 'Name a Secret.');
    if (oidcProviders)
      refuse('/oidcProviders', 'oidcProviders works with the type generic-oidc only.', 'Remove it.');
    return;
  }
  if (secretRef) refuse('/secretRef', 'generic-oidc takes no Secret.', 'Remove it.');
  if (!oidcProviders?.length)
    refuse('/oidcProviders', 'generic-oidc needs an oidcProvider: who may call.', 'Give one.');
  const issuers = (oidcProviders ?? []).map(({ issuerURL }) => issuerURL);
  for (const [index, issuer] of issuers.entries()) {
    if (issuers.indexOf(issuer) === index) continue;
    refuse(`/oidcProviders/${index}/issuerURL`, 'This issuer is there already.', 'Join the two.');
  }
}

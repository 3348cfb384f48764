import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { checkUrl } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { Provider } from './kinds/notification.js';
import { localReferences } from './local-references.js';
import { FluxProviderProps } from './notification-props.js';

/**
 * A service that Flux tells of events: a chat, an incident service, the commit status of a Git host.
 *
 * @throws UserError `PROP_INVALID`, for what the API server refuses, and for a password in the address
 */
export class FluxProvider extends Construct {
  /** What an alert's `providerRef` is made from. */
  readonly ref: ObjectRef<'Provider'>;

  constructor(scope: Construct, id: string, props: FluxProviderProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }
}

const recipe = {
  schema: FluxProviderProps,
  examine: checkProvider,
  kind: () => Provider,
  spec: withoutHead<FluxProviderProps>,
  references: (props: FluxProviderProps, own: ObjectRef) =>
    localReferences(withoutHead(props), '', own.namespace),
};

/** The types that set a commit status: the only ones with a name for it. */
const statusTypes = ['github', 'gitlab', 'gitea', 'bitbucketserver', 'bitbucket', 'azuredevops'];

/** The addresses of these are passwords: whoever has one can post. */
const secretAddress =
  /^https:\/\/(hooks\.slack\.com\/|(canary\.|ptb\.)?discord(app)?\.com\/api\/webhooks\/|[^/]*webhook\.office\.com\/|[^/]*\.logic\.azure\.com|open\.(larksuite\.com|feishu\.cn)\/open-apis\/bot\/|chat\.googleapis\.com\/.*token=)/;

function checkProvider(props: FluxProviderProps, refuse: Refuse): void {
  const { type, address, secretRef, serviceAccountName, commitStatusExpr, proxy, proxySecretRef } = props;
  checkUrl(address, '/address', refuse);
  checkUrl(proxy, '/proxy', refuse);
  if (address !== undefined && secretAddress.test(address)) {
    const what = 'This address is a password: whoever reads it in Git can post there.';
    refuse('/address', what, 'Put it into a Secret under the key address, and name that in secretRef.');
  }
  if (commitStatusExpr !== undefined && !statusTypes.includes(type)) {
    const what = `The type ${show(type)} sets no commit status.`;
    refuse('/commitStatusExpr', what, `Remove it; only ${statusTypes.join(', ')} take it.`);
  }
  if (statusTypes.includes(type) && !secretRef && serviceAccountName === undefined) {
    const what = `The type ${show(type)} needs a Secret with a token that may set commit statuses.`;
    refuse('/secretRef', what, 'Name it.');
  }
  if (proxy !== undefined && proxySecretRef)
    refuse('/proxy', 'proxy and proxySecretRef exclude one another.', 'Keep proxySecretRef.');
}

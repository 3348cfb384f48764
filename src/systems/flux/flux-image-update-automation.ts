import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import type { Refuse, Resolved } from '../../synth/props.js';
import { checkIntervals, checkPath } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { FluxImageUpdateAutomationProps } from './image-props.js';
import { ImageUpdateAutomation } from './kinds/image.js';
import { crossReference, localReferences } from './local-references.js';

type Props = Resolved<typeof FluxImageUpdateAutomationProps>;

/**
 * Commits the latest tags of ImagePolicies to a Git repository.
 *
 * @throws UserError `PROP_INVALID`, for what the API server or image-automation-controller refuses
 */
export class FluxImageUpdateAutomation extends Construct {
  /** The object itself, for alerts and receivers to name it by. */
  readonly ref: ObjectRef<'ImageUpdateAutomation'>;

  constructor(scope: Construct, id: string, props: FluxImageUpdateAutomationProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }
}

const recipe = {
  schema: FluxImageUpdateAutomationProps,
  examine: checkAutomation,
  kind: () => ImageUpdateAutomation,
  spec: withoutHead<Props>,
  references: (props: Props, own: ObjectRef) => [
    ...crossReference(props.sourceRef, '/sourceRef', own),
    ...localReferences({ git: props.git }, '', own.namespace),
  ],
};

function checkAutomation(props: Props, refuse: Refuse): void {
  const { git, update } = props;
  checkIntervals(props, ['interval'], '', refuse);
  checkPath(update?.path, '/update/path', refuse);
  if (!git) {
    const fix = "Set git: { commit: { author: { email: 'fluxcdbot@example.com' } } }.";
    refuse('/git', 'The sources are of Git, and git is missing: nothing says who commits.', fix);
    return;
  }
  checkTemplate(git.commit.messageTemplate, refuse);
  checkPush(git, refuse);
}

function checkTemplate(template: string | undefined, refuse: Refuse): void {
  const [removed] = template?.match(/\.Updated\b|\.Changed\.ImageResult\b/) ?? [];
  if (removed === undefined) return;
  const what = `The template uses ${show(removed)}, which was removed in Flux 2.7.`;
  refuse(
    '/git/commit/messageTemplate',
    what,
    'Use .Changed.Objects, .Changed.Changes or .Changed.FileChanges.',
  );
}

function checkPush({ push, checkout }: NonNullable<Props['git']>, refuse: Refuse): void {
  if (push?.refspec !== undefined && /^\+|^:/.test(push.refspec)) {
    const what = `The refspec ${show(push.refspec)} overwrites or deletes what others pushed.`;
    refuse('/git/push/refspec', what, 'Write it as source:destination; Flux 2.9.4 takes no other.');
  }
  if (checkout && checkout.ref.branch === undefined && push?.branch === undefined && !push?.refspec) {
    const what = 'What is checked out is no branch, so that there is nowhere to push.';
    refuse('/git/push/branch', what, 'Set it, or check out a branch.');
  }
}

import { Construct } from 'constructs';
import type { Refuse } from '../../synth/props.js';
import { checkExactlyOne, checkIntervals, checkPattern } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { FluxImagePolicyProps } from './image-props.js';
import { ImagePolicy } from './kinds/image.js';
import { crossReference } from './local-references.js';
import { withoutKind } from './ref-props.js';

/**
 * Says which tag of an ImageRepository is the latest.
 *
 * @throws UserError `PROP_INVALID`, for what the API server or image-reflector-controller refuses
 */
export class FluxImagePolicy extends Construct {
  /** The object itself, for alerts and receivers to name it by. */
  readonly ref: ObjectRef<'ImagePolicy'>;

  constructor(scope: Construct, id: string, props: FluxImagePolicyProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }

  /** The comment behind a field of YAML that an ImageUpdateAutomation is to set: `# {"$imagepolicy": "ns:name"}`. */
  marker(field?: 'name' | 'tag' | 'digest'): string {
    const { namespace, name } = this.ref;
    return `# ${JSON.stringify({ $imagepolicy: [namespace, name, ...(field ? [field] : [])].join(':') }).replace(':', ': ')}`;
  }
}

const recipe = {
  schema: FluxImagePolicyProps,
  examine: checkImagePolicy,
  kind: () => ImagePolicy,
  spec: (props: FluxImagePolicyProps) => ({
    ...withoutHead(props),
    imageRepositoryRef: withoutKind(props.imageRepositoryRef),
  }),
  references: ({ imageRepositoryRef }: FluxImagePolicyProps, own: ObjectRef) =>
    crossReference({ ...imageRepositoryRef, kind: 'ImageRepository' }, '/imageRepositoryRef', own),
};

function checkImagePolicy(props: FluxImagePolicyProps, refuse: Refuse): void {
  const { policy, filterTags, digestReflectionPolicy, interval } = props;
  checkExactlyOne(policy, ['semver', 'alphabetical', 'numerical'], '/policy', refuse);
  checkIntervals(props, ['interval'], '', refuse);
  checkPattern(filterTags?.pattern, '/filterTags/pattern', refuse);
  if (filterTags?.extract !== undefined && filterTags.pattern === undefined) {
    const what = 'extract takes a part of what pattern matches, and there is no pattern.';
    refuse('/filterTags/pattern', what, 'Set it.');
  }
  const isAlways = digestReflectionPolicy === 'Always';
  if (isAlways && interval === undefined)
    refuse('/interval', 'The policy Always needs an interval.', 'Set one, such as 10m.');
  if (!isAlways && interval !== undefined) {
    const what = "An interval goes with digestReflectionPolicy: 'Always' only.";
    refuse('/interval', what, 'Remove it: how often tags are listed is set in the ImageRepository.');
  }
}

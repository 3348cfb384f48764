import { Construct } from 'constructs';
import { show } from '../../model/show.js';
import type { Refuse, Resolved } from '../../synth/props.js';
import { checkIntervals, checkPatterns } from './examine.js';
import { makeObject } from './flux-object.js';
import { type ObjectRef, withoutHead } from './head.js';
import { FluxImageRepositoryProps } from './image-props.js';
import { ImageRepository } from './kinds/image.js';
import { localReferences } from './local-references.js';

type Props = Resolved<typeof FluxImageRepositoryProps>;

/**
 * An image whose tags Flux lists.
 *
 * @throws UserError `PROP_INVALID`, such as for an image with a tag
 */
export class FluxImageRepository extends Construct {
  /** What the `imageRepositoryRef` of a policy is made from. */
  readonly ref: ObjectRef<'ImageRepository'>;

  constructor(scope: Construct, id: string, props: FluxImageRepositoryProps) {
    super(scope, id);
    this.ref = makeObject(this, recipe, props).ref;
  }
}

const recipe = {
  schema: FluxImageRepositoryProps,
  examine: checkImageRepository,
  kind: () => ImageRepository,
  spec: withoutHead<Props>,
  references: (props: Props, own: ObjectRef) => localReferences(withoutHead(props), '', own.namespace),
};

function checkImageRepository(props: Props, refuse: Refuse): void {
  const { image } = props;
  checkIntervals(props, ['interval', 'timeout'], '', refuse);
  checkPatterns(props.exclusionList, '/exclusionList', refuse);
  if (/^[a-z]+:\/\//.test(image))
    refuse('/image', `${show(image)} has a scheme.`, `Write ${show(image.replace(/^[a-z]+:\/\//, ''))}.`);
  else if (/@|:[^/]*$/.test(image))
    refuse(
      '/image',
      `${show(image)} has a tag or digest.`,
      'Write the image alone; a policy chooses the tag.',
    );
  else if (image === '' || /\s/.test(image))
    refuse('/image', `${show(image)} is no image.`, 'Write one such as ghcr.io/org/app.');
}

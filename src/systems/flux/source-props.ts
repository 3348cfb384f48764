import { type Static, Type } from '@sinclair/typebox';
import { closed } from '../../synth/props.js';
import { head } from './head.js';
import { Interval } from './kinds/shared.js';
import { bucketSpec, gitRepositorySpec, helmRepositorySpec, ociRepositorySpec } from './kinds/sources.js';

/** The props of a source that make it one of the four kinds. */
export const sourceProps = ['git', 'oci', 'helm', 'bucket'] as const;

/** What `FluxSource` can be given: where things come from, as exactly one of `git`, `oci`, `helm` and `bucket`. */
export const FluxSourceProps = closed({
  ...head,
  /** A Git repository: makes a GitRepository. */
  git: Type.Optional(
    closed({
      ...gitRepositorySpec,
      /** How often the repository is looked at. Default: 1m. */
      interval: Type.Optional(Interval),
    }),
  ),
  /** An artifact, or a Helm chart, in a container registry: makes an OCIRepository. */
  oci: Type.Optional(
    closed({
      ...ociRepositorySpec,
      /** How often the registry is asked. Default: 5m. */
      interval: Type.Optional(Interval),
    }),
  ),
  /** A repository of Helm charts: makes a HelmRepository. */
  helm: Type.Optional(
    closed({
      ...helmRepositorySpec,
      /** How often the index is fetched. Default: 1h; for `oci`, which has no index, none. */
      interval: Type.Optional(Interval),
      /** Default: oci for an oci URL, else default. */
      type: helmRepositorySpec.type,
    }),
  ),
  /** A bucket of an object store: makes a Bucket. */
  bucket: Type.Optional(
    closed({
      ...bucketSpec,
      /** How often the bucket is listed. Default: 5m. */
      interval: Type.Optional(Interval),
    }),
  ),
});
export type FluxSourceProps = Static<typeof FluxSourceProps>;

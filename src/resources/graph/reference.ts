import type { Pointer } from '../../model/pointer.js';

/** How one object refers to another. */
export type Via =
  /** Read when the container starts, and never again. */
  | 'env'
  | 'envFrom'
  /** Mounted as a folder: the kubelet brings it up to date. */
  | 'volume'
  /** Mounted as one file of it: never brought up to date. */
  | 'subPath'
  | 'imagePullSecret'
  | 'serviceAccount'
  | 'claim'
  | 'priorityClass'
  | 'runtimeClass'
  | 'backend'
  | 'tls'
  | 'class'
  | 'scaleTarget'
  | 'role'
  | 'subject'
  | 'storageClass'
  | 'volumeName'
  | 'service';

/** That an object names another one. */
export interface Reference {
  /** The identity of the other one, as `identity` writes it. */
  readonly to: string;
  readonly via: Via;
  /** Where the name stands. */
  readonly at: Pointer;
  /** The keys of a ConfigMap or Secret that are needed; absent where it is all of them or none in particular. */
  readonly keys?: readonly string[];
  /** It works without the other one too. */
  readonly optional?: true;
}

import { type TProperties, Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { Items, oneOf, Text } from '../schemas.js';

/** The volumes of a component: `mount` is what every one of them has, `hostPath` what that kind has besides. */
export function volumeMounts<M extends TProperties, H extends TProperties>(mount: M, hostPath: H) {
  const files = {
    ...mount,
    /** The files' mode as a decimal number. KubeVela's default: 420 (0644). */
    defaultMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 511 })),
    items: Type.Optional(Items),
  };
  return closed({
    /** PersistentVolumeClaims that are there. */
    pvc: Type.Optional(Type.Array(closed({ ...mount, claimName: Text }))),
    /** ConfigMaps that are there, by `cmName`. */
    configMap: Type.Optional(Type.Array(closed({ ...files, cmName: Text }))),
    /** Secrets that are there, by `secretName`. */
    secret: Type.Optional(Type.Array(closed({ ...files, secretName: Text }))),
    /** Folders that live as long as the Pod; `Memory` counts as memory of the container. */
    emptyDir: Type.Optional(Type.Array(closed({ ...mount, medium: Type.Optional(oneOf('', 'Memory')) }))),
    /** Folders of the node: whoever gets into the container can read and write them. */
    hostPath: Type.Optional(Type.Array(closed({ ...mount, path: Text, ...hostPath }))),
  });
}

/** What every mount has. */
export const mount = {
  /** The volume's name in the Pod. */
  name: Type.String({ format: 'dns-label' }),
  /** The folder in the container. */
  mountPath: Text,
};

/** What a mount has where a part of the volume can be mounted. */
export const mountOfPart = {
  ...mount,
  /** The part of the volume that is mounted. */
  subPath: Type.Optional(Text),
};

const files = {
  ...mount,
  defaultMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 511 })),
  items: Type.Optional(Items),
};

/** Volumes of different kinds in one list. */
export const Volumes = Type.Array(
  Type.Union([
    closed({
      ...mount,
      type: Type.Optional(Type.Literal('emptyDir')),
      medium: Type.Optional(oneOf('', 'Memory')),
    }),
    closed({ ...mount, type: Type.Literal('pvc'), claimName: Text }),
    closed({ ...files, type: Type.Literal('configMap'), cmName: Text }),
    closed({ ...files, type: Type.Literal('secret'), secretName: Text }),
  ]),
);

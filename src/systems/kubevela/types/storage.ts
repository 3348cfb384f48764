import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { Items, oneOf, Size, StringMap, Strings, Text, UnknownMap } from '../schemas.js';

const name = Type.String({ format: 'dns-label' });
const Source = closed({ name: Text, kind: Text, apiGroup: Text });

const HostPathType = oneOf(
  'Directory',
  'DirectoryOrCreate',
  'FileOrCreate',
  'File',
  'Socket',
  'CharDevice',
  'BlockDevice',
);

/** Folders of the node: whoever gets into the container can read and write them. */
export const HostPaths = Type.Array(
  closed({ name, path: Text, mountPath: Text, type: Type.Optional(HostPathType) }),
);

const files = {
  name,
  /** Whether it is there already and only mounted. KubeVela's default: false, it is made. */
  mountOnly: Type.Optional(Type.Boolean()),
  subPath: Type.Optional(Text),
  /** The files' mode as a decimal number. KubeVela's default: 420 (0644). */
  defaultMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 511 })),
  readOnly: Type.Optional(Type.Boolean()),
  items: Type.Optional(Items),
};

const FromConfigMap = closed({ envName: Text, configMapKey: Text });
const FromSecret = closed({ envName: Text, secretKey: Text });

/** The properties of the trait `storage`. */
export const Storage = closed({
  pvc: Type.Optional(
    Type.Array(
      closed({
        name,
        mountOnly: Type.Optional(Type.Boolean()),
        mountPath: Text,
        subPath: Type.Optional(Text),
        /** KubeVela's default: Filesystem. */
        volumeMode: Type.Optional(oneOf('Filesystem', 'Block')),
        volumeName: Type.Optional(Text),
        /** KubeVela's default: ReadWriteOnce. */
        accessModes: Type.Optional(
          Type.Array(oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'), {
            minItems: 1,
          }),
        ),
        storageClassName: Type.Optional(Type.String()),
        resources: Type.Optional(
          closed({
            requests: closed({ storage: Size }),
            limits: Type.Optional(closed({ storage: Size })),
          }),
        ),
        dataSource: Type.Optional(Source),
        dataSourceRef: Type.Optional(Source),
        selector: Type.Optional(
          closed({
            matchLabels: Type.Optional(StringMap),
            matchExpressions: Type.Optional(
              closed({ key: Text, operator: Text, values: Type.Optional(Strings) }),
            ),
          }),
        ),
      }),
    ),
  ),
  configMap: Type.Optional(
    Type.Array(
      closed({
        ...files,
        mountPath: Type.Optional(Text),
        mountToEnv: Type.Optional(FromConfigMap),
        mountToEnvs: Type.Optional(Type.Array(FromConfigMap)),
        data: Type.Optional(UnknownMap),
      }),
    ),
  ),
  /** Secrets that are there (`mountOnly`). KubeVela could also make them, in plain text in the Application: not here. */
  secret: Type.Optional(
    Type.Array(
      closed({
        ...files,
        mountOnly: Type.Literal(true),
        mountPath: Text,
        mountToEnv: Type.Optional(FromSecret),
        mountToEnvs: Type.Optional(Type.Array(FromSecret)),
      }),
    ),
  ),
  emptyDir: Type.Optional(
    Type.Array(
      closed({
        name,
        mountPath: Text,
        subPath: Type.Optional(Text),
        medium: Type.Optional(oneOf('', 'Memory')),
      }),
    ),
  ),
  hostPath: Type.Optional(HostPaths),
});

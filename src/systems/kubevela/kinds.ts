import { Type } from '@sinclair/typebox';
import { defineKind } from '../../kubernetes/kind.js';
import { closed } from '../../synth/props.js';
import { oneOf, StringMap, Strings, UnknownMap } from './schemas.js';

const inputs = Type.Optional(
  Type.Array(closed({ from: Type.String(), parameterKey: Type.Optional(Type.String()) })),
);
const outputs = Type.Optional(Type.Array(closed({ name: Type.String(), valueFrom: Type.String() })));

const subStep = {
  name: Type.Optional(Type.String()),
  type: Type.String(),
  meta: Type.Optional(closed({ alias: Type.Optional(Type.String()) })),
  if: Type.Optional(Type.String()),
  timeout: Type.Optional(Type.String()),
  dependsOn: Type.Optional(Strings),
  inputs,
  outputs,
  properties: Type.Optional(UnknownMap),
};

/** `Application` of `core.oam.dev/v1beta1`. */
export const Application = defineKind({
  apiVersion: 'core.oam.dev/v1beta1',
  kind: 'Application',
  plural: 'applications',
  scope: 'Namespaced',
  body: closed({
    spec: closed({
      components: Type.Array(
        closed({
          name: Type.String(),
          type: Type.String(),
          externalRevision: Type.Optional(Type.String()),
          properties: Type.Optional(UnknownMap),
          dependsOn: Type.Optional(Strings),
          inputs,
          outputs,
          traits: Type.Optional(
            Type.Array(closed({ type: Type.String(), properties: Type.Optional(UnknownMap) })),
          ),
          scopes: Type.Optional(StringMap),
        }),
      ),
      policies: Type.Optional(
        Type.Array(
          closed({
            name: Type.Optional(Type.String()),
            type: Type.String(),
            properties: Type.Optional(UnknownMap),
          }),
        ),
      ),
      workflow: Type.Optional(
        closed({
          ref: Type.Optional(Type.String()),
          mode: Type.Optional(
            closed({ steps: Type.Optional(Type.String()), subSteps: Type.Optional(Type.String()) }),
          ),
          steps: Type.Optional(
            Type.Array(
              closed({
                ...subStep,
                mode: Type.Optional(Type.String()),
                subSteps: Type.Optional(Type.Array(closed(subStep))),
              }),
            ),
          ),
        }),
      ),
    }),
  }),
});

const SecretReference = closed({
  name: Type.Optional(Type.String()),
  namespace: Type.Optional(Type.String()),
});

/** `ComponentDefinition` of `core.oam.dev/v1beta1`. */
export const ComponentDefinition = defineKind({
  apiVersion: 'core.oam.dev/v1beta1',
  kind: 'ComponentDefinition',
  plural: 'componentdefinitions',
  scope: 'Namespaced',
  body: closed({
    spec: closed({
      workload: closed({
        type: Type.Optional(Type.String()),
        definition: Type.Optional(closed({ apiVersion: Type.String(), kind: Type.String() })),
      }),
      childResourceKinds: Type.Optional(
        Type.Array(
          closed({ apiVersion: Type.String(), kind: Type.String(), selector: Type.Optional(StringMap) }),
        ),
      ),
      revisionLabel: Type.Optional(Type.String()),
      podSpecPath: Type.Optional(Type.String()),
      version: Type.Optional(Type.String()),
      extension: Type.Optional(UnknownMap),
      status: Type.Optional(
        closed({
          customStatus: Type.Optional(Type.String()),
          details: Type.Optional(Type.String()),
          healthPolicy: Type.Optional(Type.String()),
        }),
      ),
      schematic: Type.Optional(
        closed({
          cue: Type.Optional(closed({ template: Type.String() })),
          terraform: Type.Optional(
            closed({
              configuration: Type.String(),
              type: Type.Optional(oneOf('hcl', 'json', 'remote')),
              path: Type.Optional(Type.String()),
              providerRef: Type.Optional(
                closed({ name: Type.String(), namespace: Type.Optional(Type.String()) }),
              ),
              writeConnectionSecretToRef: Type.Optional(
                closed({ name: Type.String(), namespace: Type.Optional(Type.String()) }),
              ),
              gitCredentialsSecretReference: Type.Optional(SecretReference),
              customRegion: Type.Optional(Type.String()),
              deleteResource: Type.Optional(Type.Boolean()),
            }),
          ),
        }),
      ),
    }),
  }),
});

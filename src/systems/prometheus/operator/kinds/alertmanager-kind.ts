import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import { LabelSelector, Open, Storage } from './shared.js';

/** An Alertmanager that the operator runs. */
export const AlertmanagerKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Alertmanager',
  plural: 'alertmanagers',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Object(
      {
        alertmanagerConfiguration: Type.Optional(
          Type.Object(
            {
              global: Type.Optional(
                Type.Object({ resolveTimeout: Type.Optional(Type.String()) }, { additionalProperties: true }),
              ),
              name: Type.Optional(Type.String()),
            },
            { additionalProperties: true },
          ),
        ),
        alertmanagerConfigMatcherStrategy: Type.Optional(
          closed({
            type: Type.Optional(oneOf('OnNamespace', 'OnNamespaceExceptForAlertmanagerNamespace', 'None')),
          }),
        ),
        alertmanagerConfigNamespaceSelector: Type.Optional(LabelSelector),
        alertmanagerConfigSelector: Type.Optional(LabelSelector),
        clusterLabel: Type.Optional(Type.String()),
        configSecret: Type.Optional(Type.String()),
        image: Type.Optional(Type.String()),
        replicas: Type.Optional(Type.Integer()),
        resources: Type.Optional(Open),
        retention: Type.Optional(
          Type.String({ pattern: '^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$' }),
        ),
        securityContext: Type.Optional(Open),
        serviceAccountName: Type.Optional(Type.String()),
        storage: Type.Optional(Storage),
        version: Type.Optional(Type.String()),
      },
      { additionalProperties: true },
    ),
  }),
});

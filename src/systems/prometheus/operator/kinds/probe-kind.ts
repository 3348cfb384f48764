import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import {
  Authorization,
  BasicAuth,
  Duration,
  LabelSelector,
  NamespaceSelector,
  proxy,
  RelabelConfig,
  Scheme,
  TlsConfig,
} from './shared.js';

/** Targets that a blackbox exporter asks. */
export const ProbeKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Probe',
  plural: 'probes',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Object(
      {
        authorization: Type.Optional(Authorization),
        basicAuth: Type.Optional(BasicAuth),
        interval: Type.Optional(Duration),
        jobName: Type.Optional(Type.String()),
        metricRelabelings: Type.Optional(Type.Array(RelabelConfig)),
        module: Type.Optional(Type.String()),
        params: Type.Optional(
          Type.Array(
            closed({
              name: Type.String({ minLength: 1 }),
              values: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
            }),
            { minItems: 1 },
          ),
        ),
        prober: Type.Optional(
          closed({
            ...proxy,
            path: Type.Optional(Type.String()),
            scheme: Type.Optional(Scheme),
            url: Type.String({ minLength: 1 }),
          }),
        ),
        scrapeTimeout: Type.Optional(Duration),
        targets: Type.Optional(
          closed({
            ingress: Type.Optional(
              closed({
                namespaceSelector: Type.Optional(NamespaceSelector),
                relabelingConfigs: Type.Optional(Type.Array(RelabelConfig)),
                selector: Type.Optional(LabelSelector),
              }),
            ),
            staticConfig: Type.Optional(
              closed({
                labels: Type.Optional(Type.Record(Type.String(), Type.String())),
                relabelingConfigs: Type.Optional(Type.Array(RelabelConfig)),
                static: Type.Optional(Type.Array(Type.String())),
              }),
            ),
          }),
        ),
        tlsConfig: Type.Optional(TlsConfig),
      },
      { additionalProperties: true },
    ),
  }),
});

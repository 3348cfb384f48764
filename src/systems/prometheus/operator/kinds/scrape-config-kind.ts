import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import {
  AttachMetadata,
  Authorization,
  BasicAuth,
  Duration,
  Oauth2,
  proxy,
  RelabelConfig,
  Scheme,
  TlsConfig,
} from './shared.js';

/** A scrape job for what no monitor can describe. */
export const ScrapeConfigKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'ScrapeConfig',
  plural: 'scrapeconfigs',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Object(
      {
        authorization: Type.Optional(Authorization),
        basicAuth: Type.Optional(BasicAuth),
        fileSDConfigs: Type.Optional(
          Type.Array(
            closed({
              files: Type.Array(
                Type.String({ pattern: '^[^*]*(\\*[^/]*)?\\.(json|yml|yaml|JSON|YML|YAML)$' }),
                { minItems: 1 },
              ),
              refreshInterval: Type.Optional(Duration),
            }),
          ),
        ),
        honorLabels: Type.Optional(Type.Boolean()),
        jobName: Type.Optional(Type.String({ minLength: 1 })),
        kubernetesSDConfigs: Type.Optional(
          Type.Array(
            closed({
              apiServer: Type.Optional(Type.String({ minLength: 1 })),
              attachMetadata: Type.Optional(AttachMetadata),
              authorization: Type.Optional(Authorization),
              basicAuth: Type.Optional(BasicAuth),
              enableHTTP2: Type.Optional(Type.Boolean()),
              followRedirects: Type.Optional(Type.Boolean()),
              namespaces: Type.Optional(
                closed({
                  names: Type.Optional(Type.Array(Type.String())),
                  ownNamespace: Type.Optional(Type.Boolean()),
                }),
              ),
              ...proxy,
              oauth2: Type.Optional(Oauth2),
              role: oneOf('Pod', 'Endpoints', 'Ingress', 'Service', 'Node', 'EndpointSlice'),
              selectors: Type.Optional(
                Type.Array(
                  closed({
                    field: Type.Optional(Type.String({ minLength: 1 })),
                    label: Type.Optional(Type.String({ minLength: 1 })),
                    role: oneOf('Pod', 'Endpoints', 'Ingress', 'Service', 'Node', 'EndpointSlice'),
                  }),
                ),
              ),
              tlsConfig: Type.Optional(TlsConfig),
            }),
          ),
        ),
        metricRelabelings: Type.Optional(Type.Array(RelabelConfig, { minItems: 1 })),
        metricsPath: Type.Optional(Type.String({ minLength: 1 })),
        params: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
        relabelings: Type.Optional(Type.Array(RelabelConfig, { minItems: 1 })),
        scheme: Type.Optional(Scheme),
        scrapeClass: Type.Optional(Type.String({ minLength: 1 })),
        scrapeInterval: Type.Optional(Duration),
        scrapeTimeout: Type.Optional(Duration),
        staticConfigs: Type.Optional(
          Type.Array(
            closed({
              labels: Type.Optional(Type.Record(Type.String(), Type.String())),
              targets: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
            }),
          ),
        ),
        tlsConfig: Type.Optional(TlsConfig),
      },
      { additionalProperties: true },
    ),
  }),
});

import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import {
  AttachMetadata,
  Authorization,
  BasicAuth,
  Duration,
  IntOrString,
  KeySelector,
  LabelSelector,
  NamespaceSelector,
  Oauth2,
  RelabelConfig,
  TlsConfig,
} from './shared.js';

/** What of Pods is scraped, without a Service. */
export const PodMonitorKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PodMonitor',
  plural: 'podmonitors',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Object(
      {
        attachMetadata: Type.Optional(AttachMetadata),
        jobLabel: Type.Optional(Type.String()),
        namespaceSelector: Type.Optional(NamespaceSelector),
        podMetricsEndpoints: Type.Optional(
          Type.Array(
            closed({
              authorization: Type.Optional(Authorization),
              basicAuth: Type.Optional(BasicAuth),
              bearerTokenSecret: Type.Optional(KeySelector),
              enableHttp2: Type.Optional(Type.Boolean()),
              filterRunning: Type.Optional(Type.Boolean()),
              followRedirects: Type.Optional(Type.Boolean()),
              honorLabels: Type.Optional(Type.Boolean()),
              honorTimestamps: Type.Optional(Type.Boolean()),
              interval: Type.Optional(Duration),
              metricRelabelings: Type.Optional(Type.Array(RelabelConfig)),
              noProxy: Type.Optional(Type.String()),
              oauth2: Type.Optional(Oauth2),
              params: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
              path: Type.Optional(Type.String()),
              port: Type.Optional(Type.String()),
              portNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
              proxyConnectHeader: Type.Optional(Type.Record(Type.String(), Type.Array(KeySelector))),
              proxyFromEnvironment: Type.Optional(Type.Boolean()),
              proxyUrl: Type.Optional(Type.String({ pattern: '^(http|https|socks5)://.+$' })),
              relabelings: Type.Optional(Type.Array(RelabelConfig)),
              scheme: Type.Optional(oneOf('http', 'https', 'HTTP', 'HTTPS')),
              scrapeTimeout: Type.Optional(Duration),
              targetPort: Type.Optional(IntOrString),
              tlsConfig: Type.Optional(TlsConfig),
              trackTimestampsStaleness: Type.Optional(Type.Boolean()),
            }),
          ),
        ),
        podTargetLabels: Type.Optional(Type.Array(Type.String())),
        sampleLimit: Type.Optional(Type.Integer({ minimum: 0 })),
        scrapeClass: Type.Optional(Type.String({ minLength: 1 })),
        selector: LabelSelector,
        targetLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      },
      { additionalProperties: true },
    ),
  }),
});

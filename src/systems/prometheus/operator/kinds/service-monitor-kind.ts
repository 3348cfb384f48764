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
  TlsConfigWithFiles,
} from './shared.js';

/** What of a Service is scraped. */
export const ServiceMonitorKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  plural: 'servicemonitors',
  scope: 'Namespaced',
  body: closed({
    spec: closed({
      attachMetadata: Type.Optional(AttachMetadata),
      bodySizeLimit: Type.Optional(Type.String({ pattern: '(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$' })),
      convertClassicHistogramsToNHCB: Type.Optional(Type.Boolean()),
      endpoints: Type.Array(
        closed({
          authorization: Type.Optional(Authorization),
          basicAuth: Type.Optional(BasicAuth),
          bearerTokenFile: Type.Optional(Type.String()),
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
          proxyConnectHeader: Type.Optional(Type.Record(Type.String(), Type.Array(KeySelector))),
          proxyFromEnvironment: Type.Optional(Type.Boolean()),
          proxyUrl: Type.Optional(Type.String({ pattern: '^(http|https|socks5)://.+$' })),
          relabelings: Type.Optional(Type.Array(RelabelConfig)),
          scheme: Type.Optional(oneOf('http', 'https', 'HTTP', 'HTTPS')),
          scrapeTimeout: Type.Optional(Duration),
          targetPort: Type.Optional(IntOrString),
          tlsConfig: Type.Optional(TlsConfigWithFiles),
          trackTimestampsStaleness: Type.Optional(Type.Boolean()),
        }),
      ),
      fallbackScrapeProtocol: Type.Optional(
        oneOf(
          'PrometheusProto',
          'OpenMetricsText0.0.1',
          'OpenMetricsText1.0.0',
          'PrometheusText0.0.4',
          'PrometheusText1.0.0',
        ),
      ),
      jobLabel: Type.Optional(Type.String()),
      keepDroppedTargets: Type.Optional(Type.Integer({ minimum: 0 })),
      labelLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      labelNameLengthLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      labelValueLengthLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      namespaceSelector: Type.Optional(NamespaceSelector),
      nativeHistogramBucketLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      nativeHistogramMinBucketFactor: Type.Optional(IntOrString),
      podTargetLabels: Type.Optional(Type.Array(Type.String())),
      sampleLimit: Type.Optional(Type.Integer({ minimum: 0 })),
      scrapeClass: Type.Optional(Type.String({ minLength: 1 })),
      scrapeClassicHistograms: Type.Optional(Type.Boolean()),
      scrapeNativeHistograms: Type.Optional(Type.Boolean()),
      scrapeProtocols: Type.Optional(
        Type.Array(
          oneOf(
            'PrometheusProto',
            'OpenMetricsText0.0.1',
            'OpenMetricsText1.0.0',
            'PrometheusText0.0.4',
            'PrometheusText1.0.0',
          ),
        ),
      ),
      selector: LabelSelector,
      selectorMechanism: Type.Optional(oneOf('RelabelConfig', 'RoleSelector')),
      serviceDiscoveryRole: Type.Optional(oneOf('Endpoints', 'EndpointSlice')),
      targetLabels: Type.Optional(Type.Array(Type.String())),
      targetLimit: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  }),
});

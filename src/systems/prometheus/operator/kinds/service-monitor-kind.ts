import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import {
  AttachMetadata,
  endpoint,
  IntOrString,
  LabelSelector,
  NamespaceSelector,
  ScrapeProtocol,
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
          ...endpoint,
          bearerTokenFile: Type.Optional(Type.String()),
          tlsConfig: Type.Optional(TlsConfigWithFiles),
        }),
      ),
      fallbackScrapeProtocol: Type.Optional(ScrapeProtocol),
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
      scrapeProtocols: Type.Optional(Type.Array(ScrapeProtocol)),
      selector: LabelSelector,
      selectorMechanism: Type.Optional(oneOf('RelabelConfig', 'RoleSelector')),
      serviceDiscoveryRole: Type.Optional(oneOf('Endpoints', 'EndpointSlice')),
      targetLabels: Type.Optional(Type.Array(Type.String())),
      targetLimit: Type.Optional(Type.Integer({ minimum: 0 })),
    }),
  }),
});

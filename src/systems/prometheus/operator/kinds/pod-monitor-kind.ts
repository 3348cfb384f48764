import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { AttachMetadata, endpoint, LabelSelector, NamespaceSelector, TlsConfig } from './shared.js';

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
              ...endpoint,
              portNumber: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535 })),
              tlsConfig: Type.Optional(TlsConfig),
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

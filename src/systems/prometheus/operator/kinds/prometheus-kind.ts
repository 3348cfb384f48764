import { Type } from '@sinclair/typebox';
import { defineKind } from '../../../../kubernetes/kind.js';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';
import {
  Authorization,
  BasicAuth,
  Duration,
  IntOrString,
  KeySelector,
  LabelSelector,
  Oauth2,
  Open,
  proxy,
  RelabelConfig,
  Scheme,
  SecretOrConfigMap,
  Sigv4,
  Storage,
  TlsConfigWithFiles,
} from './shared.js';

/** A Prometheus server that the operator runs. */
export const PrometheusKind = defineKind({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  plural: 'prometheuses',
  scope: 'Namespaced',
  body: closed({
    spec: Type.Object(
      {
        additionalScrapeConfigs: Type.Optional(KeySelector),
        alerting: Type.Optional(
          closed({
            alertmanagers: Type.Array(
              closed({
                alertRelabelings: Type.Optional(Type.Array(RelabelConfig)),
                apiVersion: Type.Optional(oneOf('v1', 'V1', 'v2', 'V2')),
                authorization: Type.Optional(Authorization),
                basicAuth: Type.Optional(BasicAuth),
                bearerTokenFile: Type.Optional(Type.String()),
                enableHttp2: Type.Optional(Type.Boolean()),
                name: Type.String({ minLength: 1 }),
                namespace: Type.Optional(Type.String({ minLength: 1 })),
                ...proxy,
                pathPrefix: Type.Optional(Type.String({ minLength: 1 })),
                port: IntOrString,
                relabelings: Type.Optional(Type.Array(RelabelConfig)),
                scheme: Type.Optional(Scheme),
                sigv4: Type.Optional(Sigv4),
                timeout: Type.Optional(Duration),
                tlsConfig: Type.Optional(TlsConfigWithFiles),
              }),
            ),
          }),
        ),
        enableFeatures: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
        enableRemoteWriteReceiver: Type.Optional(Type.Boolean()),
        evaluationInterval: Type.Optional(Duration),
        externalLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
        image: Type.Optional(Type.String()),
        listenLocal: Type.Optional(Type.Boolean()),
        podMetadata: Type.Optional(Open),
        podMonitorNamespaceSelector: Type.Optional(LabelSelector),
        podMonitorSelector: Type.Optional(LabelSelector),
        portName: Type.Optional(Type.String()),
        probeNamespaceSelector: Type.Optional(LabelSelector),
        probeSelector: Type.Optional(LabelSelector),
        reloadStrategy: Type.Optional(oneOf('HTTP', 'ProcessSignal')),
        remoteWrite: Type.Optional(
          Type.Array(
            closed({
              authorization: Type.Optional(
                closed({
                  credentials: Type.Optional(KeySelector),
                  credentialsFile: Type.Optional(Type.String()),
                  type: Type.Optional(Type.String()),
                }),
              ),
              azureAd: Type.Optional(
                closed({
                  cloud: Type.Optional(oneOf('AzureChina', 'AzureGovernment', 'AzurePublic')),
                  managedIdentity: Type.Optional(
                    closed({
                      clientId: Type.Optional(Type.String({ minLength: 1 })),
                    }),
                  ),
                  oauth: Type.Optional(
                    closed({
                      clientId: Type.String({ minLength: 1 }),
                      clientSecret: KeySelector,
                      tenantId: Type.String({ pattern: '^[0-9a-zA-Z-.]+$', minLength: 1 }),
                    }),
                  ),
                  scope: Type.Optional(Type.String({ pattern: '^[\\w\\s:/.\\\\-]+$' })),
                  sdk: Type.Optional(
                    closed({
                      tenantId: Type.Optional(Type.String({ pattern: '^[0-9a-zA-Z-.]+$' })),
                    }),
                  ),
                  workloadIdentity: Type.Optional(
                    closed({
                      clientId: Type.String({ minLength: 1 }),
                      tenantId: Type.String({ minLength: 1 }),
                    }),
                  ),
                }),
              ),
              basicAuth: Type.Optional(BasicAuth),
              bearerToken: Type.Optional(Type.String()),
              bearerTokenFile: Type.Optional(Type.String()),
              enableHTTP2: Type.Optional(Type.Boolean()),
              followRedirects: Type.Optional(Type.Boolean()),
              headers: Type.Optional(Type.Record(Type.String(), Type.String())),
              messageVersion: Type.Optional(oneOf('V1.0', 'V2.0')),
              metadataConfig: Type.Optional(
                closed({
                  maxSamplesPerSend: Type.Optional(Type.Integer({ minimum: -1 })),
                  send: Type.Optional(Type.Boolean()),
                  sendInterval: Type.Optional(Duration),
                }),
              ),
              name: Type.Optional(Type.String()),
              ...proxy,
              oauth2: Type.Optional(Oauth2),
              queueConfig: Type.Optional(
                closed({
                  batchSendDeadline: Type.Optional(Duration),
                  capacity: Type.Optional(Type.Integer()),
                  maxBackoff: Type.Optional(Duration),
                  maxRetries: Type.Optional(Type.Integer()),
                  maxSamplesPerSend: Type.Optional(Type.Integer()),
                  maxShards: Type.Optional(Type.Integer()),
                  minBackoff: Type.Optional(Duration),
                  minShards: Type.Optional(Type.Integer()),
                  retryOnRateLimit: Type.Optional(Type.Boolean()),
                  sampleAgeLimit: Type.Optional(Duration),
                }),
              ),
              remoteTimeout: Type.Optional(Duration),
              roundRobinDNS: Type.Optional(Type.Boolean()),
              sendExemplars: Type.Optional(Type.Boolean()),
              sendNativeHistograms: Type.Optional(Type.Boolean()),
              sigv4: Type.Optional(Sigv4),
              tlsConfig: Type.Optional(TlsConfigWithFiles),
              url: Type.String({ pattern: '^(http|https)://.+$' }),
              writeRelabelConfigs: Type.Optional(Type.Array(RelabelConfig)),
            }),
          ),
        ),
        replicas: Type.Optional(Type.Integer()),
        resources: Type.Optional(Open),
        retention: Type.Optional(Duration),
        retentionSize: Type.Optional(Type.String({ pattern: '(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$' })),
        ruleNamespaceSelector: Type.Optional(LabelSelector),
        ruleSelector: Type.Optional(LabelSelector),
        scrapeConfigNamespaceSelector: Type.Optional(LabelSelector),
        scrapeConfigSelector: Type.Optional(LabelSelector),
        scrapeInterval: Type.Optional(Duration),
        scrapeTimeout: Type.Optional(Duration),
        securityContext: Type.Optional(Open),
        serviceAccountName: Type.Optional(Type.String()),
        serviceDiscoveryRole: Type.Optional(oneOf('Endpoints', 'EndpointSlice')),
        serviceMonitorNamespaceSelector: Type.Optional(LabelSelector),
        serviceMonitorSelector: Type.Optional(LabelSelector),
        shards: Type.Optional(Type.Integer()),
        storage: Type.Optional(Storage),
        version: Type.Optional(Type.String()),
        walCompression: Type.Optional(Type.Boolean()),
        web: Type.Optional(
          closed({
            httpConfig: Type.Optional(
              closed({
                headers: Type.Optional(
                  closed({
                    contentSecurityPolicy: Type.Optional(Type.String()),
                    strictTransportSecurity: Type.Optional(Type.String()),
                    xContentTypeOptions: Type.Optional(oneOf('', 'NoSniff')),
                    xFrameOptions: Type.Optional(oneOf('', 'Deny', 'SameOrigin')),
                    xXSSProtection: Type.Optional(Type.String()),
                  }),
                ),
                http2: Type.Optional(Type.Boolean()),
              }),
            ),
            maxConnections: Type.Optional(Type.Integer({ minimum: 0 })),
            pageTitle: Type.Optional(Type.String()),
            tlsConfig: Type.Optional(
              closed({
                cert: Type.Optional(SecretOrConfigMap),
                certFile: Type.Optional(Type.String()),
                cipherSuites: Type.Optional(Type.Array(Type.String())),
                clientAuthType: Type.Optional(Type.String()),
                clientCAFile: Type.Optional(Type.String()),
                client_ca: Type.Optional(SecretOrConfigMap),
                curvePreferences: Type.Optional(Type.Array(Type.String())),
                keyFile: Type.Optional(Type.String()),
                keySecret: Type.Optional(KeySelector),
                maxVersion: Type.Optional(Type.String()),
                minVersion: Type.Optional(Type.String()),
                preferServerCipherSuites: Type.Optional(Type.Boolean()),
              }),
            ),
          }),
        ),
      },
      { additionalProperties: true },
    ),
  }),
});

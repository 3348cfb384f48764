import { Type } from '@sinclair/typebox';
import { closed } from '../../../../synth/props.js';
import { oneOf } from '../../schemas.js';

/** What Kubernetes' own types define, and the API server checks. */
export const Open = Type.Object({}, { additionalProperties: true });

/** A number, or a text such as a quantity or the name of a port. */
export const IntOrString = Type.Union([Type.Integer(), Type.String()]);

/** A duration of whole numbers and the units y, w, d, h, m, s and ms. */
export const Duration = Type.String({
  pattern: '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$',
});

export const KeySelector = closed({
  key: Type.String(),
  name: Type.Optional(Type.String()),
  optional: Type.Optional(Type.Boolean()),
});

export const Authorization = closed({
  credentials: Type.Optional(KeySelector),
  type: Type.Optional(Type.String()),
});

export const SecretOrConfigMap = closed({
  configMap: Type.Optional(KeySelector),
  secret: Type.Optional(KeySelector),
});

export const TlsConfig = closed({
  ca: Type.Optional(SecretOrConfigMap),
  cert: Type.Optional(SecretOrConfigMap),
  insecureSkipVerify: Type.Optional(Type.Boolean()),
  keySecret: Type.Optional(KeySelector),
  maxVersion: Type.Optional(oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13')),
  minVersion: Type.Optional(oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13')),
  serverName: Type.Optional(Type.String()),
});

/** A text of these, in both spellings that the operator takes. */
export const Scheme = oneOf('http', 'https', 'HTTP', 'HTTPS');

/** The fields of whatever goes through a proxy. */
export const proxy = {
  noProxy: Type.Optional(Type.String()),
  proxyConnectHeader: Type.Optional(Type.Record(Type.String(), Type.Array(KeySelector))),
  proxyFromEnvironment: Type.Optional(Type.Boolean()),
  proxyUrl: Type.Optional(Type.String({ pattern: '^(http|https|socks5)://.+$' })),
};

export const Oauth2 = closed({
  clientId: SecretOrConfigMap,
  clientSecret: KeySelector,
  endpointParams: Type.Optional(Type.Record(Type.String(), Type.String())),
  ...proxy,
  scopes: Type.Optional(Type.Array(Type.String())),
  tlsConfig: Type.Optional(TlsConfig),
  tokenUrl: Type.String({ pattern: '^(http|https)://.+$' }),
});

export const NamespaceSelector = closed({
  any: Type.Optional(Type.Boolean()),
  matchNames: Type.Optional(Type.Array(Type.String())),
});

export const BasicAuth = closed({
  password: Type.Optional(KeySelector),
  username: Type.Optional(KeySelector),
});

export const MatchExpression = closed({
  key: Type.String(),
  operator: Type.String(),
  values: Type.Optional(Type.Array(Type.String())),
});

export const LabelSelector = closed({
  matchExpressions: Type.Optional(Type.Array(MatchExpression)),
  matchLabels: Type.Optional(Type.Record(Type.String(), Type.String())),
});

export const AttachMetadata = closed({
  node: Type.Optional(Type.Boolean()),
});

export const RelabelConfig = closed({
  action: Type.Optional(
    oneOf(
      'replace',
      'Replace',
      'keep',
      'Keep',
      'drop',
      'Drop',
      'hashmod',
      'HashMod',
      'labelmap',
      'LabelMap',
      'labeldrop',
      'LabelDrop',
      'labelkeep',
      'LabelKeep',
      'lowercase',
      'Lowercase',
      'uppercase',
      'Uppercase',
      'keepequal',
      'KeepEqual',
      'dropequal',
      'DropEqual',
    ),
  ),
  modulus: Type.Optional(Type.Integer({ minimum: 0 })),
  regex: Type.Optional(Type.String()),
  replacement: Type.Optional(Type.String()),
  separator: Type.Optional(Type.String()),
  sourceLabels: Type.Optional(Type.Array(Type.String())),
  targetLabel: Type.Optional(Type.String()),
});

export const TlsConfigWithFiles = closed({
  ...TlsConfig.properties,
  caFile: Type.Optional(Type.String()),
  certFile: Type.Optional(Type.String()),
  keyFile: Type.Optional(Type.String()),
});

/** What the endpoints of ServiceMonitors and PodMonitors have in common. */
export const endpoint = {
  ...proxy,
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
  oauth2: Type.Optional(Oauth2),
  params: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  path: Type.Optional(Type.String()),
  port: Type.Optional(Type.String()),
  relabelings: Type.Optional(Type.Array(RelabelConfig)),
  scheme: Type.Optional(Scheme),
  scrapeTimeout: Type.Optional(Duration),
  targetPort: Type.Optional(IntOrString),
  trackTimestampsStaleness: Type.Optional(Type.Boolean()),
};

/** How a target may write its metrics. */
export const ScrapeProtocol = oneOf(
  'PrometheusProto',
  'OpenMetricsText0.0.1',
  'OpenMetricsText1.0.0',
  'PrometheusText0.0.4',
  'PrometheusText1.0.0',
);

export const Sigv4 = closed({
  accessKey: Type.Optional(KeySelector),
  externalId: Type.Optional(Type.String({ minLength: 1 })),
  profile: Type.Optional(Type.String()),
  region: Type.Optional(Type.String()),
  roleArn: Type.Optional(Type.String()),
  secretKey: Type.Optional(KeySelector),
  useFIPSSTSEndpoint: Type.Optional(Type.Boolean()),
});

export const EmptyDir = closed({
  medium: Type.Optional(Type.String()),
  sizeLimit: Type.Optional(IntOrString),
});

export const Ephemeral = closed({
  volumeClaimTemplate: Type.Optional(Open),
});

export const Storage = closed({
  disableMountSubPath: Type.Optional(Type.Boolean()),
  emptyDir: Type.Optional(EmptyDir),
  ephemeral: Type.Optional(Ephemeral),
  volumeClaimTemplate: Type.Optional(Open),
});

export const HttpConfig = closed({
  authorization: Type.Optional(Authorization),
  basicAuth: Type.Optional(BasicAuth),
  bearerTokenSecret: Type.Optional(KeySelector),
  enableHttp2: Type.Optional(Type.Boolean()),
  followRedirects: Type.Optional(Type.Boolean()),
  ...proxy,
  oauth2: Type.Optional(Oauth2),
  proxyURL: Type.Optional(Type.String()),
  tlsConfig: Type.Optional(TlsConfig),
});

export const AlertMatcher = closed({
  matchType: Type.Optional(oneOf('!=', '=', '=~', '!~')),
  name: Type.String({ minLength: 1 }),
  regex: Type.Optional(Type.Boolean()),
  value: Type.Optional(Type.String()),
});

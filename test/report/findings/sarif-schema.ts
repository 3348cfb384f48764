/** What SARIF 2.1.0 says of the parts that we write, closed as its own schema closes them. */
function shape(properties: Record<string, object>, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object, more: object = {}) {
  return { type: 'array', items, ...more };
}

const text = { type: 'string', minLength: 0 };
/** Characters that RFC 3986 lets stand in a URI reference, and no colon in the first segment of a relative one. */
const uri = {
  type: 'string',
  pattern: "^(file:///)?([A-Za-z0-9\\-._~!$&'()*+,;=@/]|%[0-9A-F]{2})*$",
};
const count = { type: 'integer', minimum: 1 };
const message = shape({ text }, ['text']);
const helpMessage = shape({ text, markdown: text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };

const rule = shape(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: helpMessage,
    defaultConfiguration: shape({ level }, []),
    properties: shape({ 'problem.severity': { enum: ['error', 'warning', 'recommendation'] } }, []),
  },
  ['id'],
);

const location = shape(
  {
    physicalLocation: shape(
      {
        artifactLocation: shape({ uri, uriBaseId: { const: '%SRCROOT%' } }, ['uri']),
        region: shape({ startLine: count, startColumn: count }, ['startLine']),
      },
      ['artifactLocation'],
    ),
    logicalLocations: list(shape({ fullyQualifiedName: text, kind: text }, [])),
  },
  ['physicalLocation'],
);

const result = shape(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    kind: { const: 'fail' },
    level,
    message,
    locations: list(location, { minItems: 1, uniqueItems: true }),
    partialFingerprints: { type: 'object', additionalProperties: text, required: [] },
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
);

const run = shape(
  {
    tool: shape(
      {
        driver: shape({ name: text, version: text, rules: list(rule, { uniqueItems: true }) }, [
          'name',
          'rules',
        ]),
      },
      ['driver'],
    ),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    originalUriBaseIds: { type: 'object', additionalProperties: shape({ description: message }, []) },
    invocations: list(
      shape(
        {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: list(shape({ level, message }, ['message'])),
        },
        ['executionSuccessful'],
      ),
    ),
    results: list(result),
  },
  ['tool', 'results'],
);

export const sarifSchema = shape({ $schema: text, version: { const: '2.1.0' }, runs: list(run) }, [
  'version',
  'runs',
]);

import type { JsonObject, JsonValue } from '../../src/model/manifest.js';
import type { ApiServer } from '../support/api-server.js';
import { eventually } from '../support/eventually.js';

/** What the server says of a value that it refuses, by field. */
export interface Cause {
  readonly field: string;
  readonly message: string;
}

const group = 'conformance.example.com';

/** Makes a CRD whose `spec` has the schema; what the server has against it, if it has anything. */
export async function define(
  { client }: ApiServer,
  kind: string,
  spec: JsonObject,
): Promise<readonly Cause[]> {
  const plural = `${kind.toLowerCase()}s`;
  const crd = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Cluster',
      names: { kind, plural },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
        },
      ],
    },
  };
  const answer = await client.post('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', crd);
  if (answer.status !== 201) return causesOf(answer.body);
  const served = async () => (await client.get(`/apis/${group}/v1/${plural}`)).status === 200;
  await eventually(`${kind} is served`, async () => (await served()) || undefined);
  return [];
}

/** Creates an object with this `spec`, as a trial; what the server has against it. */
export async function judge({ client }: ApiServer, kind: string, spec: JsonValue): Promise<readonly Cause[]> {
  const object = { apiVersion: `${group}/v1`, kind, metadata: { name: 'it' }, spec };
  const path = `/apis/${group}/v1/${kind.toLowerCase()}s?dryRun=All&fieldValidation=Strict`;
  const answer = await client.post(path, object);
  return answer.status === 201 ? [] : causesOf(answer.body);
}

function causesOf(body: unknown): readonly Cause[] {
  // A Status of the API.
  const { details, message } = body as { details?: { causes?: readonly Cause[] }; message?: string };
  return details?.causes ?? [{ field: '', message: message ?? '' }];
}

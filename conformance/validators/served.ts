import type { ApiServer } from '../support/api-server.js';

/** The kinds that a server serves, by version of an API. */
export async function servedKinds({ client }: ApiServer): Promise<ReadonlyMap<string, readonly string[]>> {
  // The API's own APIGroupList.
  const all = (await client.get('/apis')).body as { groups: { versions: { groupVersion: string }[] }[] };
  const versions = all.groups.flatMap((group) => group.versions.map(({ groupVersion }) => groupVersion));
  const paths = ['/api/v1', ...versions.map((version) => `/apis/${version}`)];
  const lists = await Promise.all(
    paths.map(async (path) => {
      // The API's own APIResourceList.
      const { resources } = (await client.get(path)).body as { resources: { kind: string }[] };
      return [path.replace(/^\/apis?\//, ''), resources.map(({ kind }) => kind)] as const;
    }),
  );
  return new Map(lists);
}

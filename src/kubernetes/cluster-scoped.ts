import { type ApiObject, JsonPatch } from 'cdk8s';

/**
 * Takes the namespace off an object that has none in the API: a chart with a namespace gives it to all of its
 * objects, and the API server refuses it on a ClusterRole ("not allowed on this type").
 */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

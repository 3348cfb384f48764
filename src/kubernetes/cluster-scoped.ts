import { type ApiObject, JsonPatch } from 'cdk8s';

/**
 * Takes the namespace off an object that has none in the API: a chart with a namespace gives it to all of its
 * objects. The API server drops it from a ClusterRole, and kubectl and GitOps tools that compare stumble over it.
 */
export function clusterScoped(object: ApiObject): void {
  if (object.metadata.namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
}

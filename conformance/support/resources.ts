import type { KubernetesObject } from '../../src/model/manifest.js';
import type { Answer, KubernetesClient } from './client.js';

interface ResourceList {
  readonly resources?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

/** Where objects live in an API server, as it tells itself. */
export class Resources {
  readonly #lists = new Map<string, ResourceList>();

  constructor(private readonly client: KubernetesClient) {}

  /** The path of an object's collection, or nothing if the server does not serve its kind. */
  async collectionOf({ apiVersion, kind, metadata }: KubernetesObject): Promise<string | undefined> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { resources = [] } = await this.#list(root);
    const resource = resources.find((it) => it.kind === kind && !it.name.includes('/'));
    if (!resource) return undefined;
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : '';
    return `${root}${namespace}/${resource.name}`;
  }

  /** Asks the server again for what it serves: CRDs have come since. */
  forget(): void {
    this.#lists.clear();
  }

  async #list(root: string): Promise<ResourceList> {
    const known = this.#lists.get(root);
    if (known) return known;
    const { status, body } = await this.client.get(root);
    // The API's own APIResourceList; a group that it does not have is 404.
    const list = status === 200 ? (body as ResourceList) : {};
    this.#lists.set(root, list);
    return list;
  }
}

/** What the server said against it: nothing if it took the object without a warning. */
export function objections({ status, body, warnings }: Answer): string[] {
  const refused = status >= 200 && status < 300 ? [] : [`${status} ${messageOf(body)}`];
  return [...refused, ...warnings.map((warning) => `warning: ${warning}`)];
}

function messageOf(body: unknown): string {
  // A Status of the API, or text.
  const { message } = (typeof body === 'object' && body ? body : {}) as { message?: string };
  return message ?? JSON.stringify(body);
}

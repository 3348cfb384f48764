/** A scrape job, as both modes write it. */
export interface Job {
  readonly name: string;
  readonly discovery: Discovery;
  readonly scheme?: 'http' | 'https' | undefined;
  readonly path?: string | undefined;
  readonly params?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly interval?: string | undefined;
  readonly timeout?: string | undefined;
  readonly honorLabels?: boolean;
  /** Whether the server's token and the cluster's CA are used; `insecure` does not look at the certificate. */
  readonly clusterTls?: 'verify' | 'insecure';
  readonly relabelings: readonly Relabeling[];
}

/** Where targets come from. */
export type Discovery =
  | { readonly targets: readonly string[]; readonly labels?: Readonly<Record<string, string>> | undefined }
  | { readonly role: 'node' | 'endpointslice' | 'pod'; readonly namespace?: string };

/** One step that changes, keeps or drops targets by their labels. */
export interface Relabeling {
  readonly from?: readonly string[];
  readonly separator?: string;
  readonly regex?: string;
  readonly to?: string;
  readonly replacement?: string;
  readonly action?: 'keep' | 'drop' | 'labelmap';
}

/** Every label of a target's node: `kubernetes.io/hostname` becomes `kubernetes_io_hostname` (R007). */
export const nodeLabels: Relabeling = { action: 'labelmap', regex: '__meta_kubernetes_node_label_(.+)' };

/** Keeps the targets whose labels have these values. */
export function keep(labels: Readonly<Record<string, string>>): Relabeling {
  return { action: 'keep', from: Object.keys(labels), regex: Object.values(labels).join(';') };
}

/** Gives the label `instance` this text, in which a dollar is a dollar. */
export function setInstance(text: string): Relabeling {
  return { to: 'instance', replacement: text.replaceAll('$', '$$$$') };
}

/** Gives the label `to` the value of the label `from`. */
export function copy(from: string, to: string): Relabeling {
  return { from: [from], to };
}

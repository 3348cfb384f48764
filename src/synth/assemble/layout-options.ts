/** How a set becomes files. */
export interface LayoutOptions {
  /** `stock` for the names that cdk8s itself gives, with their index prefixes and hashes. */
  readonly fileNames: 'runbook' | 'stock';
  /** Whether every folder gets a `kustomization.yaml` that lists what is in it. */
  readonly kustomization: boolean;
}

/** What holds where nobody says otherwise. */
export const defaultLayout: LayoutOptions = { fileNames: 'runbook', kustomization: false };

/** Options of several sources in one: of two that say something, the later wins. */
export function mergeLayouts(...sources: readonly Partial<LayoutOptions>[]): LayoutOptions {
  const said = sources.flatMap((source) => Object.entries(source).filter(([, value]) => value !== undefined));
  return { ...defaultLayout, ...Object.fromEntries(said) };
}

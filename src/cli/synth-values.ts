/** What `runbook synth` is told on the command line. */
export interface SynthValues {
  readonly app?: string;
  readonly output?: string;
  readonly stdout?: boolean;
  readonly frozen?: boolean;
  readonly adopt?: boolean;
  readonly kustomization?: boolean;
  readonly 'stock-names'?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

import type { Command } from './command.js';

/** The commands by name, in the order of the overview. Each is loaded when it is asked for: a command costs only itself. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  synth: async () => (await import('./synth.js')).synth,
  check: async () => (await import('./check.js')).check,
  diff: async () => (await import('./diff.js')).diff,
  facts: async () => (await import('./facts.js')).facts,
  vendor: async () => (await import('./vendor.js')).vendor,
  explain: async () => (await import('./explain.js')).explain,
};

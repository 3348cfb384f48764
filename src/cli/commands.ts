import type { Command } from './command.js';

/** The commands by name, in the order of the overview. Each is loaded when it is asked for: a command costs only itself. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  synth: async () => (await import('./synth.js')).synth,
  check: async () => (await import('./check.js')).check,
  explain: async () => (await import('./explain.js')).explain,
};

import { build } from './build.js';
import { find } from './find.js';
import type { Installed, Instrument } from './instrument.js';

/** What there is of each instrument, by its name. */
export type Installation = Readonly<Record<string, Installed>>;

/**
 * Builds what is missing of these instruments, in their order, until the deadline (milliseconds since 1970). `tell` gets a
 * line for each that was built or could not be.
 */
export async function install(
  instruments: readonly Instrument[],
  deadline: number,
  tell: (line: string) => void,
): Promise<Installation> {
  const installation: Record<string, Installed> = {};
  for (const instrument of instruments) {
    const found = find(instrument);
    installation[instrument.name] = 'path' in found ? found : await made(instrument, found, deadline, tell);
  }
  return installation;
}

async function made(
  instrument: Instrument,
  found: Installed,
  deadline: number,
  tell: (line: string) => void,
): Promise<Installed> {
  const { name, version, from } = instrument;
  if (!('module' in from)) return found;
  const start = Date.now();
  if (start >= deadline) return { missing: 'the time did not suffice to build it' };
  tell(`building ${name} ${version} …`);
  const built = await build(instrument, from, deadline);
  tell('path' in built ? `  took ${Math.round((Date.now() - start) / 1000)} s` : `  ${built.missing}`);
  return built;
}

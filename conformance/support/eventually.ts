import { setTimeout as sleep } from 'node:timers/promises';

/** What the check gives, as soon as it gives something; asked again until then. Throws when `seconds` have passed. */
export async function eventually<T>(
  what: string,
  check: () => Promise<T | undefined> | T | undefined,
  seconds = 30,
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(50)) {
    const found = await check();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${seconds} s`);
  }
}

import type { IncomingMessage } from 'node:http';

/** An answer that is larger than what may be read. */
export class TooLarge extends Error {
  constructor(readonly most: number) {
    super(`it is larger than ${most} bytes`);
  }
}

/**
 * All of an answer's bytes.
 *
 * @throws TooLarge, or what Node says where the connection breaks before the end
 */
export async function bodyOf(response: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > most) {
      response.destroy();
      throw new TooLarge(most);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { type Inflate, InflateError } from './inflate-port.ts';

/** Inflate by the platform's DecompressionStream, for browsers. */
export const inflateWeb: Inflate = async (data, limit) => {
  const stream = new Blob([Uint8Array.from(data)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      // The platform reports data that end early as an error after it has given what they held.
      if (chunks.length > 0) return { done: true as const, value: undefined };
      throw new InflateError('corrupt', { cause });
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new InflateError('limit');
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks.map((chunk) => Uint8Array.from(chunk))).arrayBuffer());
};

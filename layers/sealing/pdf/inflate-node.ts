import type * as zlib from 'node:zlib';
import { type Inflate, InflateError } from './inflate-port.ts';

const SMALL = 65_536;

/** Inflate by node:zlib; small streams at once, larger ones off the main thread. */
export function inflateNode({ inflate, inflateSync, constants }: typeof zlib): Inflate {
  const inflateAsync = (data: Uint8Array, options: zlib.ZlibOptions) =>
    new Promise<Uint8Array>((resolve, reject) => {
      inflate(data, options, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  return async (data, limit) => {
    const options = { maxOutputLength: Math.max(1, limit), finishFlush: constants.Z_SYNC_FLUSH };
    try {
      return data.length <= SMALL ? inflateSync(data, options) : await inflateAsync(data, options);
    } catch (cause) {
      throw new InflateError(cause instanceof RangeError ? 'limit' : 'corrupt', { cause });
    }
  };
}

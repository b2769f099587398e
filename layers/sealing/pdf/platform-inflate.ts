import { inflateNode } from './inflate-node.ts';
import type { Inflate } from './inflate-port.ts';
import { inflateWeb } from './inflate-web.ts';

/** node:zlib where there is one, else the browser's own. Looked up at run time, so that bundles for browsers work. */
export function platformInflate(): Inflate {
  const zlib = globalThis.process?.getBuiltinModule?.('node:zlib');
  return zlib === undefined ? inflateWeb : inflateNode(zlib);
}

import * as z from 'zod';
import { compactJws, digestBase64Url } from './bytes.ts';

/** Place of an entry in the deployment's log with the path to a signed head (RFC 9162 §2.1.3). */
export const logProof = z.lazy(() =>
  z
    .strictObject({ leafIndex: z.int().min(0), treeSize: z.int().min(1), hashes: z.array(digestBase64Url) })
    .meta({ id: 'LogProof' }),
);

/** The same for an erasure, with the entry that was logged and the signed head that the path leads to. */
export const receiptProof = z.lazy(() =>
  z
    .strictObject({
      leafIndex: z.int().min(0),
      treeSize: z.int().min(1),
      hashes: z.array(digestBase64Url),
      entry: z
        .strictObject({ stream: z.string(), seq: z.int().min(1), root: digestBase64Url })
        .meta({ description: 'Its leaf is SHA-256(0x00 ‖ JCS {stream, seq, root}).' }),
      head: compactJws,
    })
    .meta({ id: 'ReceiptProof' }),
);

import * as z from 'zod';
import { digestBase64Url } from './bytes.ts';

/** Place of an entry in the deployment's log with the path to a signed head (RFC 9162 §2.1.3). */
export const logProof = z.lazy(() =>
  z
    .strictObject({ leafIndex: z.int().min(0), treeSize: z.int().min(1), hashes: z.array(digestBase64Url) })
    .meta({ id: 'LogProof' }),
);

import * as z from 'zod';
import { compactJws } from './bytes.ts';
import { receiptId } from './ids.ts';
import { receiptProof } from './log-proof.ts';

const jws = z.lazy(() => compactJws.meta({ description: 'ES256, key from /.well-known/jwks.json.' }));

/** A signed receipt of an erasure; `proof` is null until the next epoch of the log. */
export const receipt = z.lazy(() =>
  z.strictObject({ id: receiptId, jws, proof: receiptProof.nullable() }).meta({ id: 'Receipt' }),
);

export const receiptItem = z.lazy(() => z.strictObject({ id: receiptId, jws }).meta({ id: 'ReceiptItem' }));

const jwk = z.lazy(() =>
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string(),
    y: z.string(),
    kid: z.string(),
    use: z.literal('sig'),
    alg: z.literal('ES256'),
  }),
);

/** The public keys of receipts and log heads (RFC 7517). */
export const jwks = z.lazy(() => z.strictObject({ keys: z.array(jwk) }).meta({ id: 'JsonWebKeySet' }));

import { createHash, createPublicKey } from 'node:crypto';
import type { Jwk, ReceiptSigner } from '../../ports/signers.ts';
import { ecdsaDerToRaw } from '../../sealing/crypto/ecdsa-signature.ts';
import { environment } from '../environment.ts';
import { keySigner } from './key-signer.ts';

const base64url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');
let known: Promise<Jwk> | undefined;

async function readKey(): Promise<Jwk> {
  const der = await keySigner.publicKey(environment('LOG_KEY_ID'));
  const jwk = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }).export({
    format: 'jwk',
  });
  const { x = '', y = '' } = jwk;
  // RFC 7638: the thumbprint over the required members in lexicographic order.
  const kid = base64url(
    createHash('sha256')
      .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
      .digest(),
  );
  return { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' };
}

const key = (): Promise<Jwk> => {
  known ??= readKey().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
};

/** ES256 compact JWS (RFC 7515, RFC 7518 §3.4); the signature is made over a digest in KMS. */
export const receiptSigner: ReceiptSigner = {
  async sign(payload) {
    const { kid } = await key();
    const text = `${base64url(JSON.stringify({ alg: 'ES256', kid, typ: 'JOSE' }))}.${base64url(JSON.stringify(payload))}`;
    const der = await keySigner.sign(environment('LOG_KEY_ID'), createHash('sha256').update(text).digest());
    return `${text}.${base64url(ecdsaDerToRaw(der, 32))}`;
  },
  jwks: async () => [await key()],
};

import { createHash, createPublicKey } from 'node:crypto';
import type { Jwk, ReceiptSigner } from '../../ports/signers.ts';
import { ecdsaDerToRaw } from '../../sealing/crypto/ecdsa-signature.ts';
import { environment } from '../environment.ts';
import { keySigner } from './key-signer.ts';

const base64url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');

async function readKey(keyId: string): Promise<Jwk> {
  const der = await keySigner.publicKey(keyId);
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

/** ES256 compact JWS (RFC 7515, RFC 7518 §3.4) by one key; the signature is made over a digest in KMS. */
function signerWith(variable: 'LOG_KEY_ID' | 'RECEIPT_KEY_ID' | 'WITNESS_KEY_ID'): ReceiptSigner {
  let known: Promise<Jwk> | undefined;
  const key = (): Promise<Jwk> => {
    known ??= readKey(environment(variable)).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    async sign(payload, typ = 'JOSE') {
      const { kid } = await key();
      const text = `${base64url(JSON.stringify({ alg: 'ES256', kid, typ }))}.${base64url(JSON.stringify(payload))}`;
      const der = await keySigner.sign(environment(variable), createHash('sha256').update(text).digest());
      return `${text}.${base64url(ecdsaDerToRaw(der, 32))}`;
    },
    jwks: async () => [await key()],
  };
}

/** Heads of the log and receipts of erasures. */
export const receiptSigner: ReceiptSigner = signerWith('LOG_KEY_ID');

/** What those who sign are given: a key of its own, because the unit that uses it answers the internet. */
export const signingReceiptSigner: ReceiptSigner = signerWith('RECEIPT_KEY_ID');

/** Co-signatures under heads of other logs: again a key that answers the internet and can do nothing else. */
export const witnessSigner: ReceiptSigner = signerWith('WITNESS_KEY_ID');

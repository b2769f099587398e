import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readSignatureIdentifier,
  signatureIdentifier,
} from '../../../layers/sealing/crypto/algorithm-identifiers.ts';
import { signMessage } from '../../../layers/sealing/crypto/digest-signer.ts';
import { ecdsaDerToRaw, ecdsaRawToDer } from '../../../layers/sealing/crypto/ecdsa-signature.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { readPublicKey } from '../../../layers/sealing/crypto/public-key.ts';
import { SIGNATURE_ALGORITHMS, schemeOf } from '../../../layers/sealing/crypto/signature-algorithm.ts';
import { webCrypto } from '../../../layers/sealing/crypto/web-crypto.ts';
import { DerError } from '../../../layers/sealing/der/der-error.ts';
import { readDer } from '../../../layers/sealing/der/der-reader.ts';
import { sequence, unsignedInteger } from '../../../layers/sealing/der/der-writer.ts';
import { createKey } from '../x509/test-authority.ts';

const PORTS = { node: nodeCrypto, web: webCrypto };
const MESSAGE = new TextEncoder().encode('the signed attributes');

describe.each(Object.entries(PORTS))('crypto port on %s', (_, port) => {
  it.each(SIGNATURE_ALGORITHMS)('verifies %s and nothing that was changed', async (algorithm) => {
    const key = createKey(algorithm);
    const scheme = schemeOf(algorithm);
    const signature = await signMessage(MESSAGE, { algorithm, sign: key.sign, crypto: port });
    expect(await port.verify(key.spki, scheme, MESSAGE, signature)).toBe(true);

    const other = Uint8Array.from(MESSAGE);
    other[0] = (other[0] ?? 0) ^ 1;
    expect(await port.verify(key.spki, scheme, other, signature)).toBe(false);
    expect(await port.verify(createKey(algorithm).spki, scheme, MESSAGE, signature)).toBe(false);
  });

  it('does not take a signature under another scheme than the identifier names', async () => {
    const key = createKey('rsa-sha256');
    const signature = await signMessage(MESSAGE, { algorithm: 'rsa-sha256', sign: key.sign, crypto: port });
    expect(await port.verify(key.spki, schemeOf('rsa-pss-sha256'), MESSAGE, signature)).toBe(false);
    expect(await port.verify(key.spki, schemeOf('rsa-sha384'), MESSAGE, signature)).toBe(false);
    expect(await port.verify(key.spki, schemeOf('ecdsa-sha256'), MESSAGE, signature)).toBe(false);
  });

  it('verifies Ed25519 of other vendors', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
    const scheme = { kind: 'eddsa', hash: 'sha512' } as const;
    expect(await port.verify(spki, scheme, MESSAGE, sign(null, MESSAGE, privateKey))).toBe(true);
    expect(await port.verify(spki, scheme, MESSAGE.subarray(1), sign(null, MESSAGE, privateKey))).toBe(false);
    expect(await port.verify(createKey('ecdsa-sha256').spki, scheme, MESSAGE, new Uint8Array(64))).toBe(
      false,
    );
  });

  it('answers false for keys and values that cannot be read', async () => {
    const key = createKey('ecdsa-sha256');
    expect(await port.verify(new Uint8Array(5), schemeOf('ecdsa-sha256'), MESSAGE, new Uint8Array(9))).toBe(
      false,
    );
    expect(await port.verify(key.spki, schemeOf('ecdsa-sha256'), MESSAGE, new Uint8Array(64))).toBe(false);
  });

  it('hashes chunks like the whole', async () => {
    const hasher = port.hasher('sha512');
    hasher.update(MESSAGE.subarray(0, 3));
    hasher.update(MESSAGE.subarray(3));
    expect(new Uint8Array(await hasher.digest())).toEqual(
      new Uint8Array(await port.digest('sha512', MESSAGE)),
    );
  });

  it('gives as many random octets as asked for', () => {
    expect(port.random(16)).toHaveLength(16);
    expect(port.random(16)).not.toEqual(port.random(16));
  });
});

describe('ECDSA values', () => {
  it('survive the way to r ‖ s and back', () => {
    const octets = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .filter((value) => value.some((byte) => byte !== 0));
    fc.assert(
      fc.property(octets, octets, (r, s) => {
        const raw = Uint8Array.from([...r, ...s]);
        expect(ecdsaDerToRaw(ecdsaRawToDer(raw), 32)).toEqual(raw);
      }),
    );
  });

  it('are refused when zero or longer than the order', () => {
    const one = unsignedInteger(Uint8Array.of(1));
    expect(() => ecdsaDerToRaw(sequence(one, unsignedInteger(Uint8Array.of(0))), 32)).toThrow(DerError);
    expect(() => ecdsaDerToRaw(sequence(one, unsignedInteger(new Uint8Array(33).fill(1))), 32)).toThrow(
      DerError,
    );
  });
});

describe('algorithm identifiers', () => {
  it.each(SIGNATURE_ALGORITHMS)('of %s are read back as the same scheme', (algorithm) => {
    expect(readSignatureIdentifier(readDer(signatureIdentifier(algorithm)))).toEqual(schemeOf(algorithm));
  });

  it('without PSS parameters, or of an unknown algorithm, are no scheme', () => {
    const bare = Uint8Array.of(0x30, 0x0b, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a);
    expect(() => readSignatureIdentifier(readDer(bare))).toThrow(
      expect.objectContaining({ code: 'algorithm_unknown' }),
    );
  });
});

describe('public keys', () => {
  it('tell their kind and size', () => {
    expect(readPublicKey(createKey('ecdsa-sha384').spki)).toMatchObject({
      kind: 'ec',
      bits: 384,
      curve: 'P-384',
    });
    expect(readPublicKey(createKey('rsa-sha256', 3072).spki)).toMatchObject({
      kind: 'rsa',
      bits: 3072,
      curve: null,
    });
  });
});

describe('what a browser cannot decide', () => {
  const brainpool = generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
  const spki = new Uint8Array(brainpool.publicKey.export({ format: 'der', type: 'spki' }));

  it('is said to be unsupported instead of wrong: Brainpool curves', async () => {
    const scheme = schemeOf('ecdsa-sha256');
    expect(webCrypto.supports(spki, scheme)).toBe(false);
    expect(nodeCrypto.supports(spki, scheme)).toBe(true);
    const signature = sign('sha256', MESSAGE, { key: brainpool.privateKey, dsaEncoding: 'der' });
    expect(await nodeCrypto.verify(spki, scheme, MESSAGE, signature)).toBe(true);
  });

  it('and PSS with two different hashes', () => {
    const mixed = { kind: 'rsa-pss', hash: 'sha256', mgfHash: 'sha1', saltLength: 20 } as const;
    for (const port of [nodeCrypto, webCrypto]) expect(port.supports(spki, mixed)).toBe(false);
  });
});

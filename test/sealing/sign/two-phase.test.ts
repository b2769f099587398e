import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { Sha256 } from '../../../layers/sealing/bytes/sha256.ts';
import { assembleSignedData } from '../../../layers/sealing/cms/assemble-signed-data.ts';
import { signMessage } from '../../../layers/sealing/crypto/digest-signer.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { completeSignature } from '../../../layers/sealing/sign/complete-signature.ts';
import { digestPrepared } from '../../../layers/sealing/sign/digest-prepared.ts';
import { prepareSignature } from '../../../layers/sealing/sign/prepare-signature.ts';
import { restorePrepared, storePrepared } from '../../../layers/sealing/sign/prepared-signature.ts';
import { attributesToSign, sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import { SignError } from '../../../layers/sealing/sign/sign-error.ts';
import { classicPdf, sampleObjects } from '../corpus/raw-pdf.ts';
import { checkSignatures } from './check-signatures.ts';
import { authority, open, SIGNING_TIME } from './sealing-kit.ts';

const original = classicPdf(sampleObjects());
const source = bufferSource(original);
const state = new Sha256().update(original).exportState();
const prepare = async () => prepareSignature(await open(original), { signingTime: SIGNING_TIME });

describe('signing in two phases', () => {
  it('survives being put away as text between prepare and complete', async () => {
    const stored = storePrepared(await prepare());
    const prepared = restorePrepared(stored);
    const attributes = await attributesToSign(prepared, {
      original: { state },
      signer: authority,
      crypto: nodeCrypto,
    });
    const { profile, sign } = authority;
    const signatureValue = await signMessage(attributes, {
      algorithm: profile.algorithm,
      sign,
      crypto: nodeCrypto,
    });
    const cms = assembleSignedData({ signedAttributes: attributes, signatureValue, profile });
    const sealed = Buffer.concat([original, completeSignature(restorePrepared(stored), cms)]);
    expect(checkSignatures(sealed)).toMatchObject([{ valid: true, coversWholeFile: true }]);
  });

  it('the kept state of the original gives the digest that reading the whole gives', async () => {
    const prepared = await prepare();
    const [a, b] = [
      await digestPrepared(prepared, { state }, 'sha256', nodeCrypto),
      await digestPrepared(prepared, { source }, 'sha256', nodeCrypto),
    ];
    expect(Buffer.compare(a, b)).toBe(0);
  });

  it('completing twice gives the same bytes and leaves the prepared signature as it was', async () => {
    const prepared = await prepare();
    const before = prepared.tail.slice();
    const cms = Uint8Array.of(0x30, 0x01, 0x00);
    expect(Buffer.compare(completeSignature(prepared, cms), completeSignature(prepared, cms))).toBe(0);
    expect(Buffer.compare(prepared.tail, before)).toBe(0);
  });

  it('the byte range leaves out exactly the hole', async () => {
    const prepared = await prepare();
    const file = Buffer.concat([original, prepared.tail]);
    const [start, a, b, c] = prepared.byteRange;
    expect(start).toBe(0);
    expect(file.subarray(a, b).toString('latin1')).toMatch(/^<0+>$/);
    expect(b - a).toBe(prepared.reservedBytes * 2 + 2);
    expect(b + c).toBe(file.length);
    expect(prepared.holeOffset).toBe(a);
  });

  it.each([
    [
      'a state of another original',
      { state: new Sha256().update(original.subarray(1)).exportState() },
      'sha256',
    ],
    ['another original', { source: bufferSource(original.subarray(1)) }, 'sha256'],
    ['a state for another hash', { state }, 'sha384'],
  ] as const)('refuses %s', async (_, given, hash) => {
    const error = await digestPrepared(await prepare(), given, hash, nodeCrypto).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(SignError);
    expect((error as SignError).code).toBe('state_mismatch');
  });

  it.each(['{}', '{"version":2,"tail":""}'])('refuses to restore %s', (stored) => {
    expect(() => restorePrepared(stored)).toThrow(RangeError);
  });

  it('a signer that fails leaves nothing behind', async () => {
    const signer = { profile: authority.profile, sign: () => Promise.reject(new Error('key is gone')) };
    const work = sealPdf(source, { signer, crypto: nodeCrypto, request: { signingTime: SIGNING_TIME } });
    await expect(work).rejects.toThrow('key is gone');
  });
});

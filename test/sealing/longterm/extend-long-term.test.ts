import { beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto as crypto, nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import {
  extendLongTerm,
  type LongTermOptions,
  RevocationMissing,
} from '../../../layers/sealing/longterm/extend-long-term.ts';
import type { RevocationFetch } from '../../../layers/sealing/revocation/collect-revocation.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import { requestTimeStamp } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { verifyPdf } from '../../../layers/sealing/verify/verify-pdf.ts';
import { classicPdf, sampleObjects } from '../corpus/raw-pdf.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';

const wholeSecond = () => new Date(Math.floor(Date.now() / 1000) * 1000);
let own: TestAuthority;
let foreign: TestAuthority;
let otherTsa: TestAuthority;
beforeAll(async () => {
  own = await createTestAuthority({ name: 'Own', now: wholeSecond });
  foreign = await createTestAuthority({ name: 'Foreign', now: wholeSecond });
  otherTsa = await createTestAuthority({ name: 'Other', now: wholeSecond });
});

const stampBy = (tsa: TestAuthority) => async (digest: Uint8Array) => {
  const imprint = { hash: 'sha256', digest } as const;
  const asked = { imprint, transport: tsa.transport, trust: [tsa.root], crypto, now: () => new Date() };
  return (await requestTimeStamp(asked)).token;
};

async function sealT(bytes: Uint8Array, authority: TestAuthority): Promise<Uint8Array> {
  const { tail } = await sealPdf(bufferSource(bytes), {
    signer: authority,
    crypto,
    request: { signingTime: new Date() },
    timeStamp: async (value) => stampBy(authority)(await crypto.digest('sha256', value)),
  });
  return Buffer.concat([bytes, tail]);
}

/** Answers for these authorities and nobody else. */
const fetchFrom =
  (...authorities: TestAuthority[]): RevocationFetch =>
  async (request) => {
    const answers = await Promise.allSettled(authorities.map((one) => one.fetch(request)));
    const good = answers.find((one) => one.status === 'fulfilled');
    if (good === undefined) throw new Error('nobody answers');
    return good.value;
  };

async function extend(bytes: Uint8Array, options: Partial<LongTermOptions> = {}): Promise<Uint8Array> {
  const now = new Date();
  const tail = await extendLongTerm(bufferSource(bytes), {
    crypto,
    fetch: fetchFrom(own),
    timeStamp: stampBy(own),
    now,
    notBefore: new Date(now.getTime() - 60_000),
    level: 'lta',
    ...options,
  });
  return Buffer.concat([bytes, tail]);
}

const verify = (bytes: Uint8Array, ...trust: TestAuthority[]) =>
  verifyPdf(bufferSource(bytes), { trust: trust.map(({ root }) => root), crypto: nodeCrypto });
const plain = classicPdf(sampleObjects());

describe('one long-term step', () => {
  it('makes LT without, and LTA with a document time-stamp; the next renews it', async () => {
    const sealed = await sealT(plain, own);
    const lt = await extend(sealed, { level: 'lt' });
    expect((await verify(lt, own)).signatures[0]).toMatchObject({ status: 'valid', level: 'LT' });
    const lta = await extend(lt);
    const renewed = await extend(lta);
    const answer = await verify(renewed, own);
    expect(answer).toMatchObject({ unaltered: true, signatures: [{ status: 'valid', level: 'LTA' }] });
    expect(answer.timestamps.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'signature valid',
      'document valid',
      'document valid',
    ]);
  });

  it('waits while there is nothing newer than the time-stamp, and says for whom', async () => {
    const sealed = await sealT(plain, own);
    const notBefore = new Date(Date.now() + 60_000);
    const refusal = await extend(sealed, { notBefore }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RevocationMissing);
    expect(refusal).toMatchObject({
      code: 'revocation_missing',
      missing: [{ reason: 'tooOld' }, { reason: 'tooOld' }],
    });
  });

  it('is not held up by an earlier signer whose authority is gone', async () => {
    const both = await sealT(await sealT(plain, foreign), own);
    const answer = await verify(await extend(both), own, foreign);
    expect(answer.unaltered).toBe(true);
    expect(answer.signatures.map(({ status, level }) => `${status} ${level}`)).toEqual([
      'valid T',
      'valid LTA',
    ]);
  });

  it('takes an earlier signer along where their authority answers', async () => {
    const both = await sealT(await sealT(plain, foreign), own);
    const extended = await extend(both, { fetch: fetchFrom(own, foreign) });
    const levels = (await verify(extended, own, foreign)).signatures.map(({ level }) => level);
    expect(levels).toEqual(['LTA', 'LTA']);
  });

  it('is held up by the newest signer, whoever signed before', async () => {
    const both = await sealT(await sealT(plain, own), foreign);
    await expect(extend(both)).rejects.toBeInstanceOf(RevocationMissing);
  });

  it('holds the data of a time-stamp authority that was not there before, under its own time-stamp', async () => {
    const sealed = await sealT(plain, own);
    const options = { timeStamp: stampBy(otherTsa), fetch: fetchFrom(own, otherTsa) };
    const extended = await extend(sealed, options);
    const authority = Buffer.from(otherTsa.timeStamp).toString('latin1');
    const text = Buffer.from(extended).toString('latin1');
    const [, , start = 0] =
      /\/SubFilter \/ETSI\.RFC3161\s+\/ByteRange \[0 (\d+) (\d+)/.exec(text)?.map(Number) ?? [];
    expect(text.indexOf(authority)).toBeGreaterThan(0);
    expect(text.indexOf(authority)).toBeLessThan(start);
    expect((await verify(extended, own, otherTsa)).signatures[0]).toMatchObject({
      status: 'valid',
      level: 'LTA',
    });
  });
});

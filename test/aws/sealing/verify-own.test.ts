import { describe, expect, it } from 'vitest';
import { SealBroken } from '../../../layers/aws/sealing/seal-broken.ts';
import { verifyOwn } from '../../../layers/aws/sealing/verify-own.ts';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { appendUpdate, createPdf, seal, sealToLta, stream } from '../../sealing/verify/test-document.ts';
import { createTestAuthority } from '../../sealing/x509/test-authority.ts';
import { storeOf } from './store-of.ts';

const [house, stranger] = await Promise.all([
  createTestAuthority({ name: 'House TEST' }),
  createTestAuthority({ name: 'Stranger' }),
]);
const pdf = createPdf();
const store = await storeOf(house);
const verify = (bytes: Uint8Array, more: { level?: 'T' | 'LTA' | null; originalSize?: number } = {}) =>
  verifyOwn(store, bufferSource(bytes), { mode: 'test', level: 'T', originalSize: pdf.length, ...more });
const repainted = { 4: stream('BT /F1 18 Tf 30 200 Td (Rent: 90 EUR a month) Tj ET') };

describe('what has just been sealed', () => {
  it.each([
    ['T', seal(pdf, house)],
    ['LTA', sealToLta(pdf, house)],
  ] as const)('is taken at level %s', async (level, file) => {
    const report = await verify(await file, { level });
    expect(report).toMatchObject({ sealedByThisService: true, unaltered: true });
  });

  it.each([
    ['without a time-stamp', seal(pdf, house, { level: 'B' })],
    ['with a changed octet', seal(pdf, house).then((file) => file.fill(0x58, 20, 21))],
    ['by another authority', seal(pdf, stranger)],
    ['with an update after it', seal(pdf, house).then((file) => appendUpdate(file, repainted))],
    ['not at all', Promise.resolve(pdf)],
  ])('%s is refused', async (_, file) => {
    await expect(verify(await file)).rejects.toBeInstanceOf(SealBroken);
  });

  it('is refused when what an earlier signature forbids was done with the seal', async () => {
    const signed = await seal(pdf, stranger);
    const sealed = await seal(await appendUpdate(signed, repainted), house);
    await expect(verify(sealed, { originalSize: signed.length })).rejects.toBeInstanceOf(SealBroken);
  });

  it('is taken when the upload had been altered before it came: that is the stranger’s', async () => {
    const altered = await appendUpdate(await seal(pdf, stranger), repainted);
    const report = await verify(await seal(altered, house), { originalSize: altered.length });
    expect(report.unaltered).toBe(false);
  });
});

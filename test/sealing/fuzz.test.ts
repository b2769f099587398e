import { expect, it } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';

it('mutated PDFs, CMS, certificates, CRLs, OCSP and time-stamp answers: no untyped error, no valid verdict on a changed signed byte', async () => {
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
  expect(await fuzz({ cases: 1500, seed })).toBeGreaterThanOrEqual(1500);
});

import { describe, expect, it } from 'vitest';
import {
  addTimeStamp,
  addValidationData,
  appendUpdate,
  createPdf,
  FORM,
  seal,
  verify,
} from '../verify/test-document.ts';
import { createTestAuthority } from '../x509/test-authority.ts';

const authority = await createTestAuthority();
const form = createPdf(FORM);
const locked = await seal(form, authority, { request: { lockForm: true } });
/** The empty text field is filled in. */
const filled = { 7: `${FORM[7]?.replace(/ >>$/, '')} /V (Evil) >>` };

describe('the lock of a seal on a form', () => {
  it('makes filling in afterwards a forbidden change', async () => {
    expect(await verify(await appendUpdate(locked, filled), authority)).toMatchObject({
      unaltered: false,
      signatures: [{ status: 'invalid', reason: 'forbiddenChange' }],
    });
  });

  it('is what makes the difference', async () => {
    const free = await seal(form, authority);
    expect((await verify(await appendUpdate(free, filled), authority)).signatures[0]?.status).toBe('valid');
  });

  it('leaves room for a further seal, in a new field and in one that waits, and for long-term data', async () => {
    const again = await seal(locked, authority, { request: { lockForm: true } });
    const third = await seal(again, authority, { request: { fieldName: 'tenant' } });
    const file = await addTimeStamp(await addValidationData(third, authority), authority);
    const report = await verify(file, authority);
    expect(report.unaltered).toBe(true);
    expect(report.signatures.map(({ status }) => status)).toEqual(['valid', 'valid', 'valid']);
  });

  it('is not there when there is nothing to lock', async () => {
    const file = await seal(createPdf(), authority, { request: { lockForm: true } });
    expect(Buffer.from(file).includes('SigFieldLock')).toBe(false);
    expect((await verify(file, authority)).signatures[0]?.status).toBe('valid');
  });
});

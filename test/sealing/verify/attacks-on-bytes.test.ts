import { beforeAll, describe, expect, it } from 'vitest';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import { expectInvalid } from './expect-verdict.ts';
import { find, objectWith, overwrite, range, setRange } from './manipulate.ts';
import { appendUpdate, createPdf, seal, stream, text, verify } from './test-document.ts';

let ca: TestAuthority;
let sealed: Uint8Array;
beforeAll(async () => {
  ca = await createTestAuthority();
  sealed = await seal(createPdf(), ca);
});

describe('signed bytes', () => {
  it.each([
    ['text on the page', '900 EUR'],
    ['the trailer', '/Size'],
    ['the header', '%PDF-1.7'],
  ])('changed in %s', async (_, what) => {
    const at = find(sealed, what) + what.length - 1;
    const flipped = overwrite(sealed, at, what === '%PDF-1.7' ? '6' : what === '/Size' ? 'f' : 'X');
    const answer = await verify(flipped, ca).catch((error: { code: string }) => error.code);
    if (typeof answer === 'string') return expect(answer).toBe('document_refused');
    expect(answer).toMatchObject({ unaltered: false, signatures: [{ status: 'invalid' }] });
  });

  it('changed in the text are a hash failure', async () => {
    await expectInvalid(ca, overwrite(sealed, find(sealed, '900 EUR'), '901'), 'hashFailure');
  });

  it('never give a valid verdict, whichever of them is changed', async () => {
    const [, start = 0, after = 0] = range(sealed);
    const signed = Array.from(sealed.keys()).filter((at) => at < start || at >= after);
    for (let i = 0; i < signed.length; i += 23) {
      const at = signed[i] ?? 0;
      const copy = Uint8Array.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      const answer = await verify(copy, ca).catch((error: { code: string }) => error.code);
      if (typeof answer === 'string') expect(answer).toBe('document_refused');
      else
        expect([answer.unaltered, answer.signatures[0]?.status]).not.toContain(
          answer.signatures.length > 0 ? 'valid' : true,
        );
    }
  });
});

describe('universal signature forgery', () => {
  it.each([
    ['no /ByteRange', (pdf: Uint8Array) => overwrite(pdf, find(pdf, '/ByteRange'), '/ByteRang_')],
    ['no /Contents', (pdf: Uint8Array) => overwrite(pdf, find(pdf, '/Contents <'), '/Contentz')],
    ['an empty /ByteRange', (pdf: Uint8Array) => setRange(pdf, [])],
    ['a negative offset', (pdf: Uint8Array) => setRange(pdf, range(pdf).with(1, -1))],
    ['a real number', (pdf: Uint8Array) => setRange(pdf, ['0.5', ...range(pdf).slice(1)])],
    ['three numbers', (pdf: Uint8Array) => setRange(pdf, range(pdf).slice(0, 3))],
    ['six numbers', (pdf: Uint8Array) => setRange(pdf, [...range(pdf), 1, 1])],
    ['a range of nothing', (pdf: Uint8Array) => setRange(pdf, [0, 0, 0, 0])],
    ['a range beyond the file', (pdf: Uint8Array) => setRange(pdf, range(pdf).with(3, 9_999_999))],
    ['a range that begins later', (pdf: Uint8Array) => setRange(pdf, range(pdf).with(0, 5))],
    [
      'a hole one byte wider',
      (pdf: Uint8Array) =>
        setRange(
          pdf,
          range(pdf).map((n, i) => (i === 2 ? n + 1 : i === 3 ? n - 1 : n)),
        ),
    ],
    [
      'a hole one byte narrower',
      (pdf: Uint8Array) =>
        setRange(
          pdf,
          range(pdf).map((n, i) => (i === 1 ? n + 1 : n)),
        ),
    ],
    [
      'a range that ends early',
      (pdf: Uint8Array) =>
        setRange(
          pdf,
          range(pdf).map((n, i) => (i === 3 ? n - 10 : n)),
        ),
    ],
    ['/Contents of zeros', (pdf: Uint8Array) => overwrite(pdf, (range(pdf)[1] ?? 0) + 1, '0'.repeat(4000))],
    ['white space in /Contents', (pdf: Uint8Array) => overwrite(pdf, (range(pdf)[2] ?? 0) - 3, '  ')],
    [
      'bytes other than zero after the CMS',
      (pdf: Uint8Array) => overwrite(pdf, (range(pdf)[2] ?? 0) - 9, 'ABCD'),
    ],
  ])('with %s', async (_, manipulate) => {
    const answer = await verify(manipulate(sealed), ca);
    expect(answer.unaltered).toBe(false);
    expect(answer.signatures[0]).toMatchObject({ status: 'invalid' });
  });
});

describe('signature wrapping', () => {
  it('moves the signed end of the file and puts another text in its place', async () => {
    const [, start = 0, after = 0, length = 0] = range(sealed);
    const all = Buffer.from(sealed).toString('latin1');
    const last = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(all)?.[1]);
    const first = Number(/startxref\s+(\d+)/.exec(all)?.[1]);
    const evil = `\n4 0 obj\n${stream('BT /F1 18 Tf 30 200 Td (Rent: 1 EUR) Tj ET')}\nendobj\n`;
    const form = objectWith(sealed, '/SigFlags');
    // The old offset of the cross reference now holds the attacker's, which lists the evil text.
    const table = `xref\n4 1\n${String(after + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 40 /Root 1 0 R /Prev ${first} >>\n`;
    expect(form[1]).toContain('/SigFlags');
    const inserted = text(evil.padEnd(last - after) + table);
    const moved = concatBytes(sealed.subarray(0, after), inserted, sealed.subarray(after));
    const answer = await verify(setRange(moved, [0, start, after + inserted.length, length]), ca);
    expect(answer.unaltered).toBe(false);
    expect(answer.signatures.some(({ status }) => status === 'valid')).toBe(false);
  });

  it('takes the signature dictionary of the signed part into an update of its own', async () => {
    const [num, dictionary] = objectWith(sealed, '/Type /Sig');
    const spoofed = dictionary.replace('/Type /Sig', '/Type /Sig /Reason (spoofed)');
    expect(spoofed).toContain('spoofed');
    await expectInvalid(ca, await appendUpdate(sealed, { [num]: spoofed }), 'formatFailure');
  });
});

describe('byte ranges of two signatures', () => {
  it('may not overlap', async () => {
    const two = await seal(sealed, ca);
    const second = two.subarray(sealed.length);
    const [, start = 0, after = 0] = range(second);
    const shrunk = concatBytes(sealed, setRange(second, [0, start, after, sealed.length - after + 5]));
    const answer = await verify(shrunk, ca);
    expect(answer.unaltered).toBe(false);
    expect(answer.signatures.some(({ status }) => status === 'valid')).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { assembleSignedData } from '../../../layers/sealing/cms/assemble-signed-data.ts';
import { signedAttributes } from '../../../layers/sealing/cms/signed-attributes.ts';
import { signMessage } from '../../../layers/sealing/crypto/digest-signer.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { concatBytes, toHex } from '../../../layers/sealing/der/bytes-util.ts';
import { children, readDer } from '../../../layers/sealing/der/der-reader.ts';
import { sequence, tagged, tlv } from '../../../layers/sealing/der/der-writer.ts';
import { openPdf } from '../../../layers/sealing/pdf/open-pdf.ts';
import { completeSignature } from '../../../layers/sealing/sign/complete-signature.ts';
import { digestPrepared } from '../../../layers/sealing/sign/digest-prepared.ts';
import { prepareSignature } from '../../../layers/sealing/sign/prepare-signature.ts';
import type { Verification } from '../../../layers/sealing/verify/verification.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import {
  type AppendOptions,
  addTimeStamp,
  addValidationData,
  appendUpdate,
  CONTRACT,
  createPdf,
  FORM,
  type Objects,
  seal,
  sealToLta,
  stream,
  text,
  verify,
} from './test-document.ts';

let ca: TestAuthority;
let sealed: Uint8Array;
let sealedForm: Uint8Array;
beforeAll(async () => {
  ca = await createTestAuthority();
  sealed = await seal(createPdf(), ca);
  sealedForm = await seal(createPdf(FORM), ca);
});

const find = (pdf: Uint8Array, what: string, from = 0): number =>
  Buffer.from(pdf).indexOf(what, from, 'latin1');

/** Replaces bytes by as many others. */
function overwrite(pdf: Uint8Array, at: number, value: string): Uint8Array {
  const copy = Uint8Array.from(pdf);
  copy.set(text(value), at);
  return copy;
}

const range = (pdf: Uint8Array): number[] => {
  const match = /\/ByteRange\s*\[([\d ]+)\]/.exec(Buffer.from(pdf).toString('latin1'));
  return (match?.[1] ?? '').trim().split(/ +/).map(Number);
};

/** Writes other numbers into the byte range; the writer left blanks behind it. */
function setRange(pdf: Uint8Array, numbers: readonly (number | string)[]): Uint8Array {
  const open = find(pdf, '[', find(pdf, '/ByteRange'));
  const width = find(pdf, '/Contents', open) - open;
  return overwrite(pdf, open, `[${numbers.join(' ')}]`.padEnd(width));
}

async function expectInvalid(pdf: Uint8Array, reason: string): Promise<Verification> {
  const answer = await verify(pdf, ca);
  expect(answer.unaltered).toBe(false);
  expect(answer.sealedByThisService).toBe(false);
  expect(answer.signatures[0]).toMatchObject({ status: 'invalid', reason });
  return answer;
}

/** An update that must be named as a forbidden change of this kind. */
async function expectForbidden(
  base: Uint8Array,
  objects: Objects,
  kind: string,
  options?: AppendOptions,
): Promise<void> {
  const { signatures } = await expectInvalid(await appendUpdate(base, objects, options), 'forbiddenChange');
  const forbidden = signatures[0]?.changesAfter
    .filter(({ allowed }) => !allowed)
    .map((change) => change.kind);
  expect(forbidden).toContain(kind);
}

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
    await expectInvalid(overwrite(sealed, find(sealed, '900 EUR'), '901'), 'hashFailure');
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
    await expectInvalid(await appendUpdate(sealed, { [num]: spoofed }), 'formatFailure');
  });
});

describe('incremental saving', () => {
  it.each<[string, Objects, string]>([
    [
      'the text of the page',
      { 4: stream('BT /F1 18 Tf 30 200 Td (Rent: 1 EUR a month) Tj ET') },
      'pageContent',
    ],
    [
      'the page, with other contents',
      { 3: (CONTRACT[3] ?? '').replace('/Contents 4 0 R', '/Contents 20 0 R'), 20: stream('evil') },
      'pageContent',
    ],
    [
      'the page, cropped',
      { 3: (CONTRACT[3] ?? '').replace('/MediaBox', '/CropBox [0 0 9 9] /MediaBox') },
      'page',
    ],
    ['the font', { 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }, 'font'],
  ])('replaces %s', async (_, objects, kind) => {
    await expectForbidden(sealed, objects, kind);
  });

  it('adds, removes and exchanges pages', async () => {
    const page = (CONTRACT[3] ?? '').replace('4 0 R', '20 0 R');
    const added = { 2: '<< /Type /Pages /Kids [3 0 R 21 0 R] /Count 2 >>', 20: stream('evil'), 21: page };
    await expectForbidden(sealed, added, 'page');
    await expectForbidden(sealed, { ...added, 2: '<< /Type /Pages /Kids [21 0 R] /Count 1 >>' }, 'page');
    await expectForbidden(sealed, { 2: '<< /Type /Pages /Kids [] /Count 0 >>' }, 'page');
  });

  it('removes an object', async () => {
    await expectForbidden(sealed, {}, 'pageContent', { free: [4] });
  });

  it('runs an action when the document is opened', async () => {
    const catalog = objectWith(sealed, '/Type /Catalog')[1];
    await expectForbidden(
      sealed,
      { 1: catalog.replace('/Type', '/OpenAction << /S /JavaScript /JS (x) >> /Type') },
      'catalog',
    );
  });

  it('leads the trailer to another catalog', async () => {
    const catalog = objectWith(sealed, '/Type /Catalog')[1].replace('/Pages 2 0 R', '/Pages 31 0 R');
    const page = (CONTRACT[3] ?? '').replace('2 0 R', '31 0 R');
    const objects = { 30: catalog, 31: '<< /Type /Pages /Kids [32 0 R] /Count 1 >>', 32: page };
    await expectForbidden(sealed, objects, 'page', { root: '30 0 R' });
  });

  it('takes the form away, and with it every sign of the signature', async () => {
    const answer = await verify(await appendUpdate(sealed, { 1: CONTRACT[1] ?? '' }), ca);
    expect(answer).toMatchObject({ unaltered: false, sealedByThisService: false, signatures: [] });
  });

  it('gives a meaning to a reference that led nowhere', async () => {
    const dangling = {
      ...CONTRACT,
      3: (CONTRACT[3] ?? '').replace('/Contents 4 0 R', '/Contents [4 0 R 99 0 R]'),
    };
    const base = await seal(createPdf(dangling), ca);
    await expectForbidden(base, { 99: stream('evil') }, 'object');
  });
});

describe('bytes that belong to nothing', () => {
  it.each([
    ['text', 'evil'],
    ['a comment', '% nothing to see\n'],
    ['one blank', ' '],
    ['zeros', '\0'.repeat(20)],
    ['an object', '\n4 0 obj\n<< /Length 4 >>\nstream\nevil\nendstream\nendobj\n'],
  ])('appended: %s', async (_, tail) => {
    const { signatures } = await expectInvalid(concatBytes(sealed, text(tail)), 'forbiddenChange');
    expect(signatures[0]?.changesAfter).toMatchObject([{ kind: 'unlistedBytes', allowed: false }]);
  });

  it('in an update: an object that no cross reference lists', async () => {
    await expectForbidden(sealed, { 6: '<< /Producer (x) >>' }, 'unlistedBytes', {
      unlisted: '4 0 obj\n<< /Length 4 >>\nstream\nevil\nendstream\nendobj\n',
    });
  });

  it('after the archive time-stamp, all levels below know it too', async () => {
    const lta = await sealToLta(createPdf(), ca);
    const { signatures, timestamps } = await verify(concatBytes(lta, text('x')), ca);
    expect(signatures).toMatchObject([{ status: 'invalid', reason: 'forbiddenChange' }]);
    expect(timestamps).toMatchObject([{ status: 'valid' }, { status: 'invalid', reason: 'forbiddenChange' }]);
  });
});

/** A contract with an image over its text, as a shadow attacker prepares it before signing. */
const SHADOW: Objects = {
  ...CONTRACT,
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents [4 0 R 8 0 R] /Resources << /Font << /F1 5 0 R >> /XObject << /Im 7 0 R >> >> >>',
  7: stream(
    '\xff',
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  ),
  8: stream('q 400 0 0 300 0 0 cm /Im Do Q'),
};

describe('shadow attacks', () => {
  it('hide: the covering image is removed by the cross reference, or made transparent', async () => {
    const base = await seal(createPdf(SHADOW), ca);
    await expectForbidden(base, {}, 'pageContent', { free: [7] });
    await expectForbidden(
      base,
      { 7: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 1 1]') },
      'pageContent',
    );
  });

  it('replace: the look of a field with the same value, and the value of a signed field', async () => {
    const shown = (value: string) =>
      stream(`BT (${value}) Tj ET`, '/Type /XObject /Subtype /Form /BBox [0 0 170 20]');
    const withLook = {
      ...FORM,
      8: (FORM[8] ?? '').replace('/P 3', '/AP << /N 20 0 R >> /P 3'),
      20: shown('900'),
    };
    const base = await seal(createPdf(withLook), ca);
    await expectForbidden(base, { 20: shown('100') }, 'field');
    await expectForbidden(
      base,
      { 8: (FORM[8] ?? '').replace('/P 3', '/AP << /N 30 0 R >> /P 3'), 30: shown('100') },
      'field',
    );
    await expectForbidden(base, { 8: (FORM[8] ?? '').replace('(900)', '(100)') }, 'field');
  });

  it('replace: an appearance that a page draws as well', async () => {
    const shared = {
      ...FORM,
      3: (FORM[3] ?? '').replace('/Font <<', '/XObject << /X 20 0 R >> /Font <<'),
      7: (FORM[7] ?? '').replace('/P 3', '/AP << /N 20 0 R >> /P 3'),
      20: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 170 20]'),
    };
    const base = await seal(createPdf(shared), ca);
    const filled = (FORM[7] ?? '').replace('/P 3', '/V (x) /AP << /N 20 0 R >> /P 3');
    await expectForbidden(
      base,
      { 7: filled, 20: stream('BT (evil) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 170 20]') },
      'field',
    );
  });

  it('hide: the document information is a graphics state of the page as well', async () => {
    const doubled = {
      ...SHADOW,
      3: (SHADOW[3] ?? '').replace('/Font <<', '/ExtGState << /G 6 0 R >> /Font <<'),
      6: '<< /Producer (test) /ca 1 >>',
      8: stream('q /G gs 400 0 0 300 0 0 cm /Im Do Q'),
    };
    await expectForbidden(
      await seal(createPdf(doubled), ca),
      { 6: '<< /Producer (test) /ca 0 >>' },
      'object',
    );
  });

  it('hide and replace: an object takes on another meaning', async () => {
    const twofold = {
      ...CONTRACT,
      7: CONTRACT[3]?.replace('4 0 R', '8 0 R') ?? '',
      8: stream('BT /F1 18 Tf (Rent: 1 EUR) Tj ET'),
    };
    const base = await seal(createPdf(twofold), ca);
    await expectForbidden(base, { 2: '<< /Type /Pages /Kids [7 0 R] /Count 1 >>' }, 'page');
    await expectForbidden(base, { 3: twofold[7] }, 'pageContent');
  });
});

describe('annotations and fields', () => {
  const note =
    '<< /Type /Annot /Subtype /FreeText /Rect [20 180 380 230] /DA (/F1 18 Tf) /Contents (Rent: 1 EUR) >>';
  const withAnnotation = (ref: string) => (CONTRACT[3] ?? '').replace('/Parent', `/Annots [${ref}] /Parent`);

  it('evil annotation: covers the text, also in a document certified with P=3', async () => {
    await expectForbidden(
      await seal(createPdf(), ca, { request: {} }),
      { 3: withAnnotation('20 0 R'), 20: note },
      'annotation',
    );
    const certified = await seal(createPdf(), ca, { request: { certify: 3 } });
    const pageNow = await pageWith(certified, '20 0 R');
    await expectForbidden(certified, { 3: pageNow, 20: note }, 'annotation');
  });

  it('an annotation that was there is changed, moved or removed', async () => {
    const annotated = { ...CONTRACT, 3: withAnnotation('20 0 R'), 20: note };
    const base = await seal(createPdf(annotated), ca);
    await expectForbidden(base, { 20: note.replace('1 EUR', '2 EUR') }, 'annotation');
    await expectForbidden(base, { 20: note.replace('[20', '[90') }, 'annotation');
    await expectForbidden(base, {}, 'annotation', { free: [20] });
  });

  it('sneaky signature: a visible field in a document certified with P=2', async () => {
    const certified = await seal(createPdf(), ca, { request: { certify: 2 } });
    const widget =
      '<< /Type /Annot /Subtype /Widget /FT /Sig /T (sneaky) /Rect [20 180 380 230] /P 3 0 R /AP << /N 41 0 R >> >>';
    await expectForbidden(
      certified,
      {
        ...(await withField(certified, '40 0 R')),
        40: widget,
        41: stream('evil', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
      },
      'signature',
    );
  });

  it('a visible signature over the text, by somebody who is not trusted', async () => {
    const stranger = await createTestAuthority({ name: 'Stranger' });
    const visible = { page: 0, rect: { x: 20, y: 80, width: 300, height: 40 }, description: 'cover' };
    const covered = await seal(sealed, stranger, { request: { visible } });
    await expectInvalid(covered, 'forbiddenChange');
    const both = await verify(covered, ca, { trust: [ca.root, stranger.root] });
    expect(both).toMatchObject({ unaltered: true, signatures: [{ status: 'valid' }, { status: 'valid' }] });
    const invisible = await verify(await seal(sealed, stranger), ca);
    expect(invisible).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid' }, { status: 'indeterminate' }],
    });
  });

  it('an empty visible signature field, and a field that is no signature field', async () => {
    const field = (type: string) =>
      `<< /Type /Annot /Subtype /Widget /FT /${type} /T (new) /Rect [20 180 380 230] /P 3 0 R >>`;
    await expectForbidden(sealed, { ...(await withField(sealed, '40 0 R')), 40: field('Sig') }, 'signature');
    await expectForbidden(sealed, { ...(await withField(sealed, '40 0 R')), 40: field('Tx') }, 'field');
  });

  it('a visible signature that covers most of the page', async () => {
    const visible = { page: 0, rect: { x: 0, y: 0, width: 400, height: 300 }, description: 'all of it' };
    const { signatures } = await verify(await seal(sealed, ca, { request: { visible } }), ca);
    expect(signatures[0]).toMatchObject({ status: 'invalid', reason: 'forbiddenChange' });
  });

  it('a signed field gets another place or another look', async () => {
    const visible = { page: 0, rect: { x: 20, y: 20, width: 100, height: 40 }, description: 'Seal' };
    const base = await seal(createPdf(), ca, { request: { visible } });
    const [num, widget] = objectWith(base, '/Type /Annot');
    await expectForbidden(base, { [num]: widget.replace('/Rect [20', '/Rect [90') }, 'signedField');
    const look = Number(/\/N (\d+) 0 R/.exec(widget)?.[1]);
    await expectForbidden(
      base,
      { [look]: stream('evil', '/Type /XObject /Subtype /Form /BBox [0 0 100 40]') },
      'signedField',
    );
  });

  it.each([
    ['no form filling under P=1', 1, 7],
    ['no replaced value without certification', undefined, 8],
  ] as const)('%s', async (_, certify, num) => {
    const base = await seal(createPdf(FORM), ca, { request: certify === undefined ? {} : { certify } });
    const changed = (FORM[num] ?? '').replace(/ \/V \(\d+\)/, '').replace('/P 3', '/V (evil) /P 3');
    await expectForbidden(base, { [num]: changed }, 'field');
  });

  it.each([
    ['its place', (field: string) => field.replace('/Rect [30', '/Rect [90')],
    ['its kind', (field: string) => field.replace('/FT /Tx', '/FT /Btn')],
    [
      'its actions',
      (field: string) => field.replace('/P 3', '/AA << /K << /S /JavaScript /JS (x) >> >> /P 3'),
    ],
  ])('a filled field does not change %s', async (_, change) => {
    const filled = change((FORM[7] ?? '').replace('/P 3', '/V (Name) /P 3'));
    await expectForbidden(sealedForm, { 7: filled }, 'field');
  });

  it('a locked field is not filled', async () => {
    const locked = {
      ...FORM,
      10: (FORM[10] ?? '').replace(
        '/P 3',
        '/Lock << /Type /SigFieldLock /Action /Include /Fields [(name)] >> /P 3',
      ),
    };
    const base = await seal(createPdf(locked), ca, { request: { fieldName: 'tenant' } });
    await expectForbidden(base, { 7: (FORM[7] ?? '').replace('/P 3', '/V (evil) /P 3') }, 'field');
  });
});

describe('time-stamps and validation data', () => {
  it('the time-stamp of another signature proves nothing', async () => {
    const donor = await seal(createPdf({ ...CONTRACT, 6: '<< /Producer (donor) >>' }), ca);
    const [tokenOf, cmsAt] = [timeStampOf(donor), (range(sealed)[1] ?? 0) + 1];
    const cms = replaceTimeStamp(cmsOf(sealed), tokenOf);
    const copied = overwrite(sealed, cmsAt, toHex(cms).padEnd(cmsOf(sealed).length * 2 + 200, '0'));
    const { signatures, timestamps } = await verify(copied, ca);
    expect(timestamps).toMatchObject([{ kind: 'signature', status: 'invalid', reason: 'hashFailure' }]);
    expect(signatures).toMatchObject([{ status: 'valid', level: 'B' }]);
  });

  it('a document time-stamp of another file proves nothing', async () => {
    const other = await addTimeStamp(await addValidationData(await seal(createPdf(FORM), ca), ca), ca);
    const mine = await sealToLta(createPdf(), ca);
    const last = (pdf: Uint8Array) => Buffer.from(pdf).lastIndexOf('/Contents <') + '/Contents <'.length;
    const stolen = Buffer.from(other.subarray(last(other), last(other) + 6000)).toString('latin1');
    const { unaltered, timestamps, signatures } = await verify(overwrite(mine, last(mine), stolen), ca);
    expect(unaltered).toBe(false);
    expect(timestamps[1]).toMatchObject({ kind: 'document', status: 'invalid', reason: 'hashFailure' });
    expect(signatures[0]).toMatchObject({ status: 'invalid', reason: 'forbiddenChange' });
  });

  it('validation data under an archive time-stamp are not removed', async () => {
    const lta = await sealToLta(createPdf(), ca);
    const [num, catalog] = objectWith(lta, '/Type /Catalog');
    const { timestamps, unaltered } = await verify(
      await appendUpdate(lta, { [num]: catalog.replace(/\/DSS \d+ 0 R/, '') }),
      ca,
    );
    expect(unaltered).toBe(false);
    expect(timestamps[1]).toMatchObject({ kind: 'document', status: 'invalid', reason: 'forbiddenChange' });
  });

  it('validation data do not smuggle anything in', async () => {
    const lt = await addValidationData(sealed, ca);
    const [num, store] = objectWith(lt, '/Type /DSS');
    await expectForbidden(lt, { [num]: store.replace('/Certs', '/Evil 4 0 R /Certs') }, 'validationData');
  });
});

describe('the CMS', () => {
  /** Seals by hand, with another certificate in the attributes or several signers in the CMS. */
  async function sealWith(change: {
    ess?: Uint8Array;
    signers?: number;
    padding?: string;
  }): Promise<Uint8Array> {
    const pdf = createPdf();
    const file = await openPdf(bufferSource(pdf));
    const prepared = await prepareSignature(file, { signingTime: new Date() });
    const contentDigest = await digestPrepared(prepared, { source: file.source }, 'sha256', crypto);
    const profile = { ...ca.profile, certificate: change.ess ?? ca.profile.certificate };
    const attributes = await signedAttributes({ contentDigest, profile, crypto });
    const { algorithm } = ca.profile;
    const signatureValue = await signMessage(attributes, { algorithm, sign: ca.sign, crypto });
    const cms = assembleSignedData({ signedAttributes: attributes, signatureValue, profile: ca.profile });
    return concatBytes(pdf, completeSignature(prepared, repeatSigner(cms, change.signers ?? 1)));
  }

  it('is fine when nothing is changed', async () => {
    expect(await verify(await sealWith({}), ca)).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid' }],
    });
  });

  it('has exactly one signer', async () => {
    await expectInvalid(await sealWith({ signers: 2 }), 'formatFailure');
  });

  it('names the signer certificate in a signed attribute', async () => {
    const { unaltered, signatures } = await verify(await sealWith({ ess: ca.timeStamp }), ca);
    expect(unaltered).toBe(false);
    expect(signatures[0]).toMatchObject({ status: 'indeterminate', reason: 'sigConstraintsFailure' });
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

function repeatSigner(cms: Uint8Array, count: number): Uint8Array {
  const [type, wrapped] = children(readDer(cms));
  const body = children(children(wrapped as never)[0] as never);
  const signer = children(body.at(-1) as never)[0]?.bytes ?? new Uint8Array();
  const parts = body.slice(0, -1).map(({ bytes }) => bytes);
  return sequence(
    type?.bytes ?? new Uint8Array(),
    tagged(0, sequence(...parts, tlv(0x31, ...Array<Uint8Array>(count).fill(signer)))),
  );
}

function cmsOf(pdf: Uint8Array): Uint8Array {
  const [, start = 0, after = 0] = range(pdf);
  const digits = Buffer.from(pdf.subarray(start + 1, after - 1)).toString('latin1');
  const bytes = new Uint8Array(Buffer.from(digits, 'hex'));
  return bytes.subarray(0, 4 + (((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)));
}

const signerParts = (cms: Uint8Array) => {
  const body = children(children(children(readDer(cms))[1] as never)[0] as never);
  return { body, signer: children(children(body.at(-1) as never)[0] as never) };
};

const timeStampOf = (pdf: Uint8Array): Uint8Array =>
  signerParts(cmsOf(pdf)).signer.at(-1)?.bytes ?? new Uint8Array();

function replaceTimeStamp(cms: Uint8Array, unsigned: Uint8Array): Uint8Array {
  const { body, signer } = signerParts(cms);
  const info = sequence(...signer.slice(0, -1).map(({ bytes }) => bytes), unsigned);
  const parts = body.slice(0, -1).map(({ bytes }) => bytes);
  const type = children(readDer(cms))[0]?.bytes ?? new Uint8Array();
  return sequence(type, tagged(0, sequence(...parts, tlv(0x31, info))));
}

/** Number and text of the last object that holds `what`. */
function objectWith(pdf: Uint8Array, what: string): [number, string] {
  const all = Buffer.from(pdf).toString('latin1').split('\nendobj');
  const [, num, body] =
    /(\d+) 0 obj\n([\s\S]*)$/.exec(all.findLast((part) => part.includes(what)) ?? '') ?? [];
  return [Number(num), body ?? ''];
}

async function pageWith(pdf: Uint8Array, ref: string): Promise<string> {
  const page = objectWith(pdf, '/Type /Page ')[1];
  return page.includes('/Annots [')
    ? page.replace('/Annots [', `/Annots [${ref} `)
    : page.replace('/Type /Page', `/Type /Page /Annots [${ref}]`);
}

/** Page, form and catalog with one more field. */
async function withField(pdf: Uint8Array, ref: string): Promise<Objects> {
  const [formNum, form] = objectWith(pdf, '/SigFlags');
  return { 3: await pageWith(pdf, ref), [formNum]: form.replace('/Fields [', `/Fields [${ref} `) };
}

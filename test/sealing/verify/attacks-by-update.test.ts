import { beforeAll, describe, expect, it } from 'vitest';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import { expectForbidden, expectInvalid } from './expect-verdict.ts';
import { objectWith } from './manipulate.ts';
import {
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
beforeAll(async () => {
  ca = await createTestAuthority();
  sealed = await seal(createPdf(), ca);
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
    await expectForbidden(ca, sealed, objects, kind);
  });

  it('adds, removes and exchanges pages', async () => {
    const page = (CONTRACT[3] ?? '').replace('4 0 R', '20 0 R');
    const added = { 2: '<< /Type /Pages /Kids [3 0 R 21 0 R] /Count 2 >>', 20: stream('evil'), 21: page };
    await expectForbidden(ca, sealed, added, 'page');
    await expectForbidden(ca, sealed, { ...added, 2: '<< /Type /Pages /Kids [21 0 R] /Count 1 >>' }, 'page');
    await expectForbidden(ca, sealed, { 2: '<< /Type /Pages /Kids [] /Count 0 >>' }, 'page');
  });

  it('removes an object', async () => {
    await expectForbidden(ca, sealed, {}, 'pageContent', { free: [4] });
  });

  it('runs an action when the document is opened', async () => {
    const catalog = objectWith(sealed, '/Type /Catalog')[1];
    await expectForbidden(
      ca,
      sealed,
      { 1: catalog.replace('/Type', '/OpenAction << /S /JavaScript /JS (x) >> /Type') },
      'catalog',
    );
  });

  it('leads the trailer to another catalog', async () => {
    const catalog = objectWith(sealed, '/Type /Catalog')[1].replace('/Pages 2 0 R', '/Pages 31 0 R');
    const page = (CONTRACT[3] ?? '').replace('2 0 R', '31 0 R');
    const objects = { 30: catalog, 31: '<< /Type /Pages /Kids [32 0 R] /Count 1 >>', 32: page };
    await expectForbidden(ca, sealed, objects, 'page', { root: '30 0 R' });
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
    await expectForbidden(ca, base, { 99: stream('evil') }, 'object');
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
    const { signatures } = await expectInvalid(ca, concatBytes(sealed, text(tail)), 'forbiddenChange');
    expect(signatures[0]?.changesAfter).toMatchObject([{ kind: 'unlistedBytes', allowed: false }]);
  });

  it('in an update: an object that no cross reference lists', async () => {
    await expectForbidden(ca, sealed, { 6: '<< /Producer (x) >>' }, 'unlistedBytes', {
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
    await expectForbidden(ca, base, {}, 'pageContent', { free: [7] });
    await expectForbidden(
      ca,
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
    await expectForbidden(ca, base, { 20: shown('100') }, 'field');
    await expectForbidden(
      ca,
      base,
      { 8: (FORM[8] ?? '').replace('/P 3', '/AP << /N 30 0 R >> /P 3'), 30: shown('100') },
      'field',
    );
    await expectForbidden(ca, base, { 8: (FORM[8] ?? '').replace('(900)', '(100)') }, 'field');
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
      ca,
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
      ca,
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
    await expectForbidden(ca, base, { 2: '<< /Type /Pages /Kids [7 0 R] /Count 1 >>' }, 'page');
    await expectForbidden(ca, base, { 3: twofold[7] }, 'pageContent');
  });
});

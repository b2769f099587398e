import { beforeAll, describe, expect, it } from 'vitest';
import { createTestAuthority, type TestAuthority } from '../x509/test-authority.ts';
import { expectForbidden, expectInvalid } from './expect-verdict.ts';
import { objectWith, pageWith, withField } from './manipulate.ts';
import { CONTRACT, createPdf, FORM, seal, stream, verify } from './test-document.ts';

let ca: TestAuthority;
let sealed: Uint8Array;
let sealedForm: Uint8Array;
beforeAll(async () => {
  ca = await createTestAuthority();
  sealed = await seal(createPdf(), ca);
  sealedForm = await seal(createPdf(FORM), ca);
});

describe('annotations and fields', () => {
  const note =
    '<< /Type /Annot /Subtype /FreeText /Rect [20 180 380 230] /DA (/F1 18 Tf) /Contents (Rent: 1 EUR) >>';
  const withAnnotation = (ref: string) => (CONTRACT[3] ?? '').replace('/Parent', `/Annots [${ref}] /Parent`);

  it('evil annotation: covers the text, also in a document certified with P=3', async () => {
    await expectForbidden(
      ca,
      await seal(createPdf(), ca, { request: {} }),
      { 3: withAnnotation('20 0 R'), 20: note },
      'annotation',
    );
    const certified = await seal(createPdf(), ca, { request: { certify: 3 } });
    const pageNow = await pageWith(certified, '20 0 R');
    await expectForbidden(ca, certified, { 3: pageNow, 20: note }, 'annotation');
  });

  it('an annotation that was there is changed, moved or removed', async () => {
    const annotated = { ...CONTRACT, 3: withAnnotation('20 0 R'), 20: note };
    const base = await seal(createPdf(annotated), ca);
    await expectForbidden(ca, base, { 20: note.replace('1 EUR', '2 EUR') }, 'annotation');
    await expectForbidden(ca, base, { 20: note.replace('[20', '[90') }, 'annotation');
    await expectForbidden(ca, base, {}, 'annotation', { free: [20] });
  });

  it('sneaky signature: a visible field in a document certified with P=2', async () => {
    const certified = await seal(createPdf(), ca, { request: { certify: 2 } });
    const widget =
      '<< /Type /Annot /Subtype /Widget /FT /Sig /T (sneaky) /Rect [20 180 380 230] /P 3 0 R /AP << /N 41 0 R >> >>';
    await expectForbidden(
      ca,
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
    await expectInvalid(ca, covered, 'forbiddenChange');
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
    await expectForbidden(
      ca,
      sealed,
      { ...(await withField(sealed, '40 0 R')), 40: field('Sig') },
      'signature',
    );
    await expectForbidden(ca, sealed, { ...(await withField(sealed, '40 0 R')), 40: field('Tx') }, 'field');
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
    await expectForbidden(ca, base, { [num]: widget.replace('/Rect [20', '/Rect [90') }, 'signedField');
    const look = Number(/\/N (\d+) 0 R/.exec(widget)?.[1]);
    await expectForbidden(
      ca,
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
    await expectForbidden(ca, base, { [num]: changed }, 'field');
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
    await expectForbidden(ca, sealedForm, { 7: filled }, 'field');
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
    await expectForbidden(ca, base, { 7: (FORM[7] ?? '').replace('/P 3', '/V (evil) /P 3') }, 'field');
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { SIGNATURE_ALGORITHMS } from '../../../layers/sealing/crypto/signature-algorithm.ts';
import { webCrypto } from '../../../layers/sealing/crypto/web-crypto.ts';
import { verifyPdf } from '../../../layers/sealing/verify/verify-pdf.ts';
import { createTestAuthority, DAY, type TestAuthority, YEAR } from '../x509/test-authority.ts';
import {
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
let lta: Uint8Array;
beforeAll(async () => {
  ca = await createTestAuthority();
  lta = await sealToLta(createPdf(), ca);
});

describe('levels', () => {
  it('B: a valid signature at the time the signer claims', async () => {
    const answer = await verify(await seal(createPdf(), ca, { level: 'B' }), ca);
    expect(answer).toMatchObject({
      unaltered: true,
      timestamps: [],
      signatures: [
        {
          field: 'Signature1',
          status: 'valid',
          reason: null,
          level: 'B',
          algorithm: 'ecdsa-sha256',
          signedBy: 'Test Authority Seal',
          coversWholeFile: true,
          changesAfter: [],
        },
      ],
    });
  });

  it('T: the time of the signature time-stamp', async () => {
    const { signatures, timestamps } = await verify(await seal(createPdf(), ca), ca);
    expect(timestamps).toMatchObject([
      { kind: 'signature', status: 'valid', authority: 'Test Authority TSA' },
    ]);
    expect(signatures).toMatchObject([{ status: 'valid', level: 'T', signedAt: timestamps[0]?.time }]);
  });

  it('LT: validation data after the signature are no alteration', async () => {
    const { unaltered, signatures } = await verify(
      await addValidationData(await seal(createPdf(), ca), ca),
      ca,
    );
    expect(unaltered).toBe(true);
    expect(signatures).toMatchObject([
      { level: 'LT', coversWholeFile: false, changesAfter: [{ kind: 'validationData', allowed: true }] },
    ]);
  });

  it('LTA: a document time-stamp over the validation data', async () => {
    const { unaltered, signatures, timestamps } = await verify(lta, ca);
    expect(unaltered).toBe(true);
    expect(signatures).toMatchObject([{ status: 'valid', level: 'LTA' }]);
    expect(timestamps).toMatchObject([
      { kind: 'signature', status: 'valid' },
      { kind: 'document', status: 'valid' },
    ]);
  });

  it('LTA stays after two renewals', async () => {
    let pdf = lta;
    for (let i = 0; i < 2; i++) pdf = await addTimeStamp(await addValidationData(pdf, ca), ca);
    const { unaltered, signatures, timestamps } = await verify(pdf, ca);
    expect({ unaltered, level: signatures[0]?.level }).toEqual({ unaltered: true, level: 'LTA' });
    expect(timestamps.map(({ status }) => status)).toEqual(['valid', 'valid', 'valid', 'valid']);
  });

  it('T only, when the validation data do not speak for every certificate', async () => {
    const other = await createTestAuthority({ name: 'Other' });
    const mixed = { ...ca, transport: other.transport, root: other.root };
    const pdf = await addValidationData(await seal(createPdf(), mixed), ca);
    const { signatures } = await verify(pdf, ca, { trust: [ca.root, other.root] });
    expect(signatures).toMatchObject([{ status: 'valid', level: 'T' }]);
  });

  it('a document time-stamp without validation data makes T, not LTA', async () => {
    const pdf = await addTimeStamp(await seal(createPdf(), ca, { level: 'B' }), ca);
    expect((await verify(pdf, ca)).signatures).toMatchObject([{ status: 'valid', level: 'T' }]);
  });

  it.each(SIGNATURE_ALGORITHMS)(
    'LTA with %s, with node:crypto and with WebCrypto alike',
    async (algorithm) => {
      const authority = await createTestAuthority({ algorithm });
      const pdf = await sealToLta(createPdf(), authority);
      const answers = await Promise.all(
        [nodeCrypto, webCrypto].map((crypto) =>
          verifyPdf(bufferSource(pdf), { trust: [authority.root], crypto }),
        ),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.signatures).toMatchObject([{ status: 'valid', level: 'LTA', algorithm }]);
    },
  );
});

describe('whose seal it is', () => {
  it('is this service when the path leads to its authority', async () => {
    const answer = await verify(lta, ca, { trust: [], ownAuthority: [ca.root] });
    expect(answer).toMatchObject({ sealedByThisService: true, signatures: [{ status: 'valid' }] });
    expect((await verify(lta, ca)).sealedByThisService).toBe(false);
  });

  it('cannot be said without a trusted root; the bytes are unaltered all the same', async () => {
    const answer = await verify(lta, ca, { trust: [] });
    expect(answer).toMatchObject({
      unaltered: true,
      sealedByThisService: false,
      signatures: [{ status: 'indeterminate', reason: 'noCertificateChainFound' }],
      timestamps: [{ status: 'indeterminate' }, { status: 'indeterminate' }],
    });
  });
});

describe('later changes that are allowed', () => {
  it('a second signature, visible or not, keeps the first one valid', async () => {
    const first = await seal(createPdf(), ca);
    const visible = { page: 0, rect: { x: 250, y: 200, width: 100, height: 40 }, description: 'Tenant' };
    for (const request of [{}, { visible }]) {
      const { unaltered, signatures } = await verify(await seal(first, ca, { request }), ca);
      expect(unaltered).toBe(true);
      expect(signatures).toMatchObject([
        { status: 'valid', changesAfter: [{ kind: 'signature', allowed: true }] },
        { status: 'valid', coversWholeFile: true },
      ]);
    }
  });

  it('an empty signature field that was there is signed', async () => {
    const first = await seal(createPdf(FORM), ca);
    const { unaltered, signatures } = await verify(
      await seal(first, ca, { request: { fieldName: 'tenant' } }),
      ca,
    );
    expect(unaltered).toBe(true);
    expect(signatures[0]?.changesAfter).toContainEqual({
      kind: 'signature',
      allowed: true,
      detail: 'tenant',
    });
  });

  const filledName = {
    7: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Åse) /Rect [30 100 200 120] /P 3 0 R /AP << /N 40 0 R >> >>',
    40: stream('BT (x) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 170 20]'),
  };

  it('an empty text field is filled and a box is ticked', async () => {
    const ticked = FORM[9]?.replace('/V /Off /AS /Off', '/V /Yes /AS /Yes') ?? '';
    const pdf = await appendUpdate(await seal(createPdf(FORM), ca), { ...filledName, 9: ticked });
    const { unaltered, signatures } = await verify(pdf, ca);
    expect(unaltered).toBe(true);
    expect(signatures[0]?.changesAfter).toEqual([
      { kind: 'formFill', allowed: true, detail: 'name' },
      { kind: 'formFill', allowed: true, detail: 'agree' },
    ]);
  });

  it('a value is replaced where a certification allows form filling', async () => {
    const changed = FORM[8]?.replace('(900)', '(901)') ?? '';
    const certified = await seal(createPdf(FORM), ca, { request: { certify: 2 } });
    expect(await verify(await appendUpdate(certified, { 8: changed }), ca)).toMatchObject({
      unaltered: true,
    });
  });

  it('validation data and time-stamps follow a certification against any change', async () => {
    const certified = await seal(createPdf(), ca, { request: { certify: 1 } });
    const pdf = await addTimeStamp(await addValidationData(certified, ca), ca);
    expect(await verify(pdf, ca)).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid', level: 'LTA' }],
    });
  });

  it('the document information is dated anew', async () => {
    const pdf = await appendUpdate(await seal(createPdf(), ca), {
      6: '<< /Producer (other) /ModDate (D:20260101000000Z) >>',
    });
    const { unaltered, signatures } = await verify(pdf, ca);
    expect(unaltered).toBe(true);
    expect(signatures[0]?.changesAfter).toMatchObject([{ kind: 'metadata', allowed: true }]);
  });

  const TAGGED: Objects = {
    ...CONTRACT,
    1: '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 20 0 R >>',
    3: (CONTRACT[3] ?? '').replace('/Parent', '/StructParents 0 /Tabs /S /Parent'),
    20: '<< /Type /StructTreeRoot /K [21 0 R] /ParentTree 22 0 R /ParentTreeNextKey 1 >>',
    21: '<< /Type /StructElem /S /P /P 20 0 R /Pg 3 0 R /K [0] >>',
    22: '<< /Nums [0 [21 0 R]] >>',
  };

  it('a second seal that shows itself takes its place in the structure', async () => {
    const visible = { page: 0, rect: { x: 20, y: 200, width: 90, height: 30 }, description: 'Second seal' };
    const twice = await seal(await seal(createPdf(TAGGED), ca), ca, { request: { visible } });
    const { unaltered, signatures } = await verify(twice, ca);
    expect(unaltered).toBe(true);
    expect(signatures.map(({ status }) => status)).toEqual(['valid', 'valid']);
    expect(signatures[0]?.changesAfter).toContainEqual(
      expect.objectContaining({ kind: 'structure', allowed: true }),
    );
  });

  it('a tagged document gains an element, and none of its elements is touched', async () => {
    const sealed = await seal(createPdf(TAGGED), ca);
    const grown = {
      20: '<< /Type /StructTreeRoot /K [21 0 R 60 0 R] /ParentTree 22 0 R /ParentTreeNextKey 2 >>',
      22: '<< /Nums [0 [21 0 R] 1 60 0 R] >>',
      60: '<< /Type /StructElem /S /Form /P 20 0 R >>',
    };
    expect(await verify(await appendUpdate(sealed, grown), ca)).toMatchObject({
      unaltered: true,
      signatures: [{ changesAfter: [{ kind: 'structure', allowed: true }] }],
    });
    for (const evil of [
      { 21: '<< /Type /StructElem /S /P /P 20 0 R /Pg 3 0 R /K [0] /ActualText (Rent: 1 EUR) >>' },
      {
        20: '<< /Type /StructTreeRoot /K [60 0 R] /ParentTree 22 0 R /ParentTreeNextKey 1 >>',
        60: grown[60],
      },
      { 22: '<< /Nums [0 [60 0 R]] >>', 60: grown[60] },
    ]) {
      expect(await verify(await appendUpdate(sealed, evil), ca)).toMatchObject({
        unaltered: false,
        signatures: [{ status: 'invalid', reason: 'forbiddenChange' }],
      });
    }
  });

  it('an unchanged object is written again', async () => {
    const pdf = await appendUpdate(await seal(createPdf(), ca), { 5: CONTRACT[5] ?? '' });
    expect(await verify(pdf, ca)).toMatchObject({ unaltered: true, signatures: [{ changesAfter: [] }] });
  });

  it('a line end after the last revision belongs to it', async () => {
    const pdf = await seal(createPdf(), ca);
    const answer = await verify(Uint8Array.from([...pdf, ...text('\r\n')]), ca);
    expect(answer).toMatchObject({ unaltered: true, signatures: [{ coversWholeFile: true }] });
  });
});

describe('time', () => {
  it('a signature without time-stamp does not outlive its certificate', async () => {
    const pdf = await seal(createPdf(), ca, { level: 'B' });
    const at = new Date(Date.now() + 20 * YEAR);
    expect((await verify(pdf, ca, { at })).signatures).toMatchObject([
      { status: 'indeterminate', reason: 'outOfBoundsNoPoe' },
    ]);
  });

  it('a renewed archive time-stamp carries a signature beyond the end of all earlier certificates', async () => {
    const now = new Date();
    const short = await createTestAuthority({ notAfter: new Date(now.getTime() + YEAR) });
    const later = await createTestAuthority({ name: 'Later', now: () => new Date(now.getTime() + YEAR / 2) });
    const pdf = await addTimeStamp(await addValidationData(await seal(createPdf(), short), short), later);
    const at = new Date(now.getTime() + 3 * YEAR);
    const options = { trust: [short.root, later.root], at };
    expect((await verify(pdf, ca, options)).signatures).toMatchObject([{ status: 'valid', level: 'LTA' }]);
    const without = await addValidationData(await seal(createPdf(), short), short);
    expect((await verify(without, ca, options)).signatures).toMatchObject([{ reason: 'outOfBoundsNoPoe' }]);
  });

  it('a certificate that is not valid yet makes the signature invalid', async () => {
    const future = await createTestAuthority({ notBefore: new Date(Date.now() + DAY) });
    const pdf = await seal(createPdf(), future, { level: 'B' });
    expect((await verify(pdf, future)).signatures).toMatchObject([
      { status: 'invalid', reason: 'notYetValid' },
    ]);
  });

  it('RSA PKCS #1 ends in 2029, ECDSA does not', async () => {
    const at = new Date('2030-06-01T00:00:00Z');
    const rsa = await createTestAuthority({ algorithm: 'rsa-sha256' });
    expect(
      (await verify(await seal(createPdf(), rsa, { level: 'B' }), rsa, { at })).signatures,
    ).toMatchObject([{ status: 'indeterminate', reason: 'cryptoConstraintsFailure' }]);
    expect((await verify(await seal(createPdf(), ca, { level: 'B' }), ca, { at })).signatures).toMatchObject([
      { status: 'valid' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { readAcroForm } from '../../../layers/sealing/pdf/form-fields.ts';
import { IncrementalUpdate } from '../../../layers/sealing/pdf/incremental-update.ts';
import { pageAt } from '../../../layers/sealing/pdf/page-tree.ts';
import type { PdfFile } from '../../../layers/sealing/pdf/pdf-file.ts';
import {
  dict,
  isArray,
  name,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '../../../layers/sealing/pdf/pdf-object.ts';
import { readSignatureFields } from '../../../layers/sealing/pdf/signature-fields.ts';
import { decodeText } from '../../../layers/sealing/pdf/text-string.ts';
import { prepareSignature } from '../../../layers/sealing/sign/prepare-signature.ts';
import { SignError } from '../../../layers/sealing/sign/sign-error.ts';
import { withEmptySignatureField } from '../corpus/corpus.ts';
import { classicPdf, sampleObjects, toText } from '../corpus/raw-pdf.ts';
import { refusal } from '../pdf/refusal.ts';
import { checkSignatures } from './check-signatures.ts';
import { open, SIGNING_TIME, seal } from './sealing-kit.ts';

const plain = classicPdf(sampleObjects());
const text = (object: PdfObject | undefined) =>
  object instanceof PdfString ? decodeText(object) : undefined;

async function onlyField(file: PdfFile) {
  const [field, ...others] = await readSignatureFields(file);
  if (field === undefined || others.length > 0) throw new Error('expected one signature field');
  return field;
}

async function signError(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof SignError ? error.code : undefined;
}

describe('the signature dictionary', () => {
  it('says who, where, why and when, in UTF-16 where needed, and has no /Cert', async () => {
    const file = await open(
      await seal(plain, {
        name: 'Ærø Østerby',
        location: 'Malmö',
        reason: 'Köpeavtal',
        contactInfo: 'post@example.dk',
      }),
    );
    const { value } = await onlyField(file);
    expect(text(value?.get('Name'))).toBe('Ærø Østerby');
    expect(text(value?.get('Location'))).toBe('Malmö');
    expect(text(value?.get('Reason'))).toBe('Köpeavtal');
    expect(text(value?.get('ContactInfo'))).toBe('post@example.dk');
    expect(text(value?.get('M'))).toBe('D:20260301120000Z');
    expect(value?.get('Filter')).toEqual(new PdfName('Adobe.PPKLite'));
    expect(value?.get('SubFilter')).toEqual(new PdfName('ETSI.CAdES.detached'));
    expect(value?.has('Cert')).toBe(false);
  });

  it('a reason and a commitment type exclude each other', async () => {
    const request = { reason: 'x', commitmentType: 'proofOfApproval' } as const;
    expect(await signError(seal(plain, request))).toBe('bad_request');
  });

  it('carries the commitment type in the CMS', async () => {
    const attribute = '060b2a864886f70d0109100210'; // id-aa-ets-commitmentType
    expect(toText(await seal(plain, { commitmentType: 'proofOfApproval' }))).toContain(attribute);
    expect(toText(await seal(plain))).not.toContain(attribute);
  });

  it('too large a CMS is an error before anything is written', async () => {
    expect(await signError(seal(plain, { reservedBytes: 100 }))).toBe('signature_too_large');
  });
});

describe('an invisible seal', () => {
  it('has an empty rectangle, prints, is locked, has an appearance and a description, and is listed', async () => {
    const file = await open(await seal(plain));
    const { dict: widget, ref } = await onlyField(file);
    expect(widget.get('Rect')).toEqual([0, 0, 0, 0]);
    expect(widget.get('F')).toBe(132);
    expect(text(widget.get('Contents'))).toBe('Electronic seal');
    const appearance = await file.getDict(widget, 'AP');
    expect([...(appearance?.map.keys() ?? [])]).toEqual(['N']);
    expect(await file.resolve(appearance?.get('N'))).toBeInstanceOf(PdfStream);
    const page = await pageAt(file, 0);
    expect(await file.getArray(page.dict, 'Annots')).toEqual([ref]);
    const form = await readAcroForm(file);
    expect(form?.get('SigFlags')).toBe(3);
    expect(page.dict.has('Tabs')).toBe(false);
  });

  it('sets the tab order in a tagged document', async () => {
    const objects = sampleObjects();
    const tagged = classicPdf({
      ...objects,
      1: '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 9 0 R>>',
      9: '<<>>',
    });
    const page = await pageAt(await open(await seal(tagged)), 0);
    expect(page.dict.get('Tabs')).toEqual(new PdfName('S'));
  });
});

describe('a visible seal', () => {
  it.each([
    [0, [100, 722, 300, 772]],
    [90, [70, 100, 120, 300]],
    [180, [295, 70, 495, 120]],
    [270, [475, 542, 525, 742]],
  ])('lies where it is displayed on a page turned by %i degrees', async (rotate, rect) => {
    const objects = sampleObjects();
    const turned = (objects[3] ?? '').replace('/Contents', `/Rotate ${rotate}/Contents`);
    const file = await open(classicPdf({ ...objects, 3: turned }));
    const update = new IncrementalUpdate(file);
    const box = { Type: name('XObject'), Subtype: name('Form'), BBox: [0, 0, 200, 50] };
    const appearance = update.add(new PdfStream(dict(box), new Uint8Array(0)));
    const shown = {
      page: 0,
      rect: { x: 100, y: 70, width: 200, height: 50 },
      appearance,
      description: 'Seal',
    };
    const { tail } = await prepareSignature(update, { signingTime: SIGNING_TIME, visible: shown });

    const after = await open(Buffer.concat([classicPdf({ ...objects, 3: turned }), tail]));
    const { dict: widget } = await onlyField(after);
    expect(widget.get('Rect')).toEqual(rect);
    const shownDict = await after.getDict(widget, 'AP');
    const form = await after.resolve(shownDict?.get('N'));
    expect(form instanceof PdfStream && isArray(form.dict.get('Matrix'))).toBe(true);
  });
});

describe('an existing signature field', () => {
  it('is filled where it stands', async () => {
    const file = await open(await seal(classicPdf(withEmptySignatureField()), { fieldName: 'Seller' }));
    const { dict: widget, fullName, value } = await onlyField(file);
    expect(fullName).toBe('Seller');
    expect(value?.has('ByteRange')).toBe(true);
    expect(widget.get('Rect')).toEqual([72, 600, 200, 620]);
    expect(widget.get('F')).toBe(132);
    const appearance = await file.getDict(widget, 'AP');
    const form = await file.resolve(appearance?.get('N'));
    expect(form instanceof PdfStream && form.dict.get('BBox')).toEqual([0, 0, 128, 20]);
  });

  it('is not filled twice', async () => {
    const once = await seal(classicPdf(withEmptySignatureField()), { fieldName: 'Seller' });
    expect(await signError(seal(once, { fieldName: 'Seller' }))).toBe('field_taken');
  });

  it('passes its lock on to the signature, which then keeps others out', async () => {
    const locked = classicPdf(withEmptySignatureField('/Lock<</Type/SigFieldLock/Action/All>>'));
    const sealed = await seal(locked, { fieldName: 'Seller' });
    const file = await open(sealed);
    const { value } = await onlyField(file);
    const [reference] = await file.getArray(value ?? new PdfDict(), 'Reference');
    expect(reference instanceof PdfDict && reference.get('TransformMethod')).toEqual(new PdfName('FieldMDP'));
    expect(await refusal(seal(sealed))).toBe('noChangesAllowed');
  });

  it.each([
    ['Include', 'noChangesAllowed', undefined],
    ['Exclude', undefined, 'noChangesAllowed'],
  ])('a lock that names fields by %s', async (action, listed, other) => {
    const lock = `/Lock<</Type/SigFieldLock/Action/${action}/Fields[(Buyer)]>>`;
    const sealed = await seal(classicPdf(withEmptySignatureField(lock)), { fieldName: 'Seller' });
    expect(await refusal(seal(sealed, { fieldName: 'Buyer' }))).toBe(listed);
    expect(await refusal(seal(sealed, { fieldName: 'Witness' }))).toBe(other);
  });

  it.each([
    ['a wish', '/SubFilter[/adbe.pkcs7.detached]', {}, undefined],
    ['our format', '/Ff 3/Filter/Adobe.PPKLite/SubFilter[/ETSI.CAdES.detached]', {}, undefined],
    ['another format', '/Ff 2/SubFilter[/adbe.pkcs7.detached]', {}, 'noChangesAllowed'],
    ['another handler', '/Ff 1/Filter/Other', {}, 'noChangesAllowed'],
    ['its own reason', '/Ff 8/Reasons[(I agree)]', { reason: 'I agree' }, undefined],
    ['its own reason, not given', '/Ff 8/Reasons[(I agree)]', { reason: 'Because' }, 'noChangesAllowed'],
    ['a legal attestation', '/Ff 16', {}, 'noChangesAllowed'],
    ['a certain certificate', '/Cert<</Ff 1>>', {}, 'noChangesAllowed'],
    ['a certification, given', '/MDP<</P 2>>', { certify: 2 }, undefined],
    ['a certification, not given', '/MDP<</P 2>>', {}, 'noChangesAllowed'],
    ['no certification', '/MDP<</P 0>>', {}, undefined],
  ] as const)('that demands %s', async (_, seed, request, expected) => {
    const bytes = classicPdf(withEmptySignatureField(`/SV<</Type/SV${seed}>>`));
    expect(await refusal(seal(bytes, { fieldName: 'Seller', ...request }))).toBe(expected);
  });

  it('a field of another kind, or a name with a period, is no place for a signature', async () => {
    expect(await signError(seal(classicPdf(textField()), { fieldName: 'Seller' }))).toBe('field_taken');
    expect(await signError(seal(plain, { fieldName: 'a.b' }))).toBe('bad_request');
    expect(await signError(seal(plain, { fieldName: '' }))).toBe('bad_request');
  });

  it('a free name is found beside the taken ones', async () => {
    const taken = { ...textField(), 9: (textField()[9] ?? '').replace('(Seller)', '(Signature1)') };
    const file = await open(await seal(classicPdf(taken)));
    expect((await onlyField(file)).fullName).toBe('Signature2');
  });
});

function textField(): Record<number, string> {
  const objects = withEmptySignatureField();
  return { ...objects, 9: (objects[9] ?? '').replace('/FT/Sig', '/FT/Tx') };
}

describe('certification', () => {
  it.each([1, 2, 3] as const)('P=%i is written, and only on a first signature', async (certify) => {
    const certified = await seal(plain, { certify });
    expect(checkSignatures(certified)).toMatchObject([{ valid: true, coversWholeFile: true }]);
    const file = await open(certified);
    const { value, valueRef } = await onlyField(file);
    const catalog = await file.resolve(file.trailer.get('Root'));
    const perms = catalog instanceof PdfDict ? await file.getDict(catalog, 'Perms') : undefined;
    expect(perms?.get('DocMDP')).toEqual(valueRef);
    expect(toText(certified)).toContain(`/P ${certify}\n`);
    expect(value?.has('Reference')).toBe(true);
    expect(await refusal(seal(certified, { certify }))).toBe('noChangesAllowed');
  });

  it('P=1 keeps every later signature out, P=2 visible new ones, P=3 none', async () => {
    const visible = { page: 0, rect: { x: 1, y: 1, width: 9, height: 9 }, description: 'Seal' };
    const [one, two, three] = [
      await seal(plain, { certify: 1 }),
      await seal(plain, { certify: 2 }),
      await seal(plain, { certify: 3 }),
    ];
    expect(await refusal(seal(one))).toBe('noChangesAllowed');
    expect(await refusal(seal(two))).toBeUndefined();
    expect(await refusal(seal(two, { visible }))).toBe('noChangesAllowed');
    expect(await refusal(seal(three, { visible }))).toBeUndefined();
  });

  it('is refused on a file that is signed', async () => {
    expect(await refusal(seal(await seal(plain), { certify: 2 }))).toBe('noChangesAllowed');
  });
});

describe('a visible signature in a tagged document', () => {
  const visible = {
    page: 1,
    rect: { x: 50, y: 60, width: 120, height: 40 },
    description: 'Seal of Bolig ApS',
  };
  const tagged = (kids: string, parentTree: string, more: Record<number, string> = {}) =>
    classicPdf({
      ...sampleObjects(),
      1: '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>>>',
      9: `<</Type/StructTreeRoot/K ${kids}/ParentTree ${parentTree}/ParentTreeNextKey 2>>`,
      10: '<</Type/StructElem/S/Document/P 9 0 R/K 11 0 R>>',
      11: '<</Type/StructElem/S/P/P 10 0 R/Pg 3 0 R/K 0>>',
      ...more,
    });

  const trees: [what: string, pdf: Uint8Array, key: number][] = [
    ['in the Document element, keys in the root', tagged('10 0 R', '<</Nums[0[11 0 R]1[11 0 R]]>>'), 2],
    ['keys above those announced', tagged('[10 0 R]', '<</Nums[7[11 0 R]]>>'), 8],
    [
      'a parent tree with branches, kids in an array of their own',
      tagged('12 0 R', '13 0 R', {
        12: '[10 0 R]',
        13: '<</Kids[14 0 R]>>',
        14: '<</Limits[0 4]/Nums[0[11 0 R]4[11 0 R]]>>',
      }),
      5,
    ],
  ];

  it.each(trees)('is a Form element: %s', async (_, pdf, key) => {
    const file = await open(await seal(pdf, { visible }));
    const { dict: widget, ref } = await onlyField(file);
    expect(widget.get('StructParent')).toBe(key);
    const document = await file.load(new PdfRef(10));
    const kids = document instanceof PdfDict ? await file.getArray(document, 'K') : [];
    const element = await file.resolve(kids[1]);
    if (!(element instanceof PdfDict)) throw new Error('no element');
    const kid = await file.getDict(element, 'K');
    expect([element.get('S'), kid?.get('Type')]).toEqual([name('Form'), name('OBJR')]);
    expect(kid?.get('Obj')).toEqual(ref);
    expect(kid?.get('Pg')).toEqual((await pageAt(file, 1)).ref);
    const root = await file.load(new PdfRef(9));
    const tree = root instanceof PdfDict ? await file.getDict(root, 'ParentTree') : undefined;
    const leaf = tree && (await file.resolve((await file.getArray(tree, 'Kids')).at(-1)));
    const nums = await file.getArray(leaf instanceof PdfDict ? leaf : (tree ?? dict({})), 'Nums');
    expect(nums.slice(-2)).toEqual([key, kids[1]]);
    expect(root instanceof PdfDict && root.get('ParentTreeNextKey')).toBe(key + 1);
  });

  it('is a kid of the root where there is no Document element', async () => {
    const file = await open(
      await seal(tagged('[]', '<</Nums[]>>', { 10: '<</Type/StructElem/S/P/P 9 0 R>>' }), { visible }),
    );
    const root = await file.load(new PdfRef(9));
    const [element, ...others] = root instanceof PdfDict ? await file.getArray(root, 'K') : [];
    const form = await file.resolve(element);
    expect(others).toEqual([]);
    expect(form instanceof PdfDict && form.get('P')).toEqual(new PdfRef(9));
  });

  it('an invisible one leaves the structure alone', async () => {
    const [, pdf] = trees[0] ?? ['', plain];
    const file = await open(await seal(pdf));
    expect((await onlyField(file)).dict.has('StructParent')).toBe(false);
    expect(await file.entry(9)).toEqual(await (await open(pdf)).entry(9));
  });
});

import { describe, expect, it } from 'vitest';
import { ids } from '../../../layers/http/examples/ids.ts';
import { signingViewExample } from '../../../layers/http/examples/signing.ts';
import { signBody } from '../../../layers/http/schemas/signing.ts';
import {
  fieldValues,
  hasSignature,
  initialsOf,
  isFilled,
  isoDay,
  newDraft,
  signatureAspect,
  signatureBody,
} from '../../../layers/pages/sign/draft.ts';
import { inReadingOrder, missingFields } from '../../../layers/pages/sign/field-path.ts';
import { parseSigningView } from '../../../layers/pages/sign/signing-view.ts';

const [base] = signingViewExample.fields;
const fieldId = (letter: string) => `fld_${letter.repeat(26)}`;
const field = (letter: string, over: object) => ({ ...base, id: fieldId(letter), ...over });
const view = parseSigningView({
  ...signingViewExample,
  fields: [
    field('e', { type: 'signature', page: 2, x: 72, y: 640, width: 180, height: 48 }),
    field('d', { type: 'checkbox', page: 2, x: 300, y: 560, width: 16, height: 16, required: false }),
    field('b', { type: 'date', page: 2, x: 72, y: 562, width: 120, height: 16 }),
    field('c', { type: 'text', page: 2, x: 200, y: 560, width: 90, height: 18 }),
    field('a', { type: 'initials', page: 1, x: 500, y: 780, width: 50, height: 20 }),
  ],
});
const today = new Date(2026, 2, 9, 23, 30);
const draft = () => newDraft(view, today);

describe('a fresh draft', () => {
  it('has the name as signature, initials from it, and the reader’s own day', () => {
    expect(draft().signature).toEqual({ kind: 'typed', text: 'Åse Ø', strokes: [] });
    expect(draft().values).toEqual({ [fieldId('a')]: 'ÅØ', [fieldId('b')]: '2026-03-09' });
    expect(draft().consent).toBe(false);
  });

  it.each([
    ['Åse Maria Ø', 'ÅMØ'],
    ['jean-luc picard', 'JLP'],
    ['  Bo   Ek ', 'BE'],
    ['(Kim) 3rd', ''],
    ['A B C D E F', 'ABCD'],
    ['', ''],
  ])('makes initials of %j: %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('writes days with two digits', () => {
    expect(isoDay(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});

describe('the way from field to field', () => {
  const fields = inReadingOrder(view);

  it('follows page, line and column', () => {
    expect(fields.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'].map(fieldId));
  });

  it('leaves out fields of documents that are not shown', () => {
    const stray = { ...view, fields: view.fields.map((one) => ({ ...one, documentId: 'doc_other' })) };
    expect(inReadingOrder(stray)).toEqual([]);
  });

  it('names what is required and empty', () => {
    expect(missingFields(fields, draft()).map(({ type }) => type)).toEqual(['text']);
  });

  it('takes blanks for empty, and a signature field for filled when there is a signature', () => {
    const now = draft();
    now.values[fieldId('c')] = '   ';
    now.signature.text = ' ';
    expect(fields.filter((one) => isFilled(one, now)).map(({ type }) => type)).toEqual(['initials', 'date']);
    expect(hasSignature(now)).toBe(false);
  });
});

describe('what is sent', () => {
  const bodyOf = (now: ReturnType<typeof draft>) => ({
    presented: view.presented,
    consent: true,
    signature: signatureBody(now, signatureAspect(inReadingOrder(view))),
    fields: fieldValues(view, now),
  });

  it('holds what is shown, boxes as booleans, and nothing for signature fields or empty ones', () => {
    const now = draft();
    now.values[fieldId('c')] = ' REF 12 ';
    expect(bodyOf(now)).toEqual({
      presented: signingViewExample.presented,
      consent: true,
      signature: { kind: 'typed', text: 'Åse Ø' },
      fields: {
        [fieldId('a')]: 'ÅØ',
        [fieldId('b')]: '2026-03-09',
        [fieldId('c')]: 'REF 12',
        [fieldId('d')]: false,
      },
    });
  });

  it.each(['typed', 'drawn'] as const)('is accepted by the schema of the API (%s)', (kind) => {
    const now = draft();
    now.signature = {
      kind,
      text: 'Åse Ø',
      strokes: [
        [
          [0.1, 0.5],
          [0.9, 0.4],
        ],
        [],
      ],
    };
    expect(signBody.safeParse(bodyOf(now)).error).toBeUndefined();
  });

  it('uses the shape of the first signature field', () => {
    expect(signatureAspect(inReadingOrder(view))).toBe(180 / 48);
    expect(signatureAspect([])).toBe(180 / 48);
    expect(ids.field).toMatch(/^fld_/);
  });
});

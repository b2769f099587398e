import { describe, expect, it } from 'vitest';
import {
  fieldFailures,
  isStrongEnough,
  type PlacedField,
  type ReadyDocument,
  type ReadyRecipient,
  sendFailures,
} from '../../../layers/domain/envelope/readiness.ts';
import { authenticationMethods } from '../../../layers/domain/envelope/vocabulary.ts';

const document = (more: Partial<ReadyDocument> = {}): ReadyDocument => ({
  id: 'd',
  status: 'ready',
  reason: null,
  alreadySigned: false,
  pages: [{ width: 595, height: 842 }],
  ...more,
});
const signer = (more: Partial<ReadyRecipient> = {}): ReadyRecipient => ({
  id: 'r',
  role: 'signer',
  authentication: 'link',
  ...more,
});
const field = (more: Partial<PlacedField> = {}): PlacedField => ({
  id: 'f',
  recipientId: 'r',
  type: 'signature',
  page: 1,
  x: 10,
  y: 10,
  width: 100,
  height: 40,
  ...more,
});
const pointers = (failures: readonly { pointer: string; code: string }[]) =>
  failures.map(({ pointer, code }) => `${pointer} ${code}`);
const check = (one: Partial<PlacedField>, of: Partial<ReadyDocument> = {}, by = [signer()]) =>
  pointers(fieldFailures(document(of), [field(one)], by, (index) => `/fields/${index}`));

describe('where a field may stand', () => {
  it.each([
    ['inside', {}, []],
    ['filling the page', { x: 0, y: 0, width: 595, height: 842 }, []],
    ['one point too wide', { x: 496, width: 100 }, ['/fields/0/x outside_page']],
    ['below the page', { y: 842, height: 1 }, ['/fields/0/x outside_page']],
    ['left of the page', { x: -1 }, ['/fields/0/x outside_page']],
    ['on a page that is not there', { page: 2 }, ['/fields/0/page unknown_page']],
    ['for somebody else', { recipientId: 'x' }, ['/fields/0/recipient unknown_recipient']],
  ] as const)('%s', (_title, one, expected) => {
    expect(check(one)).toEqual(expected);
  });

  it.each(['approver', 'viewer', 'copy'] as const)('never for a %s', (role) => {
    expect(check({}, {}, [signer({ role })])).toEqual(['/fields/0/recipient not_a_signer']);
  });

  it('not in a document that already carries signatures', () => {
    expect(check({}, { alreadySigned: true })).toEqual(['/fields/0/document document_signed']);
  });
});

describe('what keeps an envelope from being sent', () => {
  it('names every thing that is missing, one entry each', () => {
    const documents = [
      document(),
      document({ status: 'refused', reason: 'notPdf' }),
      document({ status: 'awaitingUpload' }),
    ];
    const people = [signer({ role: 'viewer' }), signer({ role: 'copy' })];
    expect(pointers(sendFailures(documents, people, 'emailCode'))).toEqual([
      '/documents/1 document_refused',
      '/documents/2 document_missing',
      '/recipients required',
      '/recipients/0/authentication authentication_too_weak',
    ]);
    expect(pointers(sendFailures([], [], 'link'))).toEqual(['/documents required', '/recipients required']);
    expect(sendFailures([document()], [signer()], 'link')).toEqual([]);
    expect(sendFailures([document()], [signer({ role: 'approver' })], 'link')).toEqual([]);
  });

  it('takes a stronger method than the least, never a weaker one', () => {
    const table = authenticationMethods.map((method) =>
      authenticationMethods.map((minimum) => isStrongEnough(method, minimum)),
    );
    expect(table).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});

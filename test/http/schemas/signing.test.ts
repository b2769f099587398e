import { describe, expect, it } from 'vitest';
import { presentedExample } from '../../../layers/http/examples/evidence.ts';
import { ids } from '../../../layers/http/examples/ids.ts';
import { codeAnswer, signBody } from '../../../layers/http/schemas/signing.ts';

const sign = (over: object) =>
  signBody.safeParse({
    presented: presentedExample,
    consent: true,
    signature: { kind: 'typed', text: 'Åse Ø' },
    ...over,
  });

describe('signBody', () => {
  it('takes a typed and a drawn signature', () => {
    expect(sign({}).data).toMatchObject({ fields: {} });
    expect(
      sign({
        signature: {
          kind: 'drawn',
          strokes: [
            [
              [0, 0],
              [1, 0.5],
            ],
          ],
        },
      }).success,
    ).toBe(true);
    expect(sign({ fields: { [ids.field]: 'x' } }).success).toBe(true);
    expect(sign({ fields: { [ids.field]: false } }).success).toBe(true);
  });

  it.each<[string, object]>([
    ['no consent', { consent: false }],
    ['consent in words', { consent: 'true' }],
    ['nothing presented', { presented: undefined }],
    ['a kind of its own', { signature: { kind: 'stamped' } }],
    ['typed without text', { signature: { kind: 'typed' } }],
    ['typed blanks', { signature: { kind: 'typed', text: '  ' } }],
    ['drawn without strokes', { signature: { kind: 'drawn', strokes: [] } }],
    ['an empty stroke', { signature: { kind: 'drawn', strokes: [[]] } }],
    ['a point outside', { signature: { kind: 'drawn', strokes: [[[0, 1.01]]] } }],
    ['a point of three', { signature: { kind: 'drawn', strokes: [[[0, 0, 0]]] } }],
    ['5,001 points', { signature: { kind: 'drawn', strokes: [Array(5000).fill([0, 0]), [[0, 0]]] } }],
    ['both kinds', { signature: { kind: 'typed', text: 'A', strokes: [[[0, 0]]] } }],
    ['a field that is none', { fields: { lease: 'x' } }],
    ['a number', { fields: { [ids.field]: 1 } }],
    ['1,001 characters', { fields: { [ids.field]: 'a'.repeat(1001) } }],
    [
      'a digest too short',
      { presented: { ...presentedExample, documents: [{ id: ids.document, sha256: 'ab' }] } },
    ],
  ])('refuses %s', (_, over) => {
    expect(sign(over).success).toBe(false);
  });

  it('takes 5,000 points', () => {
    expect(sign({ signature: { kind: 'drawn', strokes: [Array(5000).fill([0, 1])] } }).success).toBe(true);
  });
});

describe('codeAnswer', () => {
  it.each(['12345', '1234567', '12345a', '１２３４５６', ' 123456', 123456])('refuses %j', (code) => {
    expect(codeAnswer.safeParse({ code }).success).toBe(false);
  });
});

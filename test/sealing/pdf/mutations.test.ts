import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { corpus } from '../corpus/corpus.ts';
import { toBytes, toText } from '../corpus/raw-pdf.ts';
import { checkSignatures } from '../sign/check-signatures.ts';
import { seal } from '../sign/sealing-kit.ts';
import { refusal } from './refusal.ts';

const files = corpus().map(({ bytes }) => bytes);
const BUDGETS = { inflatedTotal: 4 * 1024 ** 2, lexedTotal: 4 * 1024 ** 2 };

/** Words that mean something to a reader, to be put in place of others. */
const WORDS = [
  '0',
  '-1',
  '99999999999999999999',
  '1 0 R',
  '9 0 R',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  '/',
  'null',
  'stream\n',
  'endobj',
];
const KEYS = [
  '/Length',
  '/Kids',
  '/Prev',
  '/Size',
  '/W',
  '/Index',
  '/Root',
  '/Pages',
  '/Type',
  '/Filter',
  '/First',
  '/N',
];

type Mutation = (text: string) => string;
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)).map(([at, byte]): Mutation => {
    return (text) => replaceAt(text, at, 1, String.fromCharCode(byte));
  }),
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20)).map(([at, count]): Mutation => {
    return (text) => replaceAt(text, at, count, '');
  }),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...WORDS))
    .map(([at, word]): Mutation => {
      return (text) => replaceAt(text, at, word.length, word);
    }),
  fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...WORDS)).map(([key, word]): Mutation => {
    return (text) => text.replace(new RegExp(`${key}\\s*[^/>]*`), () => `${key} ${word} `);
  }),
  fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...KEYS)).map(([key, other]): Mutation => {
    return (text) => text.replace(key, other);
  }),
);

function replaceAt(text: string, at: number, count: number, by: string): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + by + text.slice(start + count);
}

const mutant = fc
  .tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([file, mutations]) => toBytes(mutations.reduce((text, mutate) => mutate(text), toText(file))));

describe('mutated files', () => {
  it('are inspected or refused with a reason, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (bytes) => {
        const { refusal: refused, pages } = await inspectUpload(bufferSource(bytes), { budgets: BUDGETS });
        expect(refused === null).toBe(pages.length > 0);
      }),
      { numRuns: 1500 },
    );
  });

  it('are sealed with their bytes kept, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(mutant, async (bytes) => {
        let sealed: Uint8Array | undefined;
        const refused = await refusal(seal(bytes).then((result) => (sealed = result)));
        if (refused !== undefined || sealed === undefined) return;
        expect(Buffer.compare(sealed.subarray(0, bytes.length), bytes)).toBe(0);
        expect(checkSignatures(sealed)).toMatchObject([{ valid: true, coversWholeFile: true }]);
      }),
      { numRuns: 300 },
    );
  });
});

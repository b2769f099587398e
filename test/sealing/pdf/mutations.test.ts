import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { corpus, deepTree, withEmptySignatureField } from '../corpus/corpus.ts';
import { classicPdf, sampleObjects, streamPdf, toBytes, toText } from '../corpus/raw-pdf.ts';
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

const TOKENS = /\/[A-Za-z]+|\d+ \d+ R|\d+|<<|>>|\[|\]|\([^)]*\)/g;
const forms = [sampleObjects(), withEmptySignatureField(), deepTree(3), annotated()];

function annotated(): Record<number, string> {
  const objects = sampleObjects();
  return {
    ...objects,
    1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[9 0 R]>>/OCProperties<</OCGs[10 0 R]/D<</ON[10 0 R]>>>>>>',
    3: (objects[3] ?? '').replace('/Contents', '/Annots[9 0 R]/CropBox[0 0 9 9]/Rotate 90/Contents'),
    9: '<</Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]/Next[<</S/URI/URI(x)>>]>>/Kids[]>>',
    10: '<</Type/OCG/Name(x)/Usage<</Print<</PrintState/ON>>>>>>',
  };
}

/** Files whose offsets are right, but whose objects say something odd: they get further than mutated bytes. */
const oddObjects = fc
  .tuple(
    fc.constantFrom(...forms),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...WORDS)), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.boolean(),
  )
  .map(([objects, changes, compressed]) => {
    const changed: Record<number, string> = { ...objects };
    for (const [which, where, other, word] of changes) {
      const num = Number(Object.keys(changed)[which % Object.keys(changed).length]);
      const body = changed[num] ?? '';
      const tokens = [...body.matchAll(TOKENS)];
      const token = tokens[where % tokens.length];
      if (token === undefined) continue;
      const by = other % 2 === 0 ? word : (tokens[other % tokens.length]?.[0] ?? word);
      changed[num] = body.slice(0, token.index) + by + body.slice(token.index + token[0].length);
    }
    return compressed ? streamPdf(changed, { compressed: [1, 2, 3, 4] }) : classicPdf(changed);
  });

describe('mutated files', () => {
  it('are inspected or refused with a reason, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutant, oddObjects), async (bytes) => {
        const { refusal: refused, pages } = await inspectUpload(bufferSource(bytes), { budgets: BUDGETS });
        expect(refused === null).toBe(pages.length > 0);
      }),
      { numRuns: 1500 },
    );
  });

  it('are sealed with their bytes kept, or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutant, oddObjects), async (bytes) => {
        let sealed: Uint8Array | undefined;
        const refused = await refusal(seal(bytes).then((result) => (sealed = result)));
        if (refused !== undefined || sealed === undefined) return;
        expect(Buffer.compare(sealed.subarray(0, bytes.length), bytes)).toBe(0);
        expect(checkSignatures(sealed)).toMatchObject([{ valid: true, coversWholeFile: true }]);
      }),
      { numRuns: 300 },
    );
  });

  it('what the inspection lets pass can be sealed', async () => {
    await fc.assert(
      fc.asyncProperty(oddObjects, async (bytes) => {
        const { refusal: refused } = await inspectUpload(bufferSource(bytes), { budgets: BUDGETS });
        if (refused === null) expect(await refusal(seal(bytes))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../layers/sealing/bytes/byte-writer.ts';
import { walkPages } from '../../../layers/sealing/pdf/page-tree.ts';
import type { PdfObject } from '../../../layers/sealing/pdf/pdf-object.ts';
import { serialize } from '../../../layers/sealing/pdf/serialize.ts';
import { readSignatureFields } from '../../../layers/sealing/pdf/signature-fields.ts';
import { corpus } from '../corpus/corpus.ts';
import { toText } from '../corpus/raw-pdf.ts';
import { checkSignatures } from './check-signatures.ts';
import { open, seal } from './sealing-kit.ts';

const written = (object: PdfObject = null): string => {
  const out = new ByteWriter();
  serialize(object, out);
  return toText(out.toBytes());
};

describe('sealing the structural corpus', () => {
  it.each(corpus())('$name: appended twice, bytes kept, both seals hold', async ({ bytes, pages }) => {
    const once = await seal(bytes);
    const twice = await seal(once);

    expect(Buffer.compare(once.subarray(0, bytes.length), bytes)).toBe(0);
    expect(Buffer.compare(twice.subarray(0, once.length), once)).toBe(0);
    expect(checkSignatures(once)).toMatchObject([{ valid: true, coversWholeFile: true }]);
    expect(checkSignatures(twice)).toMatchObject([
      { valid: true, coversWholeFile: false },
      { valid: true, coversWholeFile: true },
    ]);

    const reopened = await open(twice);
    const signed = (await readSignatureFields(reopened)).filter(({ value }) => value !== undefined);
    expect(signed.map(({ fullName }) => fullName)).toEqual(['Signature1', 'Signature2']);
    let count = 0;
    for await (const page of walkPages(reopened)) count = page.index + 1;
    expect(count).toBe(pages);
  });

  it.each(corpus())(
    '$name: the update has the kind of cross reference of the last section',
    async ({ bytes }) => {
      const before = await open(bytes);
      const after = await open(await seal(bytes));

      expect(after.sections[0]?.kind).toBe(before.sections[0]?.kind);
      expect(after.sections.length).toBe(before.sections.length + 1);
      expect(after.trailer.get('Prev')).toBe(before.startxref);
      expect(after.trailer.has('XRefStm')).toBe(false);
      expect(written(after.trailer.get('ID'))).toBe(written(before.trailer.get('ID')));
      expect(written(after.trailer.get('Info'))).toBe(written(before.trailer.get('Info')));
    },
  );
});

import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { inflateWeb } from '../../../layers/sealing/pdf/inflate-web.ts';
import { openPdf } from '../../../layers/sealing/pdf/open-pdf.ts';
import { PdfRef, PdfStream } from '../../../layers/sealing/pdf/pdf-object.ts';
import { corpus } from '../corpus/corpus.ts';
import { classicPdf, flate, sampleObjects, stream, toText } from '../corpus/raw-pdf.ts';
import { refusal } from './refusal.ts';

async function decoded(dict: string, data: string, web = false): Promise<string> {
  const pdf = classicPdf({ ...sampleObjects(), 9: stream(dict, data) });
  const file = await openPdf(bufferSource(pdf), web ? { inflate: inflateWeb } : {});
  const object = await file.load(new PdfRef(9));
  if (!(object instanceof PdfStream)) throw new Error('no stream');
  return toText(await file.streamData(object));
}

describe('stream filters', () => {
  it.each([
    ['none', '', 'plain', 'plain'],
    ['Flate', '/Filter/FlateDecode', flate('flate'), 'flate'],
    ['Flate, abbreviated and in an array', '/Filter[/Fl]', flate('flate'), 'flate'],
    ['Flate, cut before its checksum', '/Filter/FlateDecode', flate('flate').slice(0, -4), 'flate'],
    ['ASCIIHex', '/Filter/ASCIIHexDecode', '48 65 6C6c6F2>', 'Hello '],
    ['ASCII85', '/Filter/ASCII85Decode', '87cURD]i,"Ebo80z~>', 'Hello World!\0\0\0\0'],
    ['RunLength', '/Filter/RunLengthDecode', '\x02abc\xfed\x80', 'abcddd'],
    ['LZW', '/Filter/LZWDecode', '\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01', '-----A---B'],
    [
      'two filters',
      '/Filter[/ASCIIHexDecode/FlateDecode]',
      Buffer.from(flate('two'), 'latin1').toString('hex'),
      'two',
    ],
    ['an Identity crypt filter', '/Filter[/Crypt]', 'as it is', 'as it is'],
  ])('%s', async (_, dict, data, expected) => {
    expect(await decoded(dict, data)).toBe(expected);
  });

  it.each([0, 1, 2, 3, 4])('PNG predictor row type %i, and the same by the browser', async (type) => {
    const rows = [
      [10, 20, 30, 250],
      [11, 19, 33, 5],
    ];
    const predict = (row: readonly number[], above: readonly number[]) =>
      row.map((value, i) => {
        const [left, up, upLeft] = [row[i - 1] ?? 0, above[i] ?? 0, i > 0 ? (above[i - 1] ?? 0) : 0];
        const p = left + up - upLeft;
        const nearest = [left, up, upLeft].reduce((best, x) =>
          Math.abs(p - x) < Math.abs(p - best) ? x : best,
        );
        return (value - ([0, left, up, (left + up) >> 1, nearest][type] ?? 0)) & 255;
      });
    const encoded = rows.flatMap((row, i) => [type, ...predict(row, rows[i - 1] ?? [0, 0, 0, 0])]);
    const data = flate(String.fromCharCode(...encoded));
    const dict = '/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4>>';
    expect(await decoded(dict, data)).toBe(String.fromCharCode(...rows.flat()));
    expect(await decoded(dict, data, true)).toBe(String.fromCharCode(...rows.flat()));
  });

  it('TIFF predictor', async () => {
    const dict = '/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 3>>';
    expect(await decoded(dict, flate('\x01\x02\x03\x0a\x01\xff'))).toBe('\x01\x03\x06\x0a\x0b\x0a');
  });

  it.each([
    ['an unknown filter', '/Filter/Unknown', 'x'],
    ['data that do not inflate', '/Filter/FlateDecode', 'not zlib data at all'],
    ['bad hexadecimal digits', '/Filter/ASCIIHexDecode', '4G>'],
    ['bad base-85 digits', '/Filter/ASCII85Decode', 'ab{}'],
    ['a bad LZW code', '/Filter/LZWDecode', '\xff\xff\xff'],
    ['a filter that is no name', '/Filter 5', 'x'],
    ['an unknown predictor', '/Filter/FlateDecode/DecodeParms<</Predictor 9>>', flate('x')],
  ])('%s is refused', async (_, dict, data) => {
    expect(await refusal(decoded(dict, data))).toBe('brokenStructure');
  });

  it.each([false, true])('inflating stops at the limit (browser: %s)', async (web) => {
    expect(await refusal(decoded('/Filter/FlateDecode', flate('\0'.repeat(5_000_000)), web))).toBe(
      'tooComplex',
    );
  });

  it('any bytes come back, by both implementations', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, web) => {
        const data = toText(deflateSync(bytes));
        expect(await decoded('/Filter/FlateDecode', data, web)).toBe(toText(bytes));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the browser platform', () => {
  it.each(corpus())('reads $name', async ({ bytes }) => {
    const file = await openPdf(bufferSource(bytes), { inflate: inflateWeb });
    expect(await file.resolve(file.trailer.get('Root'))).not.toBeNull();
  });
});

import { ByteWriter } from '../bytes/byte-writer.ts';
import type { PdfFile } from './pdf-file.ts';
import { dict, name, type PdfDict, PdfRef, PdfStream } from './pdf-object.ts';
import { serialize } from './serialize.ts';

interface XrefRow {
  readonly ref: PdfRef;
  readonly offset: number;
}

/**
 * Appends the cross reference of an update: of the same kind as the file's last section, since readers that find
 * another kind ignore the update or call the signature's byte range invalid.
 * @param rows sorted by object number
 * @param size one more than the highest object number so far
 */
export function writeXref(file: PdfFile, rows: readonly XrefRow[], size: number, out: ByteWriter): void {
  const startxref = file.source.size + out.length;
  if (file.sections[0]?.kind === 'stream') writeStream(file, rows, { size, startxref }, out);
  else writeTable(file, rows, size, out);
  out.write(`startxref\n${startxref}\n%%EOF\n`);
}

function writeTable(file: PdfFile, rows: readonly XrefRow[], size: number, out: ByteWriter): void {
  out.write('xref\n');
  for (const run of runs(rows)) {
    out.write(`${run[0]?.ref.num ?? 0} ${run.length}\n`);
    for (const { ref, offset } of run) {
      out.write(`${String(offset).padStart(10, '0')} ${String(ref.gen).padStart(5, '0')} n \n`);
    }
  }
  out.write('trailer\n');
  serialize(trailer(file, size), out);
  out.write('\n');
}

function writeStream(
  file: PdfFile,
  others: readonly XrefRow[],
  { size, startxref }: { size: number; startxref: number },
  out: ByteWriter,
): void {
  const self = new PdfRef(size);
  const rows = [...others, { ref: self, offset: startxref }];
  const data = new ByteWriter();
  for (const { ref, offset } of rows) {
    const row = new DataView(new ArrayBuffer(8));
    row.setUint8(0, 1);
    row.setUint8(1, Math.floor(offset / 2 ** 32));
    row.setUint32(2, offset % 2 ** 32);
    row.setUint16(6, ref.gen);
    data.write(new Uint8Array(row.buffer));
  }
  const description = trailer(file, size + 1).with({
    Type: name('XRef'),
    W: [1, 5, 2],
    Index: runs(rows).flatMap((run) => [run[0]?.ref.num ?? 0, run.length]),
  });
  out.write(`${self.num} 0 obj\n`);
  serialize(new PdfStream(description, data.toBytes()), out);
  out.write('\nendobj\n');
}

/** Only what a trailer may carry on: `/XRefStm` of a hybrid file and the last stream's own entries stay behind. */
function trailer(file: PdfFile, size: number): PdfDict {
  const last = file.trailer;
  return dict({
    Size: size,
    Root: last.get('Root'),
    Info: last.get('Info'),
    ID: last.get('ID'),
    Encrypt: last.get('Encrypt'),
    Prev: file.startxref,
  });
}

/** Rows cut where object numbers are not consecutive. */
function runs(rows: readonly XrefRow[]): XrefRow[][] {
  const result: XrefRow[][] = [];
  for (const row of rows) {
    const run = result.at(-1);
    if (run !== undefined && run.at(-1)?.ref.num === row.ref.num - 1) run.push(row);
    else result.push([row]);
  }
  return result;
}

import type { ByteWriter } from '../bytes/byte-writer.ts';
import { latin1 } from '../bytes/latin1.ts';
import { isRegular } from './characters.ts';
import {
  isArray,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRaw,
  PdfRef,
  PdfStream,
  PdfString,
} from './pdf-object.ts';

/**
 * Writes an object. The body of a stream must be in memory; its `/Length` is set here.
 * Hexadecimal strings always have an even number of digits (PDF/A).
 */
export function serialize(object: PdfObject, out: ByteWriter): void {
  if (object instanceof PdfStream) writeStream(object, out);
  else if (object instanceof PdfDict) writeDict(object, out);
  else if (isArray(object)) writeArray(object, out);
  else if (object instanceof PdfRaw) out.write(object.bytes);
  else out.write(atom(object));
}

function writeDict(dict: PdfDict, out: ByteWriter): void {
  out.write('<<');
  for (const [key, value] of dict.map) {
    out.write(`${writtenName(key)} `);
    serialize(value, out);
    out.write('\n');
  }
  out.write('>>');
}

function writeArray(items: readonly PdfObject[], out: ByteWriter): void {
  out.write('[');
  for (const [i, item] of items.entries()) {
    if (i > 0) out.write(' ');
    serialize(item, out);
  }
  out.write(']');
}

function writeStream(stream: PdfStream, out: ByteWriter): void {
  if (!(stream.body instanceof Uint8Array)) throw new TypeError('only new streams can be written');
  writeDict(stream.dict.with({ Length: stream.body.length }), out);
  out.write('\nstream\n').write(stream.body).write('\nendstream');
}

function atom(object: PdfObject): string {
  if (object === null) return 'null';
  if (typeof object === 'boolean') return String(object);
  if (typeof object === 'number') return writtenNumber(object);
  if (object instanceof PdfName) return writtenName(object.name);
  if (object instanceof PdfRef) return `${object.num} ${object.gen} R`;
  if (object instanceof PdfString) return object.hex ? hexString(object.bytes) : literalString(object.bytes);
  throw new TypeError('not a PDF object');
}

/** PDF knows no exponents. */
export function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('not a PDF number');
  if (Number.isInteger(value)) return BigInt(value).toString();
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

function writtenName(name: string): string {
  let text = '/';
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    const plain = isRegular(c) && c > 32 && c < 127 && c !== 0x23;
    text += plain ? String.fromCharCode(c) : `#${c.toString(16).padStart(2, '0')}`;
  }
  return text;
}

/** Bytes as a hexadecimal string with its delimiters. */
export function hexString(bytes: Uint8Array): string {
  return `<${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}>`;
}

function literalString(bytes: Uint8Array): string {
  const printable = bytes.every((b) => b >= 32 && b < 127);
  return printable ? `(${latin1(bytes).replace(/[\\()]/g, '\\$&')})` : hexString(bytes);
}

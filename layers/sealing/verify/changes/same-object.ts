import { equalBytes } from '../../der/bytes-util.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import {
  isArray,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '../../pdf/pdf-object.ts';
import { PdfRefused } from '../../pdf/pdf-refused.ts';

const CHUNK = 1024 ** 2;

/**
 * True when two objects say the same. References are equal by number and generation: what they lead to is compared on
 * its own. Stream data are compared as they lie in the file.
 */
export async function sameObject(a: Located, b: Located): Promise<boolean> {
  if (a.object instanceof PdfStream && b.object instanceof PdfStream) {
    return samePlain(a.object.dict, b.object.dict) && sameData(a.file, a.object, b.file, b.object);
  }
  return samePlain(a.object, b.object);
}

/** An object and the document it was read from. */
export interface Located {
  readonly file: PdfFile;
  readonly object: PdfObject;
}

/** Like {@link sameObject} for what is no stream. */
export function samePlain(a: PdfObject | undefined, b: PdfObject | undefined): boolean {
  if (a instanceof PdfDict && b instanceof PdfDict)
    return differingKeys(a, b).length === 0 && a.ambiguous === b.ambiguous;
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, i) => samePlain(item, b[i]));
  if (a instanceof PdfRef && b instanceof PdfRef) return a.equals(b);
  if (a instanceof PdfName && b instanceof PdfName) return a.name === b.name;
  if (a instanceof PdfString && b instanceof PdfString) return equalBytes(a.bytes, b.bytes);
  return (a ?? null) === (b ?? null);
}

/** Keys whose values differ between two dictionaries. */
export function differingKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.map.keys(), ...b.map.keys()]);
  return [...keys].filter((key) => !samePlain(a.get(key), b.get(key)));
}

async function sameData(fileA: PdfFile, a: PdfStream, fileB: PdfFile, b: PdfStream): Promise<boolean> {
  const [x, y] = [a.body, b.body];
  if (x instanceof Uint8Array || y instanceof Uint8Array || x.length !== y.length) return false;
  if (x.offset === y.offset) return true;
  for (let at = 0; at < x.length; at += CHUNK) {
    const length = Math.min(CHUNK, x.length - at);
    const [left, right] = [
      await fileA.source.read(x.offset + at, length),
      await fileB.source.read(y.offset + at, length),
    ];
    if (!equalBytes(left, right)) return false;
  }
  return true;
}

/** The object behind a reference, or undefined when it cannot be read. */
export async function tryLoad(file: PdfFile, ref: PdfRef): Promise<PdfObject | undefined> {
  try {
    return await file.load(ref);
  } catch (error) {
    if (error instanceof PdfRefused) return undefined;
    throw error;
  }
}

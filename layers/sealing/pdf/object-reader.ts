import type { DecodeContext } from './decode-stream.ts';
import { isArray, PdfDict, type PdfObject, PdfRef } from './pdf-object.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

const MAX_REFERENCE_HOPS = 32;

/** Gives the objects of a document: a file, or a file with the changes of an update that is being made. */
export abstract class ObjectReader {
  /** The trailer that counts. */
  abstract readonly trailer: PdfDict;
  abstract readonly context: DecodeContext;

  /** The object behind a reference; null when there is none (ISO 32000-2 §7.3.10). */
  abstract load(ref: PdfRef): Promise<PdfObject>;

  /** Follows references until something else comes. */
  async resolve(object: PdfObject | undefined): Promise<PdfObject> {
    let current = object ?? null;
    for (let hops = 0; current instanceof PdfRef; hops++) {
      if (hops > MAX_REFERENCE_HOPS) throw broken('references form a loop', { object: current.num });
      current = await this.load(current);
    }
    return current;
  }

  /** The resolved value of a dictionary entry; null when absent. */
  async get(dict: PdfDict, key: string): Promise<PdfObject> {
    return this.resolve(dict.get(key));
  }

  /** The resolved entry when it is a dictionary, else undefined. */
  async getDict(dict: PdfDict, key: string): Promise<PdfDict | undefined> {
    const value = await this.get(dict, key);
    return value instanceof PdfDict ? value : undefined;
  }

  /** The resolved entry when it is an array, else an empty one. Its items are not resolved. */
  async getArray(dict: PdfDict, key: string): Promise<readonly PdfObject[]> {
    const value = await this.get(dict, key);
    return isArray(value) ? value : [];
  }
}

/** @throws PdfRefused when the object is not a dictionary that can be read only one way. */
export function expectDict(object: PdfObject, what: string, ref?: PdfRef): PdfDict {
  const where = ref === undefined ? {} : { object: ref.num };
  if (!(object instanceof PdfDict)) throw broken(`${what} is not a dictionary`, where);
  if (object.ambiguous)
    throw new PdfRefused('brokenStructure', { ...where, message: `${what} has a key twice` });
  return object;
}

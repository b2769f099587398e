import { ByteWriter } from '../bytes/byte-writer.ts';
import type { DecodeContext } from './decode-stream.ts';
import { mapStrings } from './map-strings.ts';
import { ObjectReader } from './object-reader.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfDict, type PdfObject, PdfRef, PdfStream } from './pdf-object.ts';
import { PdfRefused } from './pdf-refused.ts';
import { serialize } from './serialize.ts';
import { writeXref } from './write-xref.ts';

/** What is appended to a file, and where its objects lie. */
export interface BuiltUpdate {
  /** To be appended to the original, whose bytes stay as they are. */
  readonly tail: Uint8Array;
  /** File offset of each written object's header, by object number. */
  readonly offsets: ReadonlyMap<number, number>;
}

/** Some readers ignore objects beyond this number (pdfium: 4 × 1024 × 1024). */
const MAX_OBJECT_NUMBER = 4_194_000;

/**
 * Collects new and changed objects of one incremental update (ISO 32000-2 §7.5.6). Reading through it sees the
 * changes made so far. Nothing is written before `build`.
 */
export class IncrementalUpdate extends ObjectReader {
  readonly file: PdfFile;
  readonly #objects = new Map<number, { ref: PdfRef; object: PdfObject }>();
  #next: number;

  constructor(file: PdfFile) {
    super();
    this.file = file;
    this.#next = file.nextObjectNumber;
  }

  override get trailer(): PdfDict {
    return this.file.trailer;
  }

  override get context(): DecodeContext {
    return this.file.context;
  }

  /** A reference for a new object. */
  allocate(): PdfRef {
    if (!(this.#next < MAX_OBJECT_NUMBER))
      throw new PdfRefused('tooComplex', { message: 'object numbers too high' });
    return new PdfRef(this.#next++);
  }

  /** Adds a new object. */
  add(object: PdfObject): PdfRef {
    const ref = this.allocate();
    this.set(ref, object);
    return ref;
  }

  /** Sets what stands behind a reference from this update on. */
  set(ref: PdfRef, object: PdfObject): void {
    this.#objects.set(ref.num, { ref, object });
  }

  /** The object behind a reference as this update will leave it. */
  override async load(ref: PdfRef): Promise<PdfObject> {
    const changed = this.#objects.get(ref.num);
    return changed === undefined ? this.file.load(ref) : changed.object;
  }

  /** Serialises the objects, the cross reference of the same kind as the file's last one, and the trailer. */
  async build(): Promise<BuiltUpdate> {
    const { source } = this.file;
    const out = new ByteWriter();
    const [lastByte] = await source.read(source.size - 1, 1);
    if (lastByte !== 10 && lastByte !== 13) out.write('\n');
    const offsets = new Map<number, number>();
    const sorted = [...this.#objects.values()].sort((a, b) => a.ref.num - b.ref.num);
    for (const { ref, object } of sorted) {
      offsets.set(ref.num, source.size + out.length);
      out.write(`${ref.num} ${ref.gen} obj\n`);
      serialize(await this.#encrypted(object, ref), out);
      out.write('\nendobj\n');
    }
    const rows = sorted.map(({ ref }) => ({ ref, offset: offsets.get(ref.num) ?? 0 }));
    writeXref(this.file, rows, this.#next, out);
    return { tail: out.toBytes(), offsets };
  }

  async #encrypted(object: PdfObject, owner: PdfRef): Promise<PdfObject> {
    const { cipher } = this.file;
    if (cipher === undefined) return object;
    const changed = await mapStrings(object, (bytes) => cipher.encryptString(bytes, owner));
    if (!(changed instanceof PdfStream) || !(changed.body instanceof Uint8Array)) return changed;
    return new PdfStream(changed.dict, await cipher.encryptStream(changed.body, changed.dict, owner), owner);
  }
}

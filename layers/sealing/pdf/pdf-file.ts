import type { ByteSource } from '../bytes/byte-source.ts';
import { type DecodeContext, decodeStream } from './decode-stream.ts';
import type { FileCipher } from './encryption/file-cipher.ts';
import type { UnlockedFile } from './encryption/unlock-file.ts';
import { mapStrings } from './map-strings.ts';
import { ObjectReader } from './object-reader.ts';
import { type ObjectStream, parseCompressed, readObjectStream } from './object-stream.ts';
import { isArray, PdfDict, type PdfObject, PdfRef, PdfStream } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';
import { readIndirect } from './read-indirect.ts';
import { sectionEntry, type XrefEntry, type XrefSection } from './xref-section.ts';

const MAX_KEPT_OBJECTS = 4096;
/** Bytes that went through the lexer for what is kept: an object is a few times as large as its text. */
const MAX_KEPT_BYTES = 8 * 1024 ** 2;
const MAX_KEPT_STREAM_BYTES = 16 * 1024 ** 2;
/** An object may need another to be read: its length, or the stream that it lies in. */
const MAX_READ_DEPTH = 8;

/** What `openPdf` found at the end and the beginning of a file. */
interface PdfFileParts {
  readonly source: ByteSource;
  readonly context: DecodeContext;
  readonly headerVersion: string;
  readonly startxref: number;
  readonly sections: readonly XrefSection[];
}

/** An opened PDF. Objects are read when they are asked for. */
export class PdfFile extends ObjectReader {
  readonly source: ByteSource;
  override readonly context: DecodeContext;
  /** Version in the header, e.g. `1.4`; the catalog may name a later one. */
  readonly headerVersion: string;
  readonly startxref: number;
  /** Cross-reference sections, newest first; one per revision (two in a linearised first revision). */
  readonly sections: readonly XrefSection[];
  #unlocked: UnlockedFile | undefined;
  readonly #objects = new Map<number, { gen: number; object: PdfObject }>();
  readonly #streams = new Map<number, ObjectStream>();
  #streamBytes = 0;
  #lexedBefore = 0;

  constructor(parts: PdfFileParts) {
    super();
    this.source = parts.source;
    this.context = parts.context;
    this.headerVersion = parts.headerVersion;
    this.startxref = parts.startxref;
    this.sections = parts.sections;
  }

  /** The newest trailer. */
  override get trailer(): PdfDict {
    return this.sections[0]?.trailer ?? new PdfDict();
  }

  /** Undefined when the file is not encrypted. */
  get cipher(): FileCipher | undefined {
    return this.#unlocked?.cipher;
  }

  /** Permission bits of an encrypted file (ISO 32000-2 Table 22); all set when it is not encrypted. */
  get permissions(): number {
    return this.#unlocked?.permissions ?? -1;
  }

  /** From now on strings and streams are decrypted. What was read before (nothing but lengths) is read again. */
  unlock(unlocked: UnlockedFile | undefined): void {
    this.#unlocked = unlocked;
    this.#objects.clear();
    this.#streams.clear();
  }

  /** One more than the highest object number that the file uses or claims. */
  get nextObjectNumber(): number {
    let next = 1;
    for (const { trailer, rows, hybrid } of this.sections) {
      const size = trailer.get('Size');
      if (typeof size === 'number') next = Math.max(next, size);
      for (const { ranges } of hybrid === undefined ? [rows] : [rows, hybrid]) {
        const last = ranges.at(-1);
        if (last !== undefined) next = Math.max(next, last.first + last.count);
      }
    }
    return next;
  }

  /** The entry that counts for an object number: the newest section that has one. */
  async entry(num: number): Promise<XrefEntry | undefined> {
    for (const section of this.sections) {
      const entry = await sectionEntry(section, num);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The object behind a reference; null when there is none (§7.3.10). */
  override load(ref: PdfRef): Promise<PdfObject> {
    return this.#load(ref, 0);
  }

  /** Raw data of a stream as they lie in the file, after checking that `endstream` follows. */
  async rawStream(stream: PdfStream): Promise<Uint8Array> {
    const { body, owner } = stream;
    if (body instanceof Uint8Array) return body;
    const data = await this.source.read(body.offset, body.length);
    const after = await this.source.read(body.offset + body.length, 11);
    if (!/^(?:\r\n|\r|\n)?endstream/.test(String.fromCharCode(...after))) {
      throw broken('stream length is wrong', { ...(owner && { object: owner.num }), offset: body.offset });
    }
    return data;
  }

  /** Decoded data of a stream. */
  async streamData(stream: PdfStream): Promise<Uint8Array> {
    const raw = await this.rawStream(stream);
    const { cipher } = this;
    const plain =
      cipher === undefined || stream.owner === undefined || stream.body instanceof Uint8Array
        ? raw
        : await cipher.decryptStream(raw, stream.dict, stream.owner);
    return decodeStream(await this.#directFilters(stream.dict), plain, this.context);
  }

  /** Filter entries may be references anywhere (§7.3.8.2). */
  async #directFilters(dict: PdfDict): Promise<PdfDict> {
    const direct = new Map<string, PdfObject>();
    for (const key of ['Filter', 'DecodeParms']) {
      const value = await this.get(dict, key);
      direct.set(key, isArray(value) ? await Promise.all(value.map((item) => this.resolve(item))) : value);
    }
    return new PdfDict(direct);
  }

  async #load(ref: PdfRef, depth: number): Promise<PdfObject> {
    const kept = this.#objects.get(ref.num);
    if (kept !== undefined && kept.gen === ref.gen) return kept.object;
    if (depth > MAX_READ_DEPTH) throw broken('object needs itself to be read', { object: ref.num });
    const entry = await this.entry(ref.num);
    if (entry === undefined || entry.type === 'free') return null;
    if (ref.gen !== (entry.type === 'offset' ? entry.gen : 0)) return null;
    const object =
      entry.type === 'offset'
        ? await this.#readAt(ref, entry.offset, depth)
        : await this.#readCompressed(ref.num, entry, depth);
    this.#forgetTooMany();
    this.#objects.set(ref.num, { gen: ref.gen, object });
    return object;
  }

  #forgetTooMany(): void {
    const lexed = this.context.meter.spent('lexedTotal');
    if (this.#objects.size < MAX_KEPT_OBJECTS && lexed - this.#lexedBefore < MAX_KEPT_BYTES) return;
    this.#objects.clear();
    this.#lexedBefore = lexed;
  }

  async #readAt(ref: PdfRef, offset: number, depth: number): Promise<PdfObject> {
    const lengthOf = (length: PdfRef) => this.#load(length, depth + 1);
    const found = await readIndirect(this.source, this.context.meter, offset, lengthOf);
    if (!found.ref.equals(ref)) {
      throw broken('object is not where the cross reference says', { object: ref.num, offset });
    }
    const { cipher } = this;
    if (cipher === undefined || ref.equals(this.trailer.get('Encrypt'))) return found.value;
    return mapStrings(found.value, (bytes) => cipher.decryptString(bytes, ref));
  }

  async #readCompressed(num: number, entry: { container: number; index: number }, depth: number) {
    const stream =
      this.#streams.get(entry.container) ?? (await this.#openObjectStream(entry.container, depth));
    return parseCompressed(stream, num, entry.index, this.context.meter);
  }

  async #openObjectStream(container: number, depth: number): Promise<ObjectStream> {
    const entry = await this.entry(container);
    if (entry?.type !== 'offset') throw broken('object stream is missing', { object: container });
    const object = await this.#load(new PdfRef(container, entry.gen), depth + 1);
    if (!(object instanceof PdfStream)) throw broken('object stream is not a stream', { object: container });
    const data = await this.streamData(object);
    const stream = readObjectStream(object.dict, data, this.context.meter, container);
    this.#streamBytes += data.length;
    if (this.#streamBytes > MAX_KEPT_STREAM_BYTES) {
      this.#streams.clear();
      this.#streamBytes = data.length;
    }
    this.#streams.set(container, stream);
    return stream;
  }
}

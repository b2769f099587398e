import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { isArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '../pdf/pdf-object.ts';

/** Copies objects of one file into an update of another, each once, under new numbers. */
export class Graft {
  readonly #from: PdfFile;
  readonly #update: IncrementalUpdate;
  readonly #copies = new Map<number, PdfRef>();
  readonly #pending: { from: PdfRef; to: PdfRef }[] = [];

  /** `from` is trusted: authored by ourselves, and not encrypted. */
  constructor(from: PdfFile, update: IncrementalUpdate) {
    this.#from = from;
    this.#update = update;
  }

  /** The object with its references renumbered; what they lead to is copied too. */
  async copy(object: PdfObject): Promise<PdfObject> {
    const copied = await this.#renumber(object);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      this.#update.set(next.to, await this.#renumber(await this.#from.load(next.from)));
    }
    return copied;
  }

  /** The copies made so far. */
  get copies(): Iterable<PdfRef> {
    return this.#copies.values();
  }

  async #renumber(object: PdfObject): Promise<PdfObject> {
    if (object instanceof PdfRef) return this.#target(object);
    if (isArray(object)) return Promise.all(object.map((item) => this.#renumber(item)));
    if (object instanceof PdfStream) {
      const dict = await this.#renumberDict(object.dict);
      return new PdfStream(dict, await this.#from.rawStream(object));
    }
    return object instanceof PdfDict ? this.#renumberDict(object) : object;
  }

  async #renumberDict(dict: PdfDict): Promise<PdfDict> {
    const entries = [...dict.map].map(async ([key, value]) => [key, await this.#renumber(value)] as const);
    return new PdfDict(await Promise.all(entries));
  }

  #target(from: PdfRef): PdfRef {
    const known = this.#copies.get(from.num);
    if (known !== undefined) return known;
    const to = this.#update.allocate();
    this.#copies.set(from.num, to);
    this.#pending.push({ from, to });
    return to;
  }
}

/** Any PDF object (ISO 32000-2 §7.3). Integers and reals are numbers. */
export type PdfObject =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | PdfRaw
  | readonly PdfObject[];

/** A name; `name` holds its bytes as Latin-1, `#xx` decoded, without the slash. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string. `start` and `end` are the file offsets of its token, delimiters included, where it has one. */
export class PdfString {
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  readonly start: number | undefined;
  readonly end: number | undefined;
  constructor(bytes: Uint8Array, hex = false, start?: number, end?: number) {
    this.bytes = bytes;
    this.hex = hex;
    this.start = start;
    this.end = end;
  }
}

/** An indirect reference. */
export class PdfRef {
  readonly num: number;
  readonly gen: number;
  constructor(num: number, gen = 0) {
    this.num = num;
    this.gen = gen;
  }
  equals(other: PdfObject | undefined): boolean {
    return other instanceof PdfRef && other.num === this.num && other.gen === this.gen;
  }
}

/**
 * A dictionary. `ambiguous`: a key stood twice in the file (the last value counts), readers differ on it. A map given
 * to the constructor becomes the dictionary's own.
 */
export class PdfDict {
  readonly map: Map<string, PdfObject>;
  readonly ambiguous: boolean;
  constructor(entries: Iterable<readonly [string, PdfObject]> = [], ambiguous = false) {
    this.map = entries instanceof Map ? entries : new Map(entries);
    this.ambiguous = ambiguous;
  }
  /** The value as it stands (a reference is not followed); null counts as absent. */
  get(key: string): PdfObject | undefined {
    return this.map.get(key) ?? undefined;
  }
  has(key: string): boolean {
    return this.get(key) !== undefined;
  }
  /** A copy with these entries set; undefined removes one. */
  with(changes: Readonly<Record<string, PdfObject | undefined>>): PdfDict {
    const copy = new PdfDict(new Map(this.map));
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) copy.map.delete(key);
      else copy.map.set(key, value);
    }
    return copy;
  }
}

/** Where a stream's raw data lie in the file, or the data themselves for a new stream. */
type StreamBody = { readonly offset: number; readonly length: number } | Uint8Array;

/** A stream. `owner` is the object it came from: encryption depends on it. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly body: StreamBody;
  readonly owner: PdfRef | undefined;
  constructor(dict: PdfDict, body: StreamBody, owner?: PdfRef) {
    this.dict = dict;
    this.body = body;
    this.owner = owner;
  }
}

/** Bytes written as they are: never parsed, never encrypted. Only in objects that are being written. */
export class PdfRaw {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A dictionary from a plain record; undefined entries are left out. */
export function dict(entries: Readonly<Record<string, PdfObject | undefined>>): PdfDict {
  return new PdfDict().with(entries);
}

export const name = (text: string): PdfName => new PdfName(text);

/** True for the name `expected`. */
export function isName(object: PdfObject | undefined, expected: string): boolean {
  return object instanceof PdfName && object.name === expected;
}

/** True for an array; narrows what `Array.isArray` cannot narrow on read-only arrays. */
export function isArray(object: PdfObject | undefined): object is readonly PdfObject[] {
  return Array.isArray(object);
}

export function isInteger(object: PdfObject | undefined): object is number {
  return typeof object === 'number' && Number.isSafeInteger(object);
}

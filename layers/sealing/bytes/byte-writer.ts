/** Grows as bytes are written to it. Text is written one byte per character (Latin-1). */
export class ByteWriter {
  length = 0;
  #bytes: Uint8Array<ArrayBuffer>;

  /** `capacity`: octets to begin with. */
  constructor(capacity = 4096) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Appends bytes, or a text whose characters are all below U+0100. */
  write(part: string | Uint8Array): this {
    this.#reserve(part.length);
    if (typeof part === 'string') {
      for (let i = 0; i < part.length; i++) this.#bytes[this.length + i] = part.charCodeAt(i);
    } else {
      this.#bytes.set(part, this.length);
    }
    this.length += part.length;
    return this;
  }

  /** Writes again what was written from `start` on, byte by byte: what it writes may be part of what it repeats. */
  repeat(start: number, length: number): this {
    this.#reserve(length);
    for (let i = 0; i < length; i++) this.#bytes[this.length + i] = this.#bytes[start + i] ?? 0;
    this.length += length;
    return this;
  }

  /** A copy of everything written so far. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  #reserve(extra: number): void {
    if (this.length + extra <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + extra));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}

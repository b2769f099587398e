/** Grows as bytes are written to it. Text is written one byte per character (Latin-1). */
export class ByteWriter {
  length = 0;
  #bytes = new Uint8Array(4096);

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

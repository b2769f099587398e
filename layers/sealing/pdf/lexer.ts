import { ByteWriter } from '../bytes/byte-writer.ts';
import { latin1 } from '../bytes/latin1.ts';
import { hexValue, isDigit, isRegular, isWhite } from './characters.ts';
import { broken } from './pdf-refused.ts';

/** Thrown when a token may go on beyond the window that was read; the caller reads more and starts again. */
export class WindowEnd extends Error {}
const WINDOW_END = new WindowEnd('more bytes are needed');

/** Reads tokens from a window of a file. `base` is the file offset of the window's first byte. */
export class Lexer {
  readonly bytes: Uint8Array;
  readonly base: number;
  /** True when the window ends where the input ends. */
  readonly final: boolean;
  pos = 0;

  constructor(bytes: Uint8Array, base = 0, final = true) {
    this.bytes = bytes;
    this.base = base;
    this.final = final;
  }

  /** File offset of the next byte. */
  get offset(): number {
    return this.base + this.pos;
  }

  /** The byte `ahead` of the position, or -1 at the end of input. */
  peek(ahead = 0): number {
    const byte = this.bytes[this.pos + ahead];
    if (byte !== undefined) return byte;
    if (!this.final) throw WINDOW_END;
    return -1;
  }

  /** Skips white space and comments. */
  skipWhite(): void {
    for (;;) {
      const c = this.peek();
      if (isWhite(c)) this.pos++;
      else if (c === 0x25) this.skipComment();
      else return;
    }
  }

  /** The regular characters from here on, e.g. `obj`, `true`; empty when there are none. */
  keyword(): string {
    const start = this.pos;
    while (isRegular(this.peek())) this.pos++;
    return this.#text(start, Math.min(this.pos, start + 64));
  }

  /** Skips white space, then takes `word` if it stands here as a whole token. */
  takeKeyword(word: string): boolean {
    this.skipWhite();
    for (let i = 0; i < word.length; i++) if (this.peek(i) !== word.charCodeAt(i)) return false;
    if (isRegular(this.peek(word.length))) return false;
    this.pos += word.length;
    return true;
  }

  /** An unsigned integer here, or undefined (the position stays). */
  unsigned(): number | undefined {
    const start = this.pos;
    let value = 0;
    for (let c = this.peek(); isDigit(c); c = this.peek()) {
      value = value * 10 + c - 48;
      this.pos++;
    }
    if (this.pos > start && !isRegular(this.peek())) return value;
    this.pos = start;
    return undefined;
  }

  /** A number here, integer or real. */
  number(): number {
    const integer = this.unsigned();
    if (integer !== undefined) return integer;
    const { offset } = this;
    const text = this.keyword();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) throw broken('not a number', { offset });
    return Number(text);
  }

  /** A name; the position is at its slash. */
  name(): string {
    this.pos++;
    let text = '';
    let start = this.pos;
    for (let c = this.peek(); isRegular(c); c = this.peek()) {
      const high = c === 0x23 ? hexValue(this.peek(1)) : -1;
      const low = high < 0 ? -1 : hexValue(this.peek(2));
      if (low < 0) {
        this.pos++;
        continue;
      }
      text += this.#text(start, this.pos) + String.fromCharCode(high * 16 + low);
      this.pos += 3;
      start = this.pos;
    }
    return text + this.#text(start, this.pos);
  }

  /** A hexadecimal string; the position is at `<`. A missing last digit counts as zero (ISO 32000-2 §7.3.4.3). */
  hexString(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.pos);
    if (end < 0) this.#missing('bad hexadecimal string');
    const out = new Uint8Array((end - this.pos) >> 1);
    let digits = 0;
    for (let i = this.pos + 1; i < end; i++) {
      const c = this.bytes[i] ?? 0;
      const value = hexValue(c);
      if (value < 0 && !isWhite(c)) throw broken('bad hexadecimal string', { offset: this.offset });
      if (value < 0) continue;
      out[digits >> 1] = digits % 2 === 0 ? value << 4 : (out[digits >> 1] ?? 0) | value;
      digits++;
    }
    this.pos = end + 1;
    return out.subarray(0, (digits + 1) >> 1);
  }

  /** A literal string; the position is at `(`. */
  literalString(): Uint8Array {
    const { offset } = this;
    const out = new ByteWriter(64);
    let start = ++this.pos;
    const keep = () => out.write(this.bytes.subarray(start, this.pos));
    for (let depth = 1; ; this.pos++) {
      const c = this.peek();
      if (c < 0) throw broken('string without end', { offset });
      if (c === 0x28) depth++;
      else if (c === 0x29 && --depth === 0) break;
      else if (c === 0x5c || c === 13) {
        keep();
        if (c === 0x5c) this.#escape(out);
        else this.#lineEnd(out);
        start = this.pos + 1;
      }
    }
    keep();
    this.pos++;
    return out.toBytes();
  }

  skipComment(): void {
    for (let c = this.peek(); c >= 0 && c !== 10 && c !== 13; c = this.peek()) this.pos++;
  }

  /** A line end in a string counts as one line feed; leaves the position at its last byte. */
  #lineEnd(out: ByteWriter): void {
    if (this.peek(1) === 10) this.pos++;
    out.write('\n');
  }

  /** One escape sequence; leaves the position at its last byte. */
  #escape(out: ByteWriter): void {
    const c = this.peek(1);
    this.pos++;
    const plain = ESCAPES.get(c);
    if (plain !== undefined) out.write(plain);
    else if (c === 13) {
      if (this.peek(1) === 10) this.pos++;
    } else if (c >= 48 && c <= 55) {
      let value = c - 48;
      for (let i = 0; i < 2; i++) {
        const digit = this.peek(1) - 48;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
        this.pos++;
      }
      out.write(String.fromCharCode(value & 255));
    } else if (c !== 10 && c >= 0) out.write(String.fromCharCode(c));
  }

  #missing(message: string): never {
    if (!this.final) throw WINDOW_END;
    throw broken(message, { offset: this.offset });
  }

  #text(start: number, end: number): string {
    // Most words are short, and a loop over a few characters is faster than any call that takes them all.
    if (end - start > 32) return latin1(this.bytes.subarray(start, end));
    let text = '';
    for (let i = start; i < end; i++) text += String.fromCharCode(this.bytes[i] ?? 0);
    return text;
  }
}

const ESCAPES = new Map([...'nrtbf'].map((c, i) => [c.charCodeAt(0), '\n\r\t\b\f'[i] ?? '']));

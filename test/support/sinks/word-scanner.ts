import { type Encoding, encodingsOf } from './encodings.ts';

interface Needle extends Encoding {
  readonly word: string;
}

const slot = (four: number): number => (four ^ (four >>> 16)) & 0xffff;

/**
 * Looks for many words in all encodings in one pass over the bytes: the first four bytes of every needle are an index.
 * The time follows the bytes, not the words.
 */
export class WordScanner {
  readonly #needles = new Map<number, Needle[]>();
  readonly #maybe = new Uint8Array(0x10000);

  constructor(words: readonly string[]) {
    for (const word of words) {
      if (Buffer.byteLength(word) < 6) throw new Error('a word this short is found by chance');
      for (const encoding of encodingsOf(word)) this.#add({ ...encoding, word });
    }
  }

  #add(needle: Needle): void {
    const four = needle.bytes.readInt32LE(0);
    this.#maybe[slot(four)] = 1;
    this.#needles.set(four, [...(this.#needles.get(four) ?? []), needle]);
  }

  /** Each word that stands there, once, with the first way in which it was found. */
  scan(bytes: Buffer): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    let four = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      four = (four >>> 8) | ((bytes[at] ?? 0) << 24);
      if (this.#maybe[slot(four)] !== 1) continue;
      for (const { word, how, bytes: needle } of this.#needles.get(four) ?? []) {
        const start = at - 3;
        if (!found.has(word) && bytes.subarray(start, start + needle.length).equals(needle))
          found.set(word, how);
      }
    }
    return found;
  }
}

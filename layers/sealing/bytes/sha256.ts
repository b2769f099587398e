// SHA-256 (FIPS 180-4) whose state can be put away and taken up again, which platform implementations do not
// offer: the state after a document's last byte lets a seal be computed from its appended tail alone.
// Words live in DataViews: typed array elements would each need a check for `undefined` in the inner loop.
const words = (count: number, value: (i: number) => number): DataView => {
  const view = new DataView(new ArrayBuffer(count * 4));
  for (let i = 0; i < count; i++) view.setInt32(i * 4, value(i));
  return view;
};
const isPrime = (n: number) =>
  Array.from({ length: n }, (_, i) => i + 1).filter((d) => n % d === 0).length === 2;
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter(isPrime);
const fractionBits = (root: number) => (root - Math.floor(root)) * 2 ** 32;
const K = words(64, (i) => fractionBits(Math.cbrt(PRIMES[i] ?? 0)));
const INITIAL = PRIMES.slice(0, 8).map((p) => fractionBits(Math.sqrt(p)) | 0);
const W = words(64, () => 0); // scratch: hashing never yields, so one is enough

/** Eight chaining words, the bytes of the unfinished block (base64), the count of bytes hashed. Plain JSON. */
export interface Sha256State {
  readonly words: readonly number[];
  readonly pending: string;
  readonly length: number;
}

/** Incremental SHA-256 with an exportable state. */
export class Sha256 {
  readonly #state: DataView;
  readonly #pending = new Uint8Array(64);
  #length = 0;

  /** @throws RangeError when the state to resume from is not one that `exportState` made. */
  constructor(from: Sha256State = { words: INITIAL, pending: '', length: 0 }) {
    const pending = Uint8Array.from(atob(from.pending), (c) => c.charCodeAt(0));
    const counted = Number.isSafeInteger(from.length) && pending.length === from.length % 64;
    if (!counted || from.words.length !== 8) throw new RangeError('not a SHA-256 state');
    this.#state = words(8, (i) => from.words[i] ?? 0);
    this.#pending.set(pending);
    this.#length = from.length;
  }

  update(bytes: Uint8Array): this {
    const filled = this.#length % 64;
    let at = filled === 0 ? 0 : Math.min(64 - filled, bytes.length);
    this.#pending.set(bytes.subarray(0, at), filled);
    this.#length += bytes.length;
    if (filled + bytes.length < 64 && filled > 0) return this;
    if (filled > 0) compress(this.#state, this.#pending, 0);
    for (; at + 64 <= bytes.length; at += 64) compress(this.#state, bytes, at);
    this.#pending.set(bytes.subarray(at));
    return this;
  }

  exportState(): Sha256State {
    const pending = btoa(String.fromCharCode(...this.#pending.subarray(0, this.#length % 64)));
    return { words: INITIAL.map((_, i) => this.#state.getInt32(i * 4)), pending, length: this.#length };
  }

  /** The 32-byte digest of everything hashed so far; hashing may go on afterwards. */
  digest(): Uint8Array {
    const padding = new Uint8Array(((119 - (this.#length % 64)) % 64) + 9);
    padding[0] = 0x80;
    new DataView(padding.buffer).setBigUint64(padding.length - 8, BigInt(this.#length) * 8n);
    const padded = new Sha256(this.exportState()).update(padding);
    return new Uint8Array(padded.#state.buffer.slice(0));
  }
}

const rotr = (x: number, n: number) => (x >>> n) | (x << (32 - n));

function compress(state: DataView, bytes: Uint8Array, at: number): void {
  const block = new DataView(bytes.buffer, bytes.byteOffset + at, 64);
  for (let i = 0; i < 64; i += 4) W.setInt32(i, block.getInt32(i));
  for (let i = 64; i < 256; i += 4) {
    const x = W.getInt32(i - 60);
    const y = W.getInt32(i - 8);
    const s0 = rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3);
    const s1 = rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10);
    W.setInt32(i, (s0 + s1 + W.getInt32(i - 64) + W.getInt32(i - 28)) | 0);
  }
  let a = state.getInt32(0);
  let b = state.getInt32(4);
  let c = state.getInt32(8);
  let d = state.getInt32(12);
  let e = state.getInt32(16);
  let f = state.getInt32(20);
  let g = state.getInt32(24);
  let h = state.getInt32(28);
  for (let i = 0; i < 256; i += 4) {
    const s1 = rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K.getInt32(i) + W.getInt32(i)) | 0;
    const t2 = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state.setInt32(i * 4, state.getInt32(i * 4) + (sums[i] ?? 0));
}

import { nodeHash } from './merkle.ts';

/** Hashes in a full tile: eight levels of the tree. A node of level n + 1 is the root of a full tile of level n. */
export const tileWidth = 256;

/** A hash of the tree at a multiple of eight levels: level 0 holds the leaves. */
export interface TileNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/** The hashes of a tile as far as they are stored, in order. `tile` counts the tiles of the level. */
export type ReadTile = (level: number, tile: number) => Promise<readonly Uint8Array[]>;

const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Root over nodes of one level, RFC 9162 §2.1.1; the last may stand for fewer leaves than the others. */
function fold(nodes: readonly Uint8Array[]): Uint8Array {
  const [only] = nodes;
  if (only === undefined) throw new Error('a log with a gap');
  if (nodes.length === 1) return only;
  const k = split(nodes.length);
  return nodeHash(fold(nodes.slice(0, k)), fold(nodes.slice(k)));
}

/** The log's tree over stored tiles, each read at most once; and as it will be with leaves appended. */
export class LogTiles {
  readonly #read: ReadTile;
  readonly #tiles = new Map<string, Promise<readonly Uint8Array[]>>();

  constructor(read: ReadTile) {
    this.#read = read;
  }

  #tile(level: number, tile: number): Promise<readonly Uint8Array[]> {
    const name = `${level}/${tile}`;
    const known = this.#tiles.get(name) ?? this.#read(level, tile);
    this.#tiles.set(name, known);
    return known;
  }

  /** `count` nodes of a level from `index` on, all of one tile. */
  async #nodes(level: number, index: number, count: number): Promise<Uint8Array[]> {
    const offset = index % tileWidth;
    const nodes = (await this.#tile(level, Math.floor(index / tileWidth))).slice(offset, offset + count);
    if (nodes.length !== count) throw new Error('a log with a gap');
    return nodes;
  }

  /**
   * Appends leaves behind the first `before` ones, in memory.
   * @returns the nodes to be stored: the leaves, and the root of every tile that they complete
   */
  async append(before: number, leaves: readonly Uint8Array[]): Promise<TileNode[]> {
    const added: TileNode[] = [];
    let first = before;
    let hashes = leaves;
    for (let level = 0; hashes.length > 0; level += 1) {
      added.push(...hashes.map((hash, offset) => ({ level, index: first + offset, hash })));
      const roots: Uint8Array[] = [];
      for (let at = first; at < first + hashes.length; ) {
        const number = Math.floor(at / tileWidth);
        const end = Math.min((number + 1) * tileWidth, first + hashes.length);
        const there =
          at % tileWidth === 0 ? [] : await this.#nodes(level, number * tileWidth, at % tileWidth);
        const tile = [...there, ...hashes.slice(at - first, end - first)];
        this.#tiles.set(`${level}/${number}`, Promise.resolve(tile));
        if (tile.length === tileWidth) roots.push(fold(tile));
        at = end;
      }
      first = Math.floor(first / tileWidth);
      hashes = roots;
    }
    return added;
  }

  /**
   * Hash of the subtree over leaves [from, to), RFC 9162 §2.1.1, where `from` is a multiple of the least power of
   * two that is not below its width, as every subtree of a proof is. Read from the highest level that fits: a tile
   * a level, whatever the size of the log.
   */
  async subtree(from: number, to: number): Promise<Uint8Array> {
    const size = to - from;
    let level = 0;
    while (tileWidth ** (level + 1) <= size) level += 1;
    const width = tileWidth ** level;
    const whole = Math.floor(size / width);
    const nodes = await this.#nodes(level, from / width, whole);
    return size === whole * width
      ? fold(nodes)
      : fold([...nodes, await this.subtree(from + whole * width, to)]);
  }

  /** RFC 9162 §2.1.3.1, subtree by subtree. */
  async inclusion(index: number, from: number, to: number): Promise<Uint8Array[]> {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...(await this.inclusion(index, from, middle)), await this.subtree(middle, to)]
      : [...(await this.inclusion(index, middle, to)), await this.subtree(from, middle)];
  }

  /** RFC 9162 §2.1.4.1, subtree by subtree: the first `m` leaves of [from, to). */
  async consistency(m: number, from: number, to: number, whole: boolean): Promise<Uint8Array[]> {
    if (m === to - from) return whole ? [] : [await this.subtree(from, to)];
    const middle = from + split(to - from);
    const k = middle - from;
    return m <= k
      ? [...(await this.consistency(m, from, middle, whole)), await this.subtree(middle, to)]
      : [...(await this.consistency(m - k, middle, to, false)), await this.subtree(from, middle)];
  }
}

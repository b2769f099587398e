import { DerError } from './der-error.ts';
import { type DerNode, readNode } from './der-node.ts';
import { TAG } from './tags.ts';

/**
 * Reads one strict DER value that must fill the input.
 * @throws DerError when the input is not exactly one value with a minimal definite length.
 */
export function readDer(input: Uint8Array): DerNode {
  const node = readNode(input);
  if (node.bytes.length !== input.length) throw new DerError('bytes after the value', node.bytes.length);
  return node;
}

/** The values inside a constructed node, in order, read one at a time. */
export class DerCursor {
  readonly #node: DerNode;
  #at = 0;

  constructor(node: DerNode) {
    if ((node.tag & 0x20) === 0) throw new DerError('constructed value expected', node.offset);
    this.#node = node;
  }

  /** Offset of the next value in the outermost input. */
  get offset(): number {
    return this.#node.offset + this.#node.bytes.length - this.#node.content.length + this.#at;
  }

  get done(): boolean {
    return this.#at >= this.#node.content.length;
  }

  /** Tag of the next value, undefined at the end. */
  get peek(): number | undefined {
    return this.#node.content[this.#at];
  }

  /** The next value; with `tag` it must carry that identifier octet. */
  next(tag?: number): DerNode {
    const node = readNode(this.#node.content.subarray(this.#at), this.offset, this.#node.depth + 1);
    if (tag !== undefined && node.tag !== tag) {
      throw new DerError(`tag 0x${tag.toString(16)} expected, found 0x${node.tag.toString(16)}`, node.offset);
    }
    this.#at += node.bytes.length;
    return node;
  }

  /** The next value if it carries `tag`. */
  optional(tag: number): DerNode | undefined {
    return this.peek === tag ? this.next(tag) : undefined;
  }

  /** Refuses anything left over. */
  end(): void {
    if (!this.done) throw new DerError('unexpected value', this.offset);
  }

  *[Symbol.iterator](): Generator<DerNode> {
    while (!this.done) yield this.next();
  }
}

/** Cursor over a node that must carry `tag` (default SEQUENCE). */
export function enter(node: DerNode, tag: number = TAG.sequence): DerCursor {
  expectTag(node, tag);
  return new DerCursor(node);
}

/** All values inside a constructed node. */
export function children(node: DerNode): DerNode[] {
  return [...new DerCursor(node)];
}

/** The only value inside an EXPLICIT tag. */
export function only(node: DerNode): DerNode {
  const cursor = new DerCursor(node);
  const child = cursor.next();
  cursor.end();
  return child;
}

export function expectTag(node: DerNode, tag: number): void {
  if (node.tag === tag) return;
  throw new DerError(`tag 0x${tag.toString(16)} expected, found 0x${node.tag.toString(16)}`, node.offset);
}

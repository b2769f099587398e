import { readCatalog } from './catalog.ts';
import { expectDict, type ObjectReader } from './object-reader.ts';
import { isArray, isName, type PdfDict, type PdfObject, PdfRef } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** Attributes that a page takes from the nodes above it (ISO 32000-2 Table 31). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

/** A page as it stands in the tree. */
export interface PageNode {
  /** Zero for the first page. */
  readonly index: number;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** `dict` with the attributes that it inherits. */
  readonly effective: PdfDict;
  /** The nodes above, the root first. */
  readonly path: readonly PdfRef[];
}

interface Pending {
  readonly ref: PdfRef;
  readonly inherited: Readonly<Record<string, PdfObject | undefined>>;
  readonly path: readonly PdfRef[];
}

/**
 * Walks the page tree in order, without recursion; a node that comes twice, or too many or too deep ones end it.
 * @throws PdfRefused `brokenStructure` or `tooComplex`
 */
export async function* walkPages(file: ObjectReader): AsyncGenerator<PageNode> {
  const { dict: catalog } = await readCatalog(file);
  const root = catalog.get('Pages');
  if (!(root instanceof PdfRef)) throw broken('catalog without a page tree');
  const { meter } = file.context;
  const pending: Pending[] = [{ ref: root, inherited: {}, path: [] }];
  const seen = new Set<number>();
  let index = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { ref, path } = node;
    if (seen.has(ref.num)) throw broken('page tree node comes twice', { object: ref.num });
    seen.add(ref.num);
    meter.check('pageTreeNodes', seen.size + pending.length);
    meter.check('pageTreeDepth', path.length);
    const dict = expectDict(await file.load(ref), 'page tree node', ref);
    const effective = dict.with(
      Object.fromEntries(INHERITED.map((k) => [k, dict.get(k) ?? node.inherited[k]])),
    );
    const kids = await file.get(dict, 'Kids');
    if (isName(dict.get('Type'), 'Page') || !isArray(kids)) {
      if (isName(dict.get('Type'), 'Pages')) throw broken('page tree node without kids', { object: ref.num });
      yield { index: index++, ref, dict, effective, path };
      continue;
    }
    const inherited = Object.fromEntries(INHERITED.map((key) => [key, effective.get(key)]));
    for (const kid of kids.toReversed()) {
      if (!(kid instanceof PdfRef))
        throw broken('page that is not an object of its own', { object: ref.num });
      pending.push({ ref: kid, inherited, path: [...path, ref] });
    }
  }
}

/** The page at `index`, counted from zero. @throws PdfRefused `brokenStructure` when there is none. */
export async function pageAt(file: ObjectReader, index: number): Promise<PageNode> {
  for await (const page of walkPages(file)) if (page.index === index) return page;
  throw broken(`no page ${index + 1}`);
}

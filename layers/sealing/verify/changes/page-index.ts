import { type PageNode, walkPages } from '../../pdf/page-tree.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isArray, PdfRef } from '../../pdf/pdf-object.ts';

/** The pages of the file as it is, walked once for all signatures. */
export interface PageIndex {
  readonly pages: readonly PageNode[];
  /** Object numbers of the nodes above the pages. */
  readonly nodes: ReadonlySet<number>;
  /** Object numbers that draw the pages: contents streams and the arrays that list them. */
  readonly contents: ReadonlySet<number>;
  /** Page by the object number of an annotation that it lists. */
  readonly pageOfAnnotation: ReadonlyMap<number, PageNode>;
}

export async function indexPages(file: PdfFile): Promise<PageIndex> {
  const pages: PageNode[] = [];
  const nodes = new Set<number>();
  const contents = new Set<number>();
  const pageOfAnnotation = new Map<number, PageNode>();
  for await (const page of walkPages(file)) {
    pages.push(page);
    for (const { num } of page.path) nodes.add(num);
    for (const num of await contentsOf(file, page)) contents.add(num);
    for (const item of await file.getArray(page.dict, 'Annots')) {
      if (item instanceof PdfRef) pageOfAnnotation.set(item.num, page);
    }
  }
  return { pages, nodes, contents, pageOfAnnotation };
}

/** Object numbers that draw one page. */
export async function contentsOf(file: PdfFile, { dict }: Pick<PageNode, 'dict'>): Promise<number[]> {
  const entry = dict.get('Contents');
  const list = await file.resolve(entry);
  return [entry, ...(isArray(list) ? list : [])].flatMap((item) =>
    item instanceof PdfRef ? [item.num] : [],
  );
}

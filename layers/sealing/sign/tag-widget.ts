import { readCatalog } from '../pdf/catalog.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import {
  dict,
  isArray,
  isInteger,
  isName,
  name,
  PdfDict,
  type PdfObject,
  PdfRef,
} from '../pdf/pdf-object.ts';

const MAX_NODES = 100_000;

/**
 * Gives a visible widget its place in the structure of a tagged document: a Form element that names it, and the way
 * back from the widget (ISO 14289-1 §7.18.4, ISO 32000-2 §14.7.5.3). Nothing happens where there is no structure.
 * @returns entries for the widget
 */
export async function tagWidget(
  update: IncrementalUpdate,
  widget: PdfRef,
  page: PdfRef,
): Promise<Readonly<Record<string, PdfObject>>> {
  const { dict: catalog } = await readCatalog(update);
  const rootRef = catalog.get('StructTreeRoot');
  const root = await update.resolve(rootRef);
  if (!(rootRef instanceof PdfRef) || !(root instanceof PdfDict)) return {};
  const parent = await documentElement(update, root);
  const kids = await kidsOf(update, (parent?.dict ?? root).get('K'));
  const key = await nextKey(update, root);
  const element = update.add(
    dict({
      Type: name('StructElem'),
      S: name('Form'),
      P: parent?.ref ?? rootRef,
      Pg: page,
      K: dict({ Type: name('OBJR'), Obj: widget, Pg: page }),
    }),
  );
  const grown = await withParent(update, root, key, element);
  if (parent === undefined) update.set(rootRef, grown.with({ K: [...kids, element] }));
  else {
    update.set(rootRef, grown);
    update.set(parent.ref, parent.dict.with({ K: [...kids, element] }));
  }
  return { StructParent: key };
}

/** The element that holds the whole document: PDF/UA-2 wants no other below the root. */
async function documentElement(update: IncrementalUpdate, root: PdfDict) {
  const [ref] = await kidsOf(update, root.get('K'));
  const element = await update.resolve(ref);
  if (!(ref instanceof PdfRef) || !(element instanceof PdfDict)) return undefined;
  return isName(element.get('S'), 'Document') ? { ref, dict: element } : undefined;
}

async function kidsOf(update: IncrementalUpdate, kids: PdfObject | undefined): Promise<readonly PdfObject[]> {
  const value = await update.resolve(kids);
  if (isArray(value)) return value;
  return kids === undefined ? [] : [kids];
}

/** A key that the parent tree does not have: all of its own are below it. */
async function nextKey(update: IncrementalUpdate, root: PdfDict): Promise<number> {
  const announced = await update.get(root, 'ParentTreeNextKey');
  let next = isInteger(announced) ? announced : 0;
  const pending: PdfObject[] = [root.get('ParentTree') ?? null];
  for (let count = 0; pending.length > 0 && count < MAX_NODES; count++) {
    const node = await update.resolve(pending.pop());
    if (!(node instanceof PdfDict)) continue;
    for (const [i, item] of (await update.getArray(node, 'Nums')).entries()) {
      if (i % 2 === 0 && isInteger(item)) next = Math.max(next, item + 1);
    }
    pending.push(...(await update.getArray(node, 'Kids')));
  }
  return next;
}

/** The root with the parent tree one entry longer, in a leaf of its own where the tree has branches. */
async function withParent(
  update: IncrementalUpdate,
  root: PdfDict,
  key: number,
  element: PdfRef,
): Promise<PdfDict> {
  const entry = root.get('ParentTree');
  const tree = (await update.getDict(root, 'ParentTree')) ?? dict({});
  const kids = await update.getArray(tree, 'Kids');
  const leaf = kids.length > 0 && update.add(dict({ Limits: [key, key], Nums: [key, element] }));
  const grown = leaf
    ? tree.with({ Kids: [...kids, leaf] })
    : tree.with({ Nums: [...(await update.getArray(tree, 'Nums')), key, element] });
  const changed = root.with({ ParentTreeNextKey: key + 1 });
  if (!(entry instanceof PdfRef)) return changed.with({ ParentTree: grown });
  update.set(entry, grown);
  return changed;
}

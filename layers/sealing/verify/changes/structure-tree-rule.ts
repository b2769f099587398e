import { readCatalog } from '../../pdf/catalog.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isArray, isName, PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';

const ROOT_KEYS: ReadonlySet<string> = new Set(['K', 'ParentTree', 'ParentTreeNextKey']);
const MAX_NODES = 10_000;

/**
 * In a tagged file a new signature field may take its place in the structure: elements gain kids, none is changed or
 * lost. Screen readers read this tree, so everything else is a change of content.
 */
export async function compareStructureTrees(comparison: Comparison): Promise<void> {
  const { old, now, objects, report } = comparison;
  const [before, after] = [
    (await readCatalog(old)).dict.get('StructTreeRoot'),
    (await readCatalog(now)).dict.get('StructTreeRoot'),
  ];
  if (!samePlain(before, after)) return report.forbid('structure', 'structure tree');
  const [earlier, later] = [await old.resolve(before), await now.resolve(after)];
  if (!(before instanceof PdfRef) || !(earlier instanceof PdfDict) || !(later instanceof PdfDict)) return;
  const touched = [...objects.changed.values()].filter(({ old: object }) => isElement(object));
  const rootChanged = objects.changed.has(before.num);
  const parentTree = await parentsOf(comparison, earlier, later);
  if (!rootChanged && touched.length === 0 && parentTree.nodes.length === 0) return;
  const rootGrows =
    differingKeys(earlier, later).every((key) => ROOT_KEYS.has(key)) &&
    gains(comparison, earlier.get('K'), later.get('K'));
  const elementsGrow = touched.every(({ old: a, now: b }) => elementGrows(comparison, a, b));
  if (!rootGrows || !elementsGrow || !parentTree.grows) return report.forbid('structure', 'structure tree');
  for (const num of [before.num, ...touched.map(({ ref }) => ref.num), ...parentTree.nodes])
    if (objects.changed.has(num)) report.explain(num);
  report.allow('structure', 'structure tree');
}

function isElement(object: PdfObject | undefined): object is PdfDict {
  return (
    object instanceof PdfDict &&
    (isName(object.get('Type'), 'StructElem') || (object.has('S') && object.has('P') && object.has('K')))
  );
}

function elementGrows(
  comparison: Comparison,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
): boolean {
  if (!(before instanceof PdfDict) || !(after instanceof PdfDict)) return false;
  return (
    differingKeys(before, after).every((key) => key === 'K') &&
    gains(comparison, before.get('K'), after.get('K'))
  );
}

/** Kids stay in order; what comes along is new. */
function gains(
  { objects }: Comparison,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
): boolean {
  const [a, b] = [kidsOf(before), kidsOf(after)];
  const kept = a.every((kid, i) => samePlain(kid, b[i]));
  return kept && b.slice(a.length).every((kid) => kid instanceof PdfRef && objects.added.has(kid.num));
}

function kidsOf(value: PdfObject | undefined): readonly PdfObject[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

/** The parent tree may gain numbers; those it had keep their value. `nodes` are the changed objects that make it up. */
async function parentsOf(
  { old, now, objects }: Comparison,
  before: PdfDict,
  after: PdfDict,
): Promise<{ grows: boolean; nodes: number[] }> {
  const [a, b] = [await flatten(old, before.get('ParentTree')), await flatten(now, after.get('ParentTree'))];
  const nodes = [...a.nodes].filter((num) => objects.changed.has(num));
  for (const [key, value] of a.entries) {
    const later = b.entries.get(key);
    if (samePlain(value, later)) continue;
    const [list, grown] = [await old.resolve(value), await now.resolve(later)];
    const grows = isArray(list) && isArray(grown) && list.every((item, i) => samePlain(item, grown[i]));
    if (!grows) return { grows, nodes };
  }
  return { grows: true, nodes };
}

/** Entries of a number tree (ISO 32000-2 §7.9.7). */
async function flatten(
  file: PdfFile,
  root: PdfObject | undefined,
): Promise<{ entries: Map<number, PdfObject>; nodes: Set<number> }> {
  const entries = new Map<number, PdfObject>();
  const nodes = new Set<number>();
  const pending: PdfObject[] = root === undefined ? [] : [root];
  for (
    let node = pending.pop(), count = 0;
    node !== undefined && count < MAX_NODES;
    node = pending.pop(), count++
  ) {
    if (node instanceof PdfRef) {
      if (nodes.has(node.num)) continue;
      nodes.add(node.num);
    }
    const dict = await file.resolve(node);
    if (!(dict instanceof PdfDict)) continue;
    const nums = await file.getArray(dict, 'Nums');
    for (let i = 0; i + 1 < nums.length; i += 2) {
      const key = nums[i];
      if (typeof key === 'number') entries.set(key, nums[i + 1] ?? null);
    }
    for (const list of ['Nums', 'Kids']) {
      const value = dict.get(list);
      if (value instanceof PdfRef) nodes.add(value.num);
    }
    pending.push(...(await file.getArray(dict, 'Kids')));
  }
  return { entries, nodes };
}

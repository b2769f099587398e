import type { FormField } from '../../pdf/form-fields.ts';
import { pageGeometry } from '../../pdf/page-geometry.ts';
import { isName, PdfDict, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { areaOf, boxesOverlap, boxOf, isInvisible } from './widget-geometry.ts';

/** A new visible field that covers more of a page than this is no signature but a new page. */
const MAX_PAGE_SHARE = 0.5;

/**
 * A field that was not there when the document was signed. Only signature fields are admitted: document time-stamps
 * always, signatures unless the document is certified against changes, visible ones only where a certification does
 * not forbid annotations (the sneaky signature of Rohlmann et al., 2021), and never over another annotation.
 */
export async function admitNewField(comparison: Comparison, field: FormField): Promise<void> {
  const { now, rules, report, admittedWidgets } = comparison;
  const name = field.fullName;
  if (!isName(await now.get(field.effective, 'FT'), 'Sig'))
    return report.forbid('field', `${name} was added`);
  const widgets = await widgetsOf(comparison, field);
  const kind = comparison.later.get(name)?.kind === 'document' ? 'documentTimeStamp' : 'signature';
  const detail = await refusal(comparison, field, widgets);
  if (detail !== null) return report.forbid(kind, `${name}: ${detail}`);
  for (const { ref } of widgets) if (ref !== undefined) admittedWidgets.add(ref.num);
  if (rules.permission === 1 && kind === 'signature')
    return report.forbid(kind, `${name}: certified against changes`);
  report.allow(kind, name);
}

interface Widget {
  readonly ref: PdfRef | undefined;
  readonly dict: PdfDict;
}

/** The field itself where it is merged with its widget, else its kids. */
export async function widgetsOf({ now }: Pick<Comparison, 'now'>, field: FormField): Promise<Widget[]> {
  const kids = await now.getArray(field.dict, 'Kids');
  const own: Widget[] =
    field.dict.has('Subtype') || kids.length === 0 ? [{ ref: field.ref, dict: field.dict }] : [];
  const others = await Promise.all(
    kids.map(async (kid) => ({ ref: kid instanceof PdfRef ? kid : undefined, dict: await now.resolve(kid) })),
  );
  return [...own, ...others.flatMap(({ ref, dict }) => (dict instanceof PdfDict ? [{ ref, dict }] : []))];
}

async function refusal(
  comparison: Comparison,
  field: FormField,
  widgets: readonly Widget[],
): Promise<string | null> {
  const { now, rules } = comparison;
  const later = comparison.later.get(field.fullName);
  if (later === undefined && field.effective.has('V'))
    return 'filled with something that is no later signature';
  if (later !== undefined && !later.intact) return 'the signature in it does not hold';
  for (const widget of widgets) {
    if (widget.dict.has('AA') || widget.dict.has('A')) return 'the field runs actions';
    if (await isInvisible(now, widget.dict)) continue;
    if (later === undefined) return 'an empty field that is visible';
    if (later.kind === 'document') return 'a time-stamp that is visible';
    // Whoever is unknown may not paint over what somebody known has signed.
    if (comparison.trusted && !later.trusted) return 'visible, and its signer is not trusted';
    if (rules.permission === 1 || rules.permission === 2) return 'a visible field in a certified document';
    const overlap = await overlapOf(comparison, widget);
    if (overlap !== null) return overlap;
  }
  return null;
}

/** What a visible widget covers that it may not. */
async function overlapOf({ now, old, pages }: Comparison, widget: Widget): Promise<string | null> {
  const box = await boxOf(now, widget.dict);
  const page = widget.ref === undefined ? undefined : pages.pageOfAnnotation.get(widget.ref.num);
  if (box === null || page === undefined) return null;
  const { width, height } = await pageGeometry(now, page.effective);
  if (areaOf(box) > MAX_PAGE_SHARE * width * height) return 'it covers most of the page';
  for (const item of await now.getArray(page.dict, 'Annots')) {
    if (!(item instanceof PdfRef) || widget.ref?.equals(item) === true) continue;
    const other = await old.load(item);
    const shows =
      other instanceof PdfDict && !isName(other.get('Subtype'), 'Link') && !(await isInvisible(old, other));
    const otherBox = shows ? await boxOf(old, other) : null;
    if (otherBox !== null && boxesOverlap(box, otherBox)) return 'it lies over another annotation';
  }
  return null;
}

import { bufferSource } from '../bytes/buffer-source.ts';
import { readCatalog } from '../pdf/catalog.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { pageGeometry } from '../pdf/page-geometry.ts';
import { type PageNode, walkPages } from '../pdf/page-tree.ts';
import { broken } from '../pdf/pdf-refused.ts';
import { authorValues } from './author-values.ts';
import type { AuthorFonts, FieldValue } from './field-value.ts';
import { graftForm } from './graft-form.ts';
import { Graft } from './graft-objects.ts';
import { overlayPage } from './overlay-page.ts';
import { tagSubsetFonts } from './tag-subset-fonts.ts';

/**
 * Draws entered values onto the existing pages of a document.
 * @throws MissingGlyph; PdfRefused when a page does not exist or cannot be drawn on faithfully
 */
export async function drawValues(
  update: IncrementalUpdate,
  values: readonly FieldValue[],
  fonts: AuthorFonts,
): Promise<void> {
  if (values.length === 0) return;
  const targets = await targetPages(update, values);
  const authored = await authorValues(targets, fonts);
  const from = await openPdf(bufferSource(authored));
  const graft = new Graft(from, update);
  const { dict: catalog } = await readCatalog(update);
  const asArtifact = catalog.has('StructTreeRoot');
  let index = 0;
  for await (const drawn of walkPages(from)) {
    const target = targets[index++];
    if (target === undefined) break;
    const form = await graftForm(update, { from, graft, page: drawn });
    await overlayPage(update, target.page, { form, asArtifact });
  }
  await tagSubsetFonts(update, graft.copies);
}

async function targetPages(update: IncrementalUpdate, values: readonly FieldValue[]) {
  const wanted = Map.groupBy(values, ({ page }) => page);
  const targets: { page: PageNode; width: number; height: number; values: readonly FieldValue[] }[] = [];
  for await (const page of walkPages(update)) {
    const own = wanted.get(page.index);
    if (own === undefined) continue;
    const { width, height } = await pageGeometry(update, page.effective);
    targets.push({ page, width, height, values: own });
  }
  if (targets.length !== wanted.size) throw broken('a value is placed on a page that does not exist');
  return targets;
}

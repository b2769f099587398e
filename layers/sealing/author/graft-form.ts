import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { pageContent } from '../pdf/page-content.ts';
import { pageGeometry } from '../pdf/page-geometry.ts';
import type { PageNode } from '../pdf/page-tree.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { dict, name, type PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import { withCalibratedGray } from './calibrated-gray.ts';
import type { Graft } from './graft-objects.ts';

/** Makes a page that we authored a form XObject of the update; its `/BBox` starts at the origin. */
export async function graftForm(
  update: IncrementalUpdate,
  { from, graft, page }: { from: PdfFile; graft: Graft; page: PageNode },
): Promise<PdfRef> {
  const { width, height } = await pageGeometry(from, page.effective);
  const description = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [0, 0, width, height],
    Resources: await graft.copy(await withCalibratedGray(from, page.effective.get('Resources') ?? null)),
  });
  return update.add(new PdfStream(description, await pageContent(from, page.effective)));
}

import { bufferSource } from '../bytes/buffer-source.ts';
import { latin1Bytes } from '../bytes/latin1.ts';
import { readCatalog } from '../pdf/catalog.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { expectDict } from '../pdf/object-reader.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { type PageNode, walkPages } from '../pdf/page-tree.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { dict, isArray, isInteger, name, type PdfObject, PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import { broken } from '../pdf/pdf-refused.ts';
import { withCalibratedGray } from './calibrated-gray.ts';
import { Graft } from './graft-objects.ts';
import { tagSubsetFonts } from './tag-subset-fonts.ts';

/**
 * Appends all pages of a PDF that we authored (pdf-lib, saved without object streams) after the document's last page.
 * @returns references of the new pages
 */
export async function appendPages(
  update: IncrementalUpdate,
  authored: Uint8Array,
): Promise<readonly PdfRef[]> {
  const from = await openPdf(bufferSource(authored));
  const graft = new Graft(from, update);
  const { dict: catalog } = await readCatalog(update);
  const rootRef = catalog.get('Pages');
  if (!(rootRef instanceof PdfRef)) throw broken('catalog without a page tree');
  const asArtifact = catalog.has('StructTreeRoot');
  const pages: PdfRef[] = [];
  for await (const page of walkPages(from)) {
    pages.push(update.add(await graftedPage(update, { from, graft }, { page, parent: rootRef, asArtifact })));
  }
  await tagSubsetFonts(update, graft.copies);
  const root = expectDict(await update.load(rootRef), 'page tree root', rootRef);
  const kids = [...(await update.getArray(root, 'Kids')), ...pages];
  const count = await update.get(root, 'Count');
  if (!isInteger(count)) throw broken('page tree without a count', { object: rootRef.num });
  update.set(rootRef, root.with({ Kids: kids, Count: count + pages.length }));
  return pages;
}

interface PageToGraft {
  readonly page: PageNode;
  readonly parent: PdfRef;
  readonly asArtifact: boolean;
}

/** Everything that the page could inherit from the tree it comes into is set on the page itself. */
async function graftedPage(
  update: IncrementalUpdate,
  { from, graft }: { from: PdfFile; graft: Graft },
  { page, parent, asArtifact }: PageToGraft,
): Promise<PdfObject> {
  const { effective } = page;
  const contents = await graft.copy(effective.get('Contents') ?? []);
  const list = isArray(contents) ? contents : [contents];
  const mediaBox = effective.get('MediaBox') ?? [0, 0, 595, 842];
  return dict({
    Type: name('Page'),
    Parent: parent,
    MediaBox: mediaBox,
    CropBox: mediaBox,
    Rotate: 0,
    Resources: await graft.copy(await withCalibratedGray(from, effective.get('Resources') ?? null)),
    // In a tagged document content is either tagged or an artifact (ISO 14289-1 §7.1).
    Contents: asArtifact ? [stream(update, '/Artifact BMC\n'), ...list, stream(update, '\nEMC\n')] : list,
  });
}

function stream(update: IncrementalUpdate, content: string): PdfRef {
  return update.add(new PdfStream(dict({}), latin1Bytes(content)));
}

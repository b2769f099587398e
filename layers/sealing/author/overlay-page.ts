import { latin1Bytes } from '../bytes/latin1.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { contentStreams, pageContent } from '../pdf/page-content.ts';
import { displayMatrix, pageGeometry } from '../pdf/page-geometry.ts';
import type { PageNode } from '../pdf/page-tree.ts';
import { dict, PdfDict, type PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import { broken } from '../pdf/pdf-refused.ts';
import { writtenNumber } from '../pdf/serialize.ts';
import { stateBalance } from '../pdf/state-balance.ts';

/**
 * Draws a form XObject (in displayed coordinates) over a page. The page's own content streams stay what they are,
 * between a `q` before and as many `Q` after as they leave open.
 * @throws PdfRefused `brokenStructure` when the page pops more states than it pushes: then no isolation is faithful
 */
export async function overlayPage(
  update: IncrementalUpdate,
  page: PageNode,
  { form, asArtifact }: { form: PdfRef; asArtifact: boolean },
): Promise<void> {
  const { left, lowest } = stateBalance(await pageContent(update.file, page.effective), update.context.meter);
  if (lowest < 0) throw broken('page content restores a state that it never saved', { object: page.ref.num });
  const matrix = displayMatrix(await pageGeometry(update, page.effective))
    .map(writtenNumber)
    .join(' ');
  const resources = await update.getDict(page.effective, 'Resources');
  const xobjects = resources && (await update.getDict(resources, 'XObject'));
  const key = freeName(xobjects);
  const drawn = `q ${matrix} cm /${key} Do Q\n`;
  const marked = asArtifact ? `/Artifact BMC\n${drawn}EMC\n` : drawn;
  const before = update.add(new PdfStream(dict({}), latin1Bytes('q\n')));
  const after = update.add(new PdfStream(dict({}), latin1Bytes(`\n${'Q\n'.repeat(left + 1)}${marked}`)));
  const changed = (resources ?? dict({})).with({ XObject: (xobjects ?? dict({})).with({ [key]: form }) });
  const original = await contentStreams(update.file, page.effective);
  update.set(page.ref, page.dict.with({ Resources: changed, Contents: [before, ...original, after] }));
}

function freeName(taken: PdfDict = new PdfDict()): string {
  for (let n = 1; ; n++) if (!taken.map.has(`Sigill${n}`)) return `Sigill${n}`;
}

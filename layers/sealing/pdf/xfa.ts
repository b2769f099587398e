import type { PdfFile } from './pdf-file.ts';
import { isArray, type PdfDict, PdfStream } from './pdf-object.ts';

/**
 * True for a dynamic XFA form: its pages are drawn by the reader from XML, so the PDF pages show nothing that could
 * be sealed (XFA 3.3, `dynamicRender`).
 */
export async function isDynamicXfa(file: PdfFile, catalog: PdfDict): Promise<boolean> {
  if ((await file.get(catalog, 'NeedsRendering')) === true) return true;
  const form = await file.getDict(catalog, 'AcroForm');
  const xfa = form === undefined ? null : await file.get(form, 'XFA');
  for (const item of isArray(xfa) ? xfa : [xfa]) {
    const packet = await file.resolve(item);
    if (!(packet instanceof PdfStream)) continue;
    const xml = new TextDecoder().decode(await file.streamData(packet));
    if (/<dynamicRender>\s*required/.test(xml)) return true;
  }
  return false;
}

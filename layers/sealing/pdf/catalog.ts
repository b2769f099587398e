import { expectDict, type ObjectReader } from './object-reader.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfDict, PdfName, PdfRef } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** The document catalog and the reference it stands behind. */
export interface Catalog {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
}

/** @throws PdfRefused `brokenStructure` when the trailer names no catalog. */
export async function readCatalog(file: ObjectReader): Promise<Catalog> {
  const ref = file.trailer.get('Root');
  if (!(ref instanceof PdfRef)) throw broken('trailer without a catalog');
  return { ref, dict: expectDict(await file.load(ref), 'catalog', ref) };
}

/** The version that counts: the catalog's where it is later than the header's (ISO 32000-2 §7.2.2). */
export function pdfVersion(file: PdfFile, catalog: PdfDict): string {
  const own = catalog.get('Version');
  const later = own instanceof PdfName && /^\d\.\d$/.test(own.name) && own.name > file.headerVersion;
  return later ? own.name : file.headerVersion;
}

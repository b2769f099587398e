import { sliceSource } from '../bytes/slice-source.ts';
import { findStartxref } from '../pdf/find-startxref.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';

/** The file as it was when its first `end` bytes were all there was. */
export interface Revision {
  readonly file: PdfFile;
  readonly end: number;
  /** How many of the final file's sections came later. */
  readonly laterSections: number;
}

/**
 * Opens an earlier revision. Its cross references must be the older part of the final file's chain: otherwise the
 * later update did not build on what was signed.
 * @returns the revision, or what is wrong
 */
export async function openRevision(final: PdfFile, end: number): Promise<Revision | string> {
  const source = sliceSource(final.source, 0, end);
  const startxref = await startxrefOf(source);
  if (startxref === undefined) return 'the signed bytes do not end with a complete revision';
  const laterSections = final.sections.findIndex(({ offset }) => offset === startxref);
  if (laterSections < 0) return 'the file does not build on the revision that was signed';
  const sections = final.sections.slice(laterSections);
  if (sections.some(({ offset }) => offset >= end))
    return 'a cross reference of the signed revision lies after it';
  if (final.sections.slice(0, laterSections).some(({ offset }) => offset < end)) {
    return 'a later cross reference lies inside the signed bytes';
  }
  // One meter for all revisions: a file costs no more for being signed often.
  const { headerVersion, context } = final;
  const file = new PdfFile({ source, context, headerVersion, startxref, sections });
  const { cipher, permissions } = final;
  // Another encryption than today's could not be an update: the trailers are compared.
  if (cipher !== undefined) file.unlock({ cipher, permissions });
  return { file, end, laterSections };
}

async function startxrefOf(source: PdfFile['source']): Promise<number | undefined> {
  try {
    return await findStartxref(source);
  } catch (error) {
    if (error instanceof PdfRefused) return undefined;
    throw error;
  }
}

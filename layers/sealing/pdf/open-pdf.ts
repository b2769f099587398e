import type { ByteSource } from '../bytes/byte-source.ts';
import { cachingSource } from '../bytes/caching-source.ts';
import { Meter, type PdfBudgets } from './budgets.ts';
import { unlockFile } from './encryption/unlock-file.ts';
import { findStartxref, readHeaderVersion } from './find-startxref.ts';
import type { Inflate } from './inflate-port.ts';
import { PdfFile } from './pdf-file.ts';
import { PdfRefused } from './pdf-refused.ts';
import { platformInflate } from './platform-inflate.ts';
import { readSections } from './read-sections.ts';

/** Limits other than the defaults, and another inflate than the platform's. */
export interface OpenOptions {
  readonly budgets?: Partial<PdfBudgets>;
  readonly inflate?: Inflate;
}

/**
 * Opens a PDF: reads its header, the end, and the chain of cross references; nothing else yet.
 * @throws PdfRefused `notPdf`, `brokenStructure`, `passwordProtected`, `tooLarge` or `tooComplex`
 */
export async function openPdf(given: ByteSource, options: OpenOptions = {}): Promise<PdfFile> {
  const source = given.inMemory ? given : cachingSource(given);
  const meter = new Meter(options.budgets);
  if (source.size > meter.budgets.fileSize) throw new PdfRefused('tooLarge');
  const context = { meter, inflate: options.inflate ?? platformInflate() };
  const headerVersion = await readHeaderVersion(source);
  const startxref = await findStartxref(source);
  const sections = await readSections(source, context, startxref);
  const file = new PdfFile({ source, context, headerVersion, startxref, sections });
  file.unlock(await unlockFile(file));
  return file;
}

import { readChangeRules } from '../pdf/change-rules.ts';
import { assertPermitted } from '../pdf/encryption/permissions.ts';
import { IncrementalUpdate } from '../pdf/incremental-update.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import type { PdfRef } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { appendPages } from './append-pages.ts';
import { drawValues } from './draw-values.ts';
import type { AuthorFonts, FieldValue } from './field-value.ts';
import { fillForm } from './fill-form.ts';
import type { FormValue } from './form-value.ts';

export interface FinalRevision {
  readonly values: readonly FieldValue[];
  /** For fields of the document's own form. */
  readonly formValues?: readonly FormValue[];
  /** A PDF made by pdf-lib (saved without object streams): its pages are appended. */
  readonly evidencePages?: Uint8Array;
  readonly fonts: AuthorFonts;
}

/**
 * Collects what people entered and the evidence pages into one update. Give it to `sealPdf`: the seal then lies in
 * the same revision and covers all of it.
 * @throws PdfRefused `noChangesAllowed` when the document carries signatures: nothing may be drawn on it then,
 * though its form may be filled where its signatures allow that; FormFillError; MissingGlyph
 */
export async function buildFinalRevision(
  file: PdfFile,
  { values, formValues = [], evidencePages, fonts }: FinalRevision,
): Promise<{ update: IncrementalUpdate; evidence: readonly PdfRef[] }> {
  const update = new IncrementalUpdate(file);
  await fillForm(update, formValues, fonts);
  if (values.length === 0 && evidencePages === undefined) return { update, evidence: [] };
  if ((await readChangeRules(file)).signed) {
    throw new PdfRefused('noChangesAllowed', { message: 'the document is signed already' });
  }
  if (values.length > 0) assertPermitted(file.permissions, 'drawOnPage');
  if (evidencePages !== undefined) assertPermitted(file.permissions, 'appendPage');
  await drawValues(update, values, fonts);
  return { update, evidence: evidencePages === undefined ? [] : await appendPages(update, evidencePages) };
}

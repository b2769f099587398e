import { readChangeRules } from '../../pdf/change-rules.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { PdfRefused } from '../../pdf/pdf-refused.ts';
import type { SignatureField } from '../../pdf/signature-fields.ts';
import type { Revision } from '../open-revision.ts';
import type { Change } from '../verification.ts';
import { compareCatalogs } from './catalog-rule.ts';
import { ChangeReport } from './change-report.ts';
import { changedObjects } from './changed-objects.ts';
import type { Comparison, LaterSignature } from './comparison.ts';
import { compareStores } from './dss-rule.ts';
import { compareForms } from './form-rule.ts';
import { nameLeftovers } from './leftover-rule.ts';
import { compareMetadata } from './metadata-rule.ts';
import type { PageIndex } from './page-index.ts';
import { comparePages } from './page-rule.ts';
import { compareStructureTrees } from './structure-tree-rule.ts';
import { compareTrailers } from './trailer-rule.ts';
import type { Usage } from './usage-index.ts';

/** In this order: the form rule says which widgets the page rule may find. */
const RULES: readonly ((comparison: Comparison) => void | Promise<void>)[] = [
  compareTrailers,
  compareCatalogs,
  compareForms,
  comparePages,
  compareStores,
  compareMetadata,
  compareStructureTrees,
  nameLeftovers,
];

export interface FindChangesInput {
  readonly revision: Revision;
  readonly final: PdfFile;
  readonly pages: PageIndex;
  readonly usage: { readonly old: Usage; readonly now: Usage };
  /** Signature fields of the file whose signatures are part of the revision. */
  readonly signed: readonly SignatureField[];
  readonly later: ReadonlyMap<string, LaterSignature>;
  readonly trusted: boolean;
}

/**
 * Everything that updates after a signed revision did, object by object. What the whitelist does not know is
 * forbidden; so is a structure that cannot be compared.
 */
export async function findChanges({
  revision,
  final,
  pages,
  usage,
  signed,
  later,
  trusted,
}: FindChangesInput): Promise<readonly Change[]> {
  if (revision.laterSections === 0) return [];
  const report = new ChangeReport();
  try {
    const objects = await changedObjects(revision, final);
    const rules = await readChangeRules(revision.file, signed);
    const common = { old: revision.file, now: final, objects, pages, usage, rules, later, trusted, report };
    const comparison: Comparison = { ...common, admittedWidgets: new Set() };
    for (const rule of RULES) await rule(comparison);
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    report.forbid('structure', error.message);
  }
  return report.changes;
}

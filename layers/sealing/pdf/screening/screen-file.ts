import { readCatalog } from '../catalog.ts';
import type { PageNode } from '../page-tree.ts';
import type { PdfFile } from '../pdf-file.ts';
import { PdfRef } from '../pdf-object.ts';
import { dictionaryCodes } from './dictionary-codes.ts';
import { deceivingWidgets } from './field-appearances.ts';
import { type Finding, finding } from './finding.ts';
import { hiddenText } from './hidden-text.ts';
import { hidesByLayers } from './optional-content.ts';
import { unusedPages } from './unused-pages.ts';
import { walkObjects } from './walk-objects.ts';

/** A list for people to read, and to be stored with the document. */
const MAX_FINDINGS = 200;

/** Everything in an opened file that could act by itself or show something else than what is signed. */
export async function screenFile(file: PdfFile, pages: readonly PageNode[]): Promise<readonly Finding[]> {
  const { dict: catalog } = await readCatalog(file);
  const owners = await pageOwners(file, pages);
  const findings: Finding[] = [];
  const seen = new Set<number>();
  for await (const { dict, object } of walkObjects(file, seen)) {
    for (const code of dictionaryCodes(dict)) {
      findings.push(finding(code, owners.get(object) ?? null, `object ${object}`));
    }
  }
  if (await hidesByLayers(file, catalog)) findings.push(finding('optionalContent', null, 'layers'));
  if (catalog.has('Collection')) findings.push(finding('portfolio', null, 'catalog'));
  const form = await file.getDict(catalog, 'AcroForm');
  if (form?.has('XFA')) findings.push(finding('staticXfa', null, 'interactive form'));
  for (const num of await deceivingWidgets(file)) {
    findings.push(finding('fieldAppearance', owners.get(num) ?? null, `object ${num}`));
  }
  for (const page of pages) {
    const hidden = await hiddenText(file, page);
    if (hidden !== undefined) findings.push(finding('hiddenText', page.index + 1, `${hidden} text`));
  }
  for (const num of await unusedPages(file, seen))
    findings.push(finding('unusedPage', null, `object ${num}`));
  return unique(findings).slice(0, MAX_FINDINGS);
}

/** On which page an object lies: the page itself and its annotations. */
async function pageOwners(file: PdfFile, pages: readonly PageNode[]): Promise<ReadonlyMap<number, number>> {
  const owners = new Map<number, number>();
  for (const { ref, dict, index } of pages) {
    owners.set(ref.num, index + 1);
    for (const annotation of await file.getArray(dict, 'Annots')) {
      if (annotation instanceof PdfRef) owners.set(annotation.num, index + 1);
    }
  }
  return owners;
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((f) => [`${f.code} ${f.page} ${f.detail}`, f])).values()];
}

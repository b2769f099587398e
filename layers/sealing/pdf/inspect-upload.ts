import type { ByteSource } from '../bytes/byte-source.ts';
import { pdfVersion, readCatalog } from './catalog.ts';
import { assertMaySign, readChangeRules } from './change-rules.ts';
import { assertPermitted } from './encryption/permissions.ts';
import { IncrementalUpdate } from './incremental-update.ts';
import { type OpenOptions, openPdf } from './open-pdf.ts';
import { pageGeometry } from './page-geometry.ts';
import { type PageNode, walkPages } from './page-tree.ts';
import type { PdfFile } from './pdf-file.ts';
import { broken, PdfRefused, type RefusalDetail, type RefusalReason } from './pdf-refused.ts';
import type { Finding } from './screening/finding.ts';
import { screenFile } from './screening/screen-file.ts';
import { isDynamicXfa } from './xfa.ts';

/** A page as displayed, in points; `rotate` clockwise as the page says. */
export interface InspectedPage {
  readonly width: number;
  readonly height: number;
  readonly rotate: 0 | 90 | 180 | 270;
}

/** What an upload is. Findings are refusals unless the organisation's policy allows them. */
export interface UploadInspection {
  readonly pages: readonly InspectedPage[];
  readonly alreadySigned: boolean;
  readonly pdfVersion: string | null;
  readonly findings: readonly Finding[];
  /** Why the file cannot be sealed at all; null when it can. */
  readonly refusal: { readonly reason: RefusalReason; readonly detail: RefusalDetail } | null;
}

const NOTHING = { pages: [], alreadySigned: false, pdfVersion: null, findings: [] } as const;

/**
 * Reads everything that sealing and screening will need, and an empty update for a try. Never throws for what the
 * file holds; errors of the source itself pass through.
 */
export async function inspectUpload(
  source: ByteSource,
  options: OpenOptions = {},
): Promise<UploadInspection> {
  try {
    return await inspect(await openPdf(source, options));
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    return { ...NOTHING, refusal: { reason: error.reason, detail: error.detail } };
  }
}

async function inspect(file: PdfFile): Promise<UploadInspection> {
  const { dict: catalog } = await readCatalog(file);
  if (await isDynamicXfa(file, catalog)) throw new PdfRefused('dynamicXfa');
  const nodes: PageNode[] = [];
  const pages: InspectedPage[] = [];
  for await (const node of walkPages(file)) {
    const { width, height, rotate } = await pageGeometry(file, node.effective);
    nodes.push(node);
    pages.push({ width, height, rotate });
  }
  if (pages.length === 0) throw broken('document without pages');
  const rules = await readChangeRules(file);
  assertMaySign(rules, '', false);
  assertPermitted(file.permissions, 'addField');
  const attempt = new IncrementalUpdate(file);
  attempt.add(null);
  await attempt.build();
  const findings = await screenFile(file, nodes);
  return {
    pages,
    alreadySigned: rules.signed,
    pdfVersion: pdfVersion(file, catalog),
    findings,
    refusal: null,
  };
}

import { createHash } from 'node:crypto';
import type { Inspection } from '../../ports/document-inspector.ts';
import { appendPages } from '../../sealing/author/append-pages.ts';
import { bufferSource } from '../../sealing/bytes/buffer-source.ts';
import { Sha256 } from '../../sealing/bytes/sha256.ts';
import { IncrementalUpdate } from '../../sealing/pdf/incremental-update.ts';
import { inspectUpload } from '../../sealing/pdf/inspect-upload.ts';
import { openPdf } from '../../sealing/pdf/open-pdf.ts';
import { PdfRefused } from '../../sealing/pdf/pdf-refused.ts';
import { prepareSignature } from '../../sealing/sign/prepare-signature.ts';
import type { InspectionRequest } from '../documents/document-inspector.ts';
import { documentStore } from '../documents/document-store.ts';
import { blankPage } from './blank-page.ts';

/** Documents are read whole, once: 100 MB at most, in a function made for it. */
const largest = 100 * 1024 * 1024;

async function bytesOf(request: InspectionRequest): Promise<Uint8Array | null> {
  if ('content' in request) return Buffer.from(request.content, 'base64');
  if (request.object.size > largest) return null;
  return documentStore.source(request.object).read(0, request.object.size);
}

/** What makes sealing fail for good is found now: the same update is built as at the end, and thrown away. */
async function dryRun(bytes: Uint8Array, alreadySigned: boolean): Promise<Inspection['refusal']> {
  try {
    const file = await openPdf(bufferSource(bytes));
    const update = new IncrementalUpdate(file);
    if (!alreadySigned) await appendPages(update, blankPage);
    await prepareSignature(update, { signingTime: new Date(), lockForm: true });
    return null;
  } catch (error) {
    if (error instanceof PdfRefused) return error.reason;
    throw error;
  }
}

const nothing = { pages: [], findings: [], alreadySigned: false, hashState: null } as const;

/** Inspects an untrusted document in a unit without keys: codes, counts, boxes and the hash state come out. */
export async function inspectDocument(request: InspectionRequest): Promise<Inspection> {
  const bytes = await bytesOf(request);
  if (bytes === null) return { ...nothing, refusal: 'tooLarge', sha256: '', size: 0 };
  const facts = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  const found = await inspectUpload(bufferSource(bytes));
  if (found.refusal !== null) return { ...nothing, ...facts, refusal: found.refusal.reason };
  const [first] = found.findings;
  const screened = request.screening === 'refuse' && first !== undefined ? first.reason : null;
  const refusal = screened ?? (await dryRun(bytes, found.alreadySigned));
  const findings = found.findings.map(({ code, page, detail }) => ({ code, page, detail }));
  if (refusal !== null) return { ...nothing, ...facts, findings, refusal };
  const state = new Sha256().update(bytes).exportState();
  return {
    ...facts,
    refusal: null,
    pages: found.pages.map(({ width, height }) => ({ width, height })),
    findings,
    alreadySigned: found.alreadySigned,
    hashState: Buffer.from(JSON.stringify(state)).toString('base64'),
  };
}

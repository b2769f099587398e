import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { EvidencePage } from '../ports/sealer.ts';
import { alignGlyphs } from '../sealing/author/align-glyphs.ts';
import { type Words, wordsFor } from './words.ts';
import { Writer } from './writer.ts';

/** TrueType files. */
export interface PageFonts {
  readonly text: Uint8Array;
  readonly bold: Uint8Array;
}

/** `2026-11-22 09:14:03`: seconds are enough for a reader, and the zone is said once. */
const clock = (iso: string): string => iso.slice(0, 19).replace('T', ' ');

function writeDocuments(page: Writer, words: Words, { documents }: EvidencePage): void {
  page.heading(words.documents);
  for (const { name, pages, size, sha256 } of documents) {
    page.paragraph(`${name} – ${pages} ${words.pages}, ${size} ${words.bytes}`);
    page.paragraph(`SHA-256 ${sha256}`, { size: 8, grey: true });
    page.gap(3);
  }
}

function writeParticipants(page: Writer, words: Words, { participants }: EvidencePage): void {
  page.heading(words.participants);
  for (const { name, role, method, at } of participants) {
    page.paragraph(name, { bold: true, size: 10 });
    page.row(words.roles[role], at === null ? '–' : clock(at));
    page.row('', words.methods[method]);
    page.gap(4);
  }
}

function writeHistory(page: Writer, words: Words, { events }: EvidencePage): void {
  page.heading(words.history);
  for (const { at, type, who, leaf } of events) {
    const what = words.events[type] ?? type;
    page.row(clock(at), who === null ? what : `${what} ${who}`);
    page.row('', leaf);
    page.gap(2);
  }
}

/**
 * The evidence page(s) as a small PDF of its own, from trusted input only, in embedded subset fonts and grey scale;
 * its objects are then grafted into the update that the seal covers.
 */
export async function authorEvidencePage(evidence: EvidencePage, fonts: PageFonts): Promise<Uint8Array> {
  const words = wordsFor(evidence.locale);
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const faces = {
    text: await document.embedFont(alignGlyphs(fonts.text), { subset: true }),
    bold: await document.embedFont(alignGlyphs(fonts.bold), { subset: true }),
  };
  const page = new Writer(document, faces);
  if (evidence.mode === 'test') page.paragraph(words.test, { bold: true, size: 11 });
  page.paragraph(words.heading, { bold: true, size: 18 });
  page.gap(4);
  page.paragraph(words.intro, { grey: true });
  page.gap(8);
  page.row(words.title, evidence.title);
  page.row(words.sender, evidence.sender);
  page.row(words.envelope, evidence.envelopeId);
  writeDocuments(page, words, evidence);
  writeParticipants(page, words, evidence);
  if (evidence.findings.length > 0) {
    page.heading(words.findings);
    for (const finding of evidence.findings) page.paragraph(finding);
  }
  writeHistory(page, words, evidence);
  page.gap(10);
  page.paragraph(words.verify.replace('{url}', evidence.verifyUrl), { grey: true, size: 8.5 });
  page.number(
    (n, all) => words.page.replace('{n}', String(n)).replace('{all}', String(all)),
    evidence.envelopeId,
  );
  return document.save({ useObjectStreams: false });
}

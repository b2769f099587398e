import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import type { HashName } from '../../../layers/sealing/crypto/crypto-port.ts';
import { nodeCrypto as crypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { concatBytes } from '../../../layers/sealing/der/bytes-util.ts';
import { openPdf } from '../../../layers/sealing/pdf/open-pdf.ts';
import { collectRevocation } from '../../../layers/sealing/revocation/collect-revocation.ts';
import { appendDocTimeStamp } from '../../../layers/sealing/sign/append-doc-time-stamp.ts';
import { appendDss } from '../../../layers/sealing/sign/append-dss.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import type { SignatureRequest } from '../../../layers/sealing/sign/signature-request.ts';
import { requestTimeStamp } from '../../../layers/sealing/tsp/request-time-stamp.ts';
import { type VerifyOptions, verifyPdf } from '../../../layers/sealing/verify/verify-pdf.ts';
import type { TestAuthority } from '../x509/test-authority.ts';

export const text = (value: string): Uint8Array => Uint8Array.from(value, (c) => c.charCodeAt(0) & 255);

/** Objects of a document by number, as the text between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>;

export const stream = (data: string, entries = ''): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;

/** One page with a sentence, a font and an information dictionary; object 10 is a second, unused text. */
export const CONTRACT: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  4: stream('BT /F1 18 Tf 30 200 Td (Rent: 900 EUR a month) Tj ET'),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  6: '<< /Producer (test) >>',
};

/** The contract with a form: an empty text field 7, a filled one 8, a check box 9, a signature field 10. */
export const FORM: Objects = {
  ...CONTRACT,
  1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [7 0 R 8 0 R 9 0 R 10 0 R] >> >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [7 0 R 8 0 R 9 0 R 10 0 R] >>',
  7: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [30 100 200 120] /P 3 0 R >>',
  8: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (amount) /V (900) /Rect [30 130 200 150] /P 3 0 R >>',
  9: '<< /Type /Annot /Subtype /Widget /FT /Btn /T (agree) /V /Off /AS /Off /Rect [30 60 40 70] /P 3 0 R /AP << /N << /Yes 11 0 R /Off 12 0 R >> >> >>',
  10: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (tenant) /Rect [220 60 380 110] /P 3 0 R >>',
  11: stream('0 0 10 10 re f', '/Type /XObject /Subtype /Form /BBox [0 0 10 10]'),
  12: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 10 10]'),
};

const row = (offset: number, kind: 'n' | 'f') =>
  `${String(offset).padStart(10, '0')} ${kind === 'n' ? '00000' : '65535'} ${kind} \n`;

/** A complete PDF with a classic cross-reference table. */
export function createPdf(objects: Objects = CONTRACT, trailer = '/Info 6 0 R'): Uint8Array {
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const numbers = Object.keys(objects).map(Number);
  const size = Math.max(...numbers) + 1;
  const offsets = new Map<number, number>();
  for (const num of numbers) {
    offsets.set(num, out.length);
    out += `${num} 0 obj\n${objects[num]}\nendobj\n`;
  }
  const rows = Array.from({ length: size }, (_, num) =>
    row(offsets.get(num) ?? 0, offsets.has(num) ? 'n' : 'f'),
  );
  const startxref = out.length;
  out += `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${startxref}\n%%EOF\n`;
  return text(out);
}

export interface AppendOptions {
  /** Entries beside /Size, /Root, /Prev. */
  readonly trailer?: string;
  readonly root?: string;
  /** Object numbers that are marked free. */
  readonly free?: readonly number[];
  /** Bytes before the cross reference that it does not list. */
  readonly unlisted?: string;
}

/** Appends an incremental update with these objects, the way an attacker or another vendor's tool would. */
export async function appendUpdate(
  pdf: Uint8Array,
  objects: Objects,
  options: AppendOptions = {},
): Promise<Uint8Array> {
  const file = await openPdf(bufferSource(pdf));
  let out = '';
  const rows: [number, string][] = (options.free ?? []).map((num) => [num, row(0, 'f')]);
  for (const [num, body] of Object.entries(objects)) {
    rows.push([Number(num), row(pdf.length + out.length, 'n')]);
    out += `${num} 0 obj\n${body}\nendobj\n`;
  }
  out += options.unlisted ?? '';
  const size = Math.max(file.nextObjectNumber, ...rows.map(([num]) => num + 1));
  const startxref = pdf.length + out.length;
  const table = rows.sort(([a], [b]) => a - b).map(([num, line]) => `${num} 1\n${line}`);
  const root = options.root ?? '1 0 R';
  out += `xref\n${table.join('')}trailer\n<< /Size ${size} /Root ${root} ${options.trailer ?? '/Info 6 0 R'} /Prev ${file.startxref} >>\nstartxref\n${startxref}\n%%EOF\n`;
  return concatBytes(pdf, text(out));
}

const SIGNING_TIME = new Date();

type Stamp = (ca: TestAuthority, hash: HashName, digest: Uint8Array) => Promise<Uint8Array>;

const stampOf: Stamp = async (ca, hash, digest) => {
  const trust = [ca.root];
  const { now } = ca.timeStampIssuer;
  return (await requestTimeStamp({ imprint: { hash, digest }, transport: ca.transport, trust, crypto, now }))
    .token;
};

/** Seals at level B, or T with a time-stamp of the authority. */
export async function seal(
  pdf: Uint8Array,
  ca: TestAuthority,
  { level = 'T', request = {} }: { level?: 'B' | 'T'; request?: Partial<SignatureRequest> } = {},
): Promise<Uint8Array> {
  const timeStamp = async (value: Uint8Array) => stampOf(ca, 'sha256', await crypto.digest('sha256', value));
  const { tail } = await sealPdf(bufferSource(pdf), {
    signer: { profile: ca.profile, sign: ca.sign },
    request: { signingTime: SIGNING_TIME, ...request },
    crypto,
    ...(level === 'T' && { timeStamp }),
  });
  return concatBytes(pdf, tail);
}

/** Adds validation data for the authority's certificates: level LT. */
export async function addValidationData(pdf: Uint8Array, ca: TestAuthority): Promise<Uint8Array> {
  const certs = [ca.seal, ca.timeStamp, ca.root];
  const collected = await collectRevocation({
    certs,
    fetch: ca.fetch,
    crypto,
    now: ca.timeStampIssuer.now(),
  });
  return concatBytes(pdf, await appendDss(await openPdf(bufferSource(pdf)), collected));
}

/** Adds a document time-stamp: level LTA after validation data. */
export async function addTimeStamp(pdf: Uint8Array, ca: TestAuthority): Promise<Uint8Array> {
  const timeStamp = (digest: Uint8Array, hash: HashName) => stampOf(ca, hash, digest);
  const { tail } = await appendDocTimeStamp(await openPdf(bufferSource(pdf)), { crypto, timeStamp });
  return concatBytes(pdf, tail);
}

export async function sealToLta(pdf: Uint8Array, ca: TestAuthority): Promise<Uint8Array> {
  return addTimeStamp(await addValidationData(await seal(pdf, ca), ca), ca);
}

export const verify = (pdf: Uint8Array, ca: TestAuthority, options: Partial<VerifyOptions> = {}) =>
  verifyPdf(bufferSource(pdf), { trust: [ca.root], crypto, ...options });

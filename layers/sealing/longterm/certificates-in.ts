import { parseSignedData } from '../cms/parse-signed-data.ts';
import { toHex } from '../der/bytes-util.ts';
import * as OID from '../der/oids.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { readContents } from '../verify/check-contents.ts';
import { type PlacedSignature, placeSignatures } from '../verify/placed-signature.ts';

/** DER certificates of a file's signatures and time-stamps, with all that their messages carry. */
export interface CertificatesInFile {
  /** Of the newest signature, its time-stamps, and the document time-stamps after it: their status has to be proven. */
  readonly required: readonly Uint8Array[];
  /** Of everybody else who signed before: proven where it can be. */
  readonly others: readonly Uint8Array[];
}

/** Whose status one long-term step has to prove. @throws PdfRefused, CmsError */
export async function certificatesIn(file: PdfFile): Promise<CertificatesInFile> {
  const placed = await placeSignatures(file);
  const newest = Math.max(0, ...placed.filter(({ kind }) => kind === 'signature').map(({ end }) => end));
  const required = unique(placed.filter(({ end }) => end >= newest).flatMap(certificatesOf));
  const others = unique(placed.filter(({ end }) => end < newest).flatMap(certificatesOf));
  return { required, others };
}

function certificatesOf({ contents, fault }: PlacedSignature): Uint8Array[] {
  const { signedData } = fault === null ? readContents(contents) : { signedData: null };
  if (signedData === null) return [];
  const tokens = signedData.signers
    .flatMap(({ unsignedAttributes }) => unsignedAttributes)
    .filter(({ type }) => type === OID.signatureTimeStamp)
    .flatMap(({ values }) => values);
  return [...signedData.certificates, ...tokens.flatMap(({ bytes }) => parseSignedData(bytes).certificates)];
}

/** Without repetitions, in the order of their first appearance. */
export function unique(list: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(list.map((der) => [toHex(der), der])).values()];
}

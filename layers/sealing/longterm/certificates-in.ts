import { readContents } from '../verify/check-contents.ts';
import { placeSignatures } from '../verify/placed-signature.ts';
import { parseSignedData } from '../cms/parse-signed-data.ts';
import { OID } from '../der/oids.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';

/**
 * DER certificates of every signature, signature time-stamp and document time-stamp of a file, with all that their
 * messages carry. For one long-term step these are the certificates whose status has to be proven.
 */
export async function certificatesIn(file: PdfFile): Promise<readonly Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const { contents, fault } of await placeSignatures(file)) {
    const { signedData } = fault === null ? readContents(contents) : { signedData: null };
    if (signedData === null) continue;
    found.push(...signedData.certificates);
    for (const { unsignedAttributes } of signedData.signers) {
      const tokens = unsignedAttributes.filter(({ type }) => type === OID.signatureTimeStamp).flatMap(({ values }) => values);
      for (const token of tokens) found.push(...parseSignedData(token.bytes).certificates);
    }
  }
  const unique = new Map(found.map((der) => [Buffer.from(der).toString('base64'), der]));
  return [...unique.values()];
}

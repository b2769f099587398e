import { createHash, verify, X509Certificate } from 'node:crypto';
import { parseSignedData } from '../../../layers/sealing/cms/parse-signed-data.ts';
import { toText } from '../corpus/raw-pdf.ts';

export interface CheckedSignature {
  readonly byteRange: readonly number[];
  /** Digest, signature value and hole are right, as node:crypto and a plain search of the file see it. */
  readonly valid: boolean;
  readonly coversWholeFile: boolean;
}

/** Checks every CAdES signature of a file without our PDF reader: by searching its text. */
export function checkSignatures(pdf: Uint8Array): readonly CheckedSignature[] {
  const text = toText(pdf);
  const pattern =
    /\/SubFilter \/ETSI\.CAdES\.detached\s+\/ByteRange \[(0 \d+ \d+ \d+)\s*\]\s+\/Contents <([0-9a-f]+)>/g;
  return [...text.matchAll(pattern)].map((match) => {
    const byteRange = (match[1] ?? '').split(' ').map(Number);
    const [, a = 0, b = 0, c = 0] = byteRange;
    const hole = text.slice(a, b);
    const signed = Buffer.concat([pdf.subarray(0, a), pdf.subarray(b, b + c)]);
    const valid = hole === `<${match[2]}>` && cmsHolds(Buffer.from(match[2] ?? '', 'hex'), signed);
    return { byteRange, valid, coversWholeFile: b + c === pdf.length };
  });
}

function cmsHolds(padded: Buffer, signed: Buffer): boolean {
  const length = padded.readUInt16BE(2) + 4; // 30 82 hh ll
  if (padded.subarray(length).some((byte) => byte !== 0)) return false;
  const { signers, certificates } = parseSignedData(padded.subarray(0, length));
  const [signer] = signers;
  const digest = createHash('sha256').update(signed).digest('hex');
  const attributes = signer?.signedAttributesDer;
  if (signers.length !== 1 || !attributes || !Buffer.from(attributes).toString('hex').includes(digest))
    return false;
  return certificates.some((der) => {
    const { publicKey } = new X509Certificate(der);
    return verify('sha256', attributes, publicKey, signer.signature);
  });
}

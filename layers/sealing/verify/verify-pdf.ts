import type { ByteSource } from '../bytes/byte-source.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { parseCertificate } from '../x509/parse-certificate.ts';
import { assemble, type JudgedFile } from './assemble-verification.ts';
import type { TrustContext } from './check-time-stamp.ts';
import { examineSignatures } from './examine-signatures.ts';
import type { Examined } from './examined.ts';
import { judgeChanges } from './judge-changes.ts';
import { judgeSignature } from './judge-signature.ts';
import { judgeDocumentTimeStamps } from './judge-time-stamps.ts';
import { openRevision } from './open-revision.ts';
import { type PlacedSignature, placeSignatures } from './placed-signature.ts';
import { joinPools, readDss, tryParseCrl, tryParseOcsp } from './validation-data.ts';
import type { Verification } from './verification.ts';

export interface VerifyOptions {
  /** DER certificates of the authorities to trust. */
  readonly trust: readonly Uint8Array[];
  readonly crypto: CryptoPort;
  /** Control time; default now. */
  readonly at?: Date;
  /** DER certificates (roots, or seal certificates) whose seals are this service's own. They are trusted. */
  readonly ownAuthority?: readonly Uint8Array[];
  /** DER seal certificates of this service that other authorities issued: known, and trusted only as far as those are. */
  readonly ownSeals?: readonly Uint8Array[];
  /** DER CRLs and OCSP responses from elsewhere than the file. */
  readonly revocation?: { readonly crls?: readonly Uint8Array[]; readonly ocsps?: readonly Uint8Array[] };
}

/**
 * Verifies every signature and time-stamp of a PDF: places, digests, certificates, times, and what later updates did
 * (EN 319 102-1, EN 319 142-1, ISO 32000-2 §12.8). The file is read once for hashing and otherwise only where needed.
 * Missing revocation data keep a signature at level B or T; they do not make it indeterminate.
 * @throws PdfRefused when the file is no PDF that can be read exactly; CertificateError for an unreadable trust anchor
 */
export async function verifyPdf(source: ByteSource, options: VerifyOptions): Promise<Verification> {
  const { crypto, at = new Date(), ownAuthority = [], ownSeals = [], revocation = {} } = options;
  const file = await openPdf(source);
  const dss = await readDss(file);
  const supplied = {
    certificates: [],
    crls: (revocation.crls ?? []).flatMap(tryParseCrl),
    ocsps: (revocation.ocsps ?? []).flatMap(tryParseOcsp),
  };
  const trust = [...options.trust, ...ownAuthority].map(parseCertificate);
  const context: TrustContext = { trust, pool: joinPools(dss, supplied), crypto, now: at };
  const placed = await placeSignatures(file);
  const certificates = dss.certificates.map(({ der }) => der);
  const examined = await examineSignatures(source, placed, { crypto, certificates });
  const documentTimeStamps = await judgeDocumentTimeStamps(
    examined.filter((one) => one.kind === 'document'),
    context,
  );
  const signatures = await Promise.all(
    examined
      .filter((one) => one.kind === 'signature')
      .map((one) => judgeSignature(one, documentTimeStamps, context)),
  );
  const sound = new Set<Examined>([
    ...documentTimeStamps.filter(({ checked }) => checked.fault === null).map((judged) => judged.examined),
    ...signatures.filter(({ fault }) => fault === null).map((judged) => judged.examined),
  ]);
  const intactStamps = new Set<Examined>(
    documentTimeStamps.filter(({ checked }) => checked.intact).map((judged) => judged.examined),
  );
  const subjects = examined.map((one) => ({
    placed: one.placed,
    intact: one.kind === 'document' ? intactStamps.has(one) : one.fault === null,
    trusted: sound.has(one),
  }));
  const judged: JudgedFile = {
    examined,
    signatures,
    documentTimeStamps,
    changes: await judgeChanges(file, subjects),
    intact: subjects.map(({ intact }) => intact),
    longTerm: { dssPresent: dss.present, stampsOverDss: await stampsOverDss(file, placed) },
    isOwn: (path) =>
      path.some(({ der }, i) =>
        [...ownAuthority, ...(i === 0 ? ownSeals : [])].some((own) => equalBytes(own, der)),
      ),
  };
  return assemble(judged);
}

async function stampsOverDss(file: PdfFile, placed: readonly PlacedSignature[]): Promise<Set<number>> {
  const ends = new Set<number>();
  for (const { kind, end, fault } of placed) {
    if (kind !== 'document' || fault !== null) continue;
    try {
      const revision = await openRevision(file, end);
      if (typeof revision !== 'string' && (await readDss(revision.file)).present) ends.add(end);
    } catch (error) {
      if (!(error instanceof PdfRefused)) throw error;
    }
  }
  return ends;
}

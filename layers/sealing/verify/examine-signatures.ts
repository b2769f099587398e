import type { ByteSource } from '../bytes/byte-source.ts';
import { checkSigner } from '../cms/check-signer.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { concatBytes, equalBytes } from '../der/bytes-util.ts';
import * as OID from '../der/oids.ts';
import type { TimeStampToken } from '../tsp/time-stamp-token.ts';
import { type Contents, readContents } from './check-contents.ts';
import { tryParseToken } from './check-time-stamp.ts';
import { digestRanges } from './digest-ranges.ts';
import type { Examined, ExaminedDocumentTimeStamp, ExaminedSignature } from './examined.ts';
import type { PlacedSignature } from './placed-signature.ts';
import { type Fault, fault } from './reason.ts';

/** The one registered sub-filter whose hole holds no CMS (ISO 32000-1 §12.8.3.2); withdrawn in PDF 2.0. */
const RAW_RSA = 'adbe.x509.rsa_sha1';
const MAX_TOKENS = 4;
/** Signatures without signed attributes are checked over the bytes themselves, up to this many. */
const MAX_BARE = 64 * 1024 ** 2;

interface Read {
  readonly placed: PlacedSignature;
  readonly contents: Contents | null;
  readonly token: TimeStampToken | null;
  readonly hash: HashName | null;
  readonly fault: Fault | null;
}

/**
 * Checks of every signature that need neither trust nor time: place, CMS, digest, signature value. All byte ranges are
 * hashed in one pass.
 * @param certificates more certificates to look for signers in (the DSS)
 */
export async function examineSignatures(
  source: ByteSource,
  placed: readonly PlacedSignature[],
  { crypto, certificates }: { crypto: CryptoPort; certificates: readonly Uint8Array[] },
): Promise<Examined[]> {
  const reads = placed.map(readOne);
  const ranges = reads.flatMap(({ hash, placed: { hole, end } }) =>
    hash === null ? [] : [{ hash, hole, end }],
  );
  const digests = await digestRanges(source, ranges, crypto);
  return Promise.all(
    reads.map((read) => {
      const digest = read.hash === null ? new Uint8Array() : (digests.shift() ?? new Uint8Array());
      return read.placed.kind === 'document'
        ? examineTimeStamp(read, digest)
        : examineSignature(read, digest, { source, crypto, certificates });
    }),
  );
}

function readOne(placed: PlacedSignature): Read {
  const failed = (found: Fault, contents: Contents | null = null): Read => ({
    placed,
    contents,
    token: null,
    hash: null,
    fault: found,
  });
  if (placed.fault !== null) return failed(placed.fault);
  const contents = readContents(placed.contents);
  if (contents.fault !== null) return failed(contents.fault);
  if (placed.kind === 'document') {
    const token = tryParseToken(contents.der) ?? null;
    if (token === null) return failed(fault('formatFailure', 'not a time-stamp token'), contents);
    return { placed, contents, token, hash: token.imprint.hash, fault: null };
  }
  if (placed.subFilter === RAW_RSA || placed.subFilter === '') {
    return failed(
      fault('sigConstraintsFailure', `sub-filter ${placed.subFilter || 'missing'} is not supported`),
      contents,
    );
  }
  const hash =
    placed.subFilter === 'adbe.pkcs7.sha1'
      ? 'sha1'
      : (contents.signedData.signers[0]?.digestAlgorithm ?? null);
  return { placed, contents, token: null, hash, fault: null };
}

function examineTimeStamp(
  { placed, token, fault: found }: Read,
  digest: Uint8Array,
): ExaminedDocumentTimeStamp {
  return { kind: 'document', placed, token, digest, fault: found };
}

async function examineSignature(
  { placed, contents, fault: found }: Read,
  digest: Uint8Array,
  { source, crypto, certificates }: ExamineContext,
): Promise<ExaminedSignature> {
  const signedData = contents?.signedData ?? null;
  const base = { kind: 'signature', placed, signedData } as const;
  if (found !== null || signedData === null) return { ...base, check: null, fault: found, tokens: [] };
  const embedded = contentFault(placed, signedData.content, digest);
  const check = await checkSigner({
    signedData,
    contentDigest: async (hash) =>
      signedData.content === null ? digest : crypto.digest(hash, signedData.content),
    content: async () => signedData.content ?? readRanges(source, placed),
    contentType: OID.data,
    essRequired: placed.subFilter === 'ETSI.CAdES.detached',
    crypto,
    certificates,
  });
  const tokens = (check.signer?.unsignedAttributes ?? [])
    .filter(({ type }) => type === OID.signatureTimeStamp)
    .flatMap(({ values }) => values)
    .slice(0, MAX_TOKENS)
    .map(({ bytes }) => tryParseToken(bytes));
  return { ...base, check, fault: check.fault ?? embedded, tokens };
}

interface ExamineContext {
  readonly source: ByteSource;
  readonly crypto: CryptoPort;
  readonly certificates: readonly Uint8Array[];
}

async function readRanges(source: ByteSource, { hole, end }: PlacedSignature): Promise<Uint8Array | null> {
  if (end > MAX_BARE) return null;
  return concatBytes(await source.read(0, hole.start), await source.read(hole.end, end - hole.end));
}

/** Detached signatures hold no content; adbe.pkcs7.sha1 holds the SHA-1 of the byte ranges (ISO 32000-1 §12.8.3.3). */
function contentFault(placed: PlacedSignature, content: Uint8Array | null, digest: Uint8Array): Fault | null {
  if (placed.subFilter !== 'adbe.pkcs7.sha1') {
    return content === null ? null : fault('formatFailure', 'a detached signature with content of its own');
  }
  if (content === null) return fault('formatFailure', 'adbe.pkcs7.sha1 without content');
  return equalBytes(content, digest) ? null : fault('hashFailure', 'the signed bytes were changed');
}

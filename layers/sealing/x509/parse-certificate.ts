import { readSignatureIdentifier, UnknownAlgorithmError } from '../crypto/algorithm-identifiers.ts';
import type { SignatureScheme } from '../crypto/crypto-port.ts';
import { readPublicKey } from '../crypto/public-key.ts';
import { equalBytes, toHex } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter, only, readDer } from '../der/der-reader.ts';
import { asBitOctets, asNumber, asTime } from '../der/der-values.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import type { Certificate } from './certificate.ts';
import { CertificateError } from './certificate-error.ts';
import { readExtensions } from './read-extensions.ts';
import { readName } from './read-name.ts';

const MAX_SIZE = 128 * 1024;
const cache = new WeakMap<Uint8Array, Certificate>();

/**
 * Reads a DER certificate (RFC 5280 §4.1). The same array gives the same object: arrays are not to be changed.
 * @throws CertificateError `certificate_malformed`
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const known = cache.get(der);
  if (known !== undefined) return known;
  const certificate = guarded(der);
  cache.set(der, certificate);
  return certificate;
}

/** Like {@link parseCertificate}, but undefined for what cannot be read: for bags that others filled. */
export function tryParseCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof CertificateError) return undefined;
    throw error;
  }
}

function guarded(der: Uint8Array): Certificate {
  if (der.length > MAX_SIZE) throw new CertificateError('certificate_malformed', 'certificate too large');
  try {
    return parse(der);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new CertificateError('certificate_malformed', `certificate: ${error.message}`, { cause: error });
  }
}

function parse(der: Uint8Array): Certificate {
  const outer = enter(readDer(der));
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = asBitOctets(outer.next());
  outer.end();

  const body = enter(tbs);
  const version = body.optional(contextConstructed(0));
  const serial = body.next(TAG.integer);
  const innerAlgorithm = body.next(TAG.sequence);
  if (!equalBytes(innerAlgorithm.bytes, algorithm.bytes))
    throw new DerError('two signature algorithms', algorithm.offset);
  const issuer = body.next(TAG.sequence);
  const validity = enter(body.next());
  const notBefore = asTime(validity.next());
  const notAfter = asTime(validity.next());
  validity.end();
  const subject = body.next(TAG.sequence);
  const spki = body.next(TAG.sequence);
  body.optional(contextPrimitive(1));
  body.optional(contextPrimitive(2));
  const extensions = body.optional(contextConstructed(3));
  body.end();
  if (version !== undefined && asNumber(only(version)) > 2)
    throw new DerError('certificate version', version.offset);

  // Whoever holds a Certificate may render its names and use its key without another look for errors.
  for (const name of [issuer, subject]) readName(name.bytes);
  return {
    der,
    tbs: tbs.bytes,
    serial: toHex(serial.content),
    serialDer: serial.bytes,
    issuer: issuer.bytes,
    subject: subject.bytes,
    notBefore,
    notAfter,
    spki: spki.bytes,
    publicKey: readPublicKey(spki.bytes),
    scheme: knownScheme(algorithm),
    signature,
    extensions: readExtensions(extensions === undefined ? undefined : only(extensions)),
  };
}

/** Signature scheme of an AlgorithmIdentifier, or null when the engine does not know it. */
export function knownScheme(algorithm: DerNode): SignatureScheme | null {
  try {
    return readSignatureIdentifier(algorithm);
  } catch (error) {
    if (error instanceof UnknownAlgorithmError) return null;
    throw error;
  }
}

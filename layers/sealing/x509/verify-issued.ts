import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import type { Certificate } from './certificate.ts';
import { sameName } from './same-name.ts';

/** True when `issuer` names and by its key identifier matches who `certificate` says issued it; no signature is checked. */
export function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameName(issuer.subject, certificate.issuer)) return false;
  const wanted = certificate.extensions.authorityKeyIdentifier;
  const found = issuer.extensions.subjectKeyIdentifier;
  return wanted === null || found === null || equalBytes(wanted, found);
}

/** True when the signature on `certificate` is by `issuer`'s key. */
export async function isSignedBy(
  certificate: Certificate,
  issuer: Certificate,
  crypto: CryptoPort,
): Promise<boolean> {
  if (certificate.scheme === null) return false;
  const known = memoOf(crypto, certificate);
  const answer =
    known.get(issuer) ??
    crypto.verify(issuer.spki, certificate.scheme, certificate.tbs, certificate.signature);
  known.set(issuer, answer);
  return answer;
}

type Memo = WeakMap<Certificate, WeakMap<Certificate, Promise<boolean>>>;
const memos = new WeakMap<CryptoPort, Memo>();

/** The same two certificates meet again and again in the chains of one file. */
function memoOf(crypto: CryptoPort, certificate: Certificate): WeakMap<Certificate, Promise<boolean>> {
  const memo: Memo = memos.get(crypto) ?? new WeakMap();
  memos.set(crypto, memo);
  const known = memo.get(certificate) ?? new WeakMap<Certificate, Promise<boolean>>();
  memo.set(certificate, known);
  return known;
}

export function isSelfIssued(certificate: Certificate): boolean {
  return sameName(certificate.subject, certificate.issuer);
}

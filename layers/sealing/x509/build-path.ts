import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import type { Certificate } from './certificate.ts';
import { checkPath, type PathFault } from './check-path.ts';
import { isSelfIssued, isSignedBy, mayHaveIssued } from './verify-issued.ts';

const MAX_LENGTH = 10;
const MAX_SIGNATURE_CHECKS = 24;

export interface PathInput {
  readonly leaf: Certificate;
  /** Certificates that may stand between; order and duplicates do not matter. */
  readonly pool: readonly Certificate[];
  readonly trust: readonly Certificate[];
  readonly crypto: CryptoPort;
}

/** `path` runs from the leaf to the trust anchor; with a fault it is as far as it went. */
export interface PathResult {
  readonly path: readonly Certificate[];
  readonly fault: PathFault | null;
}

/**
 * Finds a path from the leaf to a trust anchor whose signatures, names, constraints and usages hold (RFC 5280 §6).
 * Validity in time and revocation are judged apart, at the time that is proven. Bounded: paths of ten certificates,
 * 24 signature checks.
 */
export async function buildPath(input: PathInput): Promise<PathResult> {
  const search = new PathSearch(input);
  await search.extend([input.leaf]);
  return search.result();
}

class PathSearch {
  readonly #input: PathInput;
  readonly #pool: readonly Certificate[];
  #found: readonly Certificate[] | null = null;
  #fault: PathResult | null = null;
  #longest: readonly Certificate[];
  #checks = 0;

  constructor(input: PathInput) {
    this.#input = input;
    this.#pool = [...input.trust, ...input.pool];
    this.#longest = [input.leaf];
  }

  result(): PathResult {
    if (this.#found !== null) return { path: this.#found, fault: null };
    if (this.#fault !== null) return this.#fault;
    const detail = 'no path to a trusted authority';
    return { path: this.#longest, fault: { reason: 'noCertificateChainFound', detail } };
  }

  /** Depth first; true when a good path was found. */
  async extend(path: readonly Certificate[]): Promise<boolean> {
    if (path.length > this.#longest.length) this.#longest = path;
    const last = path[path.length - 1];
    if (last === undefined) return false;
    if (this.#isAnchor(last)) return this.#accept(path);
    if (path.length >= MAX_LENGTH) return false;
    for (const candidate of this.#candidates(last, path)) {
      if (this.#checks >= MAX_SIGNATURE_CHECKS) return false;
      this.#checks++;
      if (!(await isSignedBy(last, candidate, this.#input.crypto))) continue;
      if (await this.extend([...path, candidate])) return true;
    }
    return false;
  }

  #candidates(last: Certificate, path: readonly Certificate[]): Certificate[] {
    const seen: Certificate[] = [...path];
    return this.#pool.filter((candidate) => {
      if (!mayHaveIssued(candidate, last)) return false;
      if (seen.some((other) => equalBytes(other.der, candidate.der))) return false;
      seen.push(candidate);
      return true;
    });
  }

  #isAnchor(certificate: Certificate): boolean {
    return this.#input.trust.some((anchor) => equalBytes(anchor.der, certificate.der));
  }

  #accept(path: readonly Certificate[]): boolean {
    const fault = checkPath(path);
    if (fault === null) {
      this.#found = path;
      return true;
    }
    this.#fault ??= { path, fault };
    return false;
  }
}

/** The chain in `pool` above `leaf` as far as signatures carry, root last: what goes into a CMS or a DSS. */
export async function chainAbove(
  leaf: Certificate,
  pool: readonly Certificate[],
  crypto: CryptoPort,
): Promise<Certificate[]> {
  const chain: Certificate[] = [];
  let last = leaf;
  while (chain.length < MAX_LENGTH && !isSelfIssued(last)) {
    const issuer = await findIssuer(last, pool, crypto);
    if (issuer === undefined || chain.some((known) => equalBytes(known.der, issuer.der))) break;
    chain.push(issuer);
    last = issuer;
  }
  return chain;
}

/** The first certificate of `pool` whose key made the signature on `certificate`. */
export async function findIssuer(
  certificate: Certificate,
  pool: readonly Certificate[],
  crypto: CryptoPort,
): Promise<Certificate | undefined> {
  for (const candidate of pool) {
    if (!mayHaveIssued(candidate, certificate)) continue;
    if (await isSignedBy(certificate, candidate, crypto)) return candidate;
  }
  return undefined;
}

import { DerError } from '../der/der-error.ts';
import { type Certificate, KEY_USAGE } from './certificate.ts';
import { satisfiesNameConstraints } from './name-constraints.ts';
import { displayName } from './read-name.ts';
import { isSelfIssued } from './verify-issued.ts';

/** Why a path does not hold; the names are sub-indications of EN 319 102-1. */
export interface PathFault {
  readonly reason: 'noCertificateChainFound' | 'chainConstraintsFailure';
  readonly detail: string;
}

/**
 * Constraints of RFC 5280 §6.1 on a path whose signatures are right, leaf first, anchor last: authority flag, path
 * length, certificate-signing usage, name constraints, no unknown critical extension. The anchor's own constraints
 * count too; its validity in time does not.
 */
export function checkPath(path: readonly Certificate[]): PathFault | null {
  const detail = path
    .map((certificate, i) => faultOf(certificate, path.slice(0, i)))
    .find((fault) => fault !== null);
  return detail === undefined || detail === null ? null : { reason: 'chainConstraintsFailure', detail };
}

/** `below`: certificates from the leaf to the one that `certificate` issued. */
function faultOf(certificate: Certificate, below: readonly Certificate[]): string | null {
  const { extensions } = certificate;
  const name = displayName(certificate.subject);
  if (extensions.unknownCritical.length > 0)
    return `${name}: unknown critical extension ${extensions.unknownCritical[0]}`;
  if (below.length === 0) return null;
  if (extensions.basicConstraints?.ca !== true) return `${name} is not an authority`;
  if (extensions.keyUsage !== null && !extensions.keyUsage.has(KEY_USAGE.keyCertSign))
    return `${name} may not sign certificates`;
  const { pathLength } = extensions.basicConstraints;
  const intermediates = below.slice(1).filter((lower) => !isSelfIssued(lower)).length;
  if (pathLength !== null && intermediates > pathLength) return `path below ${name} is too long`;
  return nameFault(certificate, below);
}

function nameFault(certificate: Certificate, below: readonly Certificate[]): string | null {
  const { nameConstraints } = certificate.extensions;
  if (nameConstraints === null) return null;
  const name = displayName(certificate.subject);
  try {
    const inside = below.every((lower) => satisfiesNameConstraints(lower, nameConstraints));
    return inside ? null : `a name lies outside the constraints of ${name}`;
  } catch (error) {
    if (error instanceof DerError) return `name constraints of ${name} cannot be read`;
    throw error;
  }
}

/** The first certificate of a path (its anchor left out) that is not valid at `at`, and on which side. */
export function outsideValidity(
  path: readonly Certificate[],
  at: Date,
): { certificate: Certificate; side: 'before' | 'after' } | null {
  const checked = path.length > 1 ? path.slice(0, -1) : path;
  for (const certificate of checked) {
    if (at < certificate.notBefore) return { certificate, side: 'before' };
    if (at > certificate.notAfter) return { certificate, side: 'after' };
  }
  return null;
}

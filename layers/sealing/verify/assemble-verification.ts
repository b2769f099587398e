import type { Certificate } from '../x509/certificate.ts';
import { displayName } from '../x509/read-name.ts';
import { algorithmName } from './algorithm-name.ts';
import type { CheckedTimeStamp } from './check-time-stamp.ts';
import { claimedTime } from './claimed-time.ts';
import type { Examined } from './examined.ts';
import type { JudgedChanges } from './judge-changes.ts';
import type { JudgedSignature } from './judge-signature.ts';
import type { JudgedDocumentTimeStamp } from './judge-time-stamps.ts';
import { type LongTermData, levelOf } from './level-of.ts';
import { type Fault, fault, statusOf } from './reason.ts';
import type { Verification, VerifiedSignature, VerifiedTimeStamp } from './verification.ts';

/** Everything that was found out about a file; arrays `changes` and `intact` go with `examined`. */
export interface JudgedFile {
  readonly examined: readonly Examined[];
  readonly signatures: readonly JudgedSignature[];
  readonly documentTimeStamps: readonly JudgedDocumentTimeStamp[];
  readonly changes: readonly JudgedChanges[];
  readonly intact: readonly boolean[];
  readonly longTerm: LongTermData;
  /** True for a path that ends in, or begins with, one of this service's certificates. */
  readonly isOwn: (path: readonly Certificate[]) => boolean;
}

/** The answer of the HTTP contract. */
export function assemble(file: JudgedFile): Verification {
  const changesOf = new Map(file.examined.map((one, i) => [one, file.changes[i]]));
  const signatures = file.signatures.map((judged) => ({
    judged,
    verified: signature(judged, changesOf.get(judged.examined), file),
  }));
  const unaltered =
    signatures.length > 0 &&
    file.intact.every((intact) => intact) &&
    file.changes.every(
      ({ structureFault, changes }) => structureFault === null && changes.every(({ allowed }) => allowed),
    );
  const own = signatures.some(
    ({ judged, verified }) => verified.status === 'valid' && file.isOwn(judged.path),
  );
  return {
    sealedByThisService: own && unaltered,
    unaltered,
    signatures: signatures.map(({ verified }) => verified),
    timestamps: [
      ...file.signatures.flatMap(({ timeStamps }) =>
        timeStamps.map((stamp) => timeStamp('signature', stamp, undefined)),
      ),
      ...file.documentTimeStamps.map(({ examined, checked }) =>
        timeStamp('document', checked, changesOf.get(examined)),
      ),
    ],
  };
}

function signature(
  judged: JudgedSignature,
  changes: JudgedChanges | undefined,
  file: JudgedFile,
): VerifiedSignature {
  const { examined, proof } = judged;
  const found = withChanges(judged.fault, changes);
  const { placed, check } = examined;
  const at = proof.proven ? proof.at : claimedTime(placed.dict);
  return {
    field: placed.field.fullName,
    status: statusOf(found),
    reason: found?.reason ?? null,
    level: levelOf(judged, file.documentTimeStamps, file.longTerm),
    algorithm: algorithmName(check?.signer?.scheme),
    signedBy: check?.certificate == null ? null : displayName(check.certificate.subject),
    signedAt: at?.toISOString() ?? null,
    coversWholeFile: changes?.coversWholeFile ?? false,
    changesAfter: changes?.changes ?? [],
  };
}

function timeStamp(
  kind: VerifiedTimeStamp['kind'],
  checked: CheckedTimeStamp,
  changes: JudgedChanges | undefined,
): VerifiedTimeStamp {
  const found = withChanges(checked.fault, changes);
  return {
    kind,
    status: statusOf(found),
    reason: found?.reason ?? null,
    time: checked.time?.toISOString() ?? null,
    authority: checked.authority,
  };
}

/** Manipulation weighs more than an unknown authority or a missing proof. */
function withChanges(own: Fault | null, changes: JudgedChanges | undefined): Fault | null {
  if (own !== null && statusOf(own) === 'invalid') return own;
  if (changes === undefined) return own;
  if (changes.structureFault !== null) return fault('formatFailure', changes.structureFault);
  const forbidden = changes.changes.find(({ allowed }) => !allowed);
  return forbidden === undefined ? own : fault('forbiddenChange', `${forbidden.kind}: ${forbidden.detail}`);
}

import * as z from 'zod';
import { timestamp } from './time.ts';

const status = z.lazy(() => z.enum(['valid', 'invalid', 'indeterminate']));

/** Sub-indications of EN 319 102-1 §5.1.3 in camelCase, or `forbiddenChange`. */
const reason = z.lazy(() =>
  z
    .enum([
      'formatFailure',
      'hashFailure',
      'sigCryptoFailure',
      'revoked',
      'expired',
      'notYetValid',
      'sigConstraintsFailure',
      'chainConstraintsFailure',
      'certificateChainGeneralFailure',
      'cryptoConstraintsFailure',
      'policyProcessingError',
      'signaturePolicyNotAvailable',
      'timestampOrderFailure',
      'noSigningCertificateFound',
      'noCertificateChainFound',
      'noCertificateChainFoundNoPoe',
      'revokedNoPoe',
      'revokedCaNoPoe',
      'outOfBoundsNoPoe',
      'outOfBoundsNotRevoked',
      'cryptoConstraintsFailureNoPoe',
      'noPoe',
      'tryLater',
      'signedDataNotFound',
      'generic',
      'forbiddenChange',
    ])
    .nullable(),
);

const signature = z.lazy(() =>
  z
    .strictObject({
      field: z.string().nullable(),
      status,
      reason,
      level: z.string().nullable(),
      algorithm: z.string().nullable(),
      signedBy: z.string().nullable(),
      signedAt: timestamp.nullable(),
      coversWholeFile: z.boolean(),
      changesAfter: z.array(
        z.strictObject({ kind: z.string(), allowed: z.boolean(), detail: z.string().nullable() }),
      ),
    })
    .meta({ id: 'VerifiedSignature' }),
);

/** What can be said about the signatures of a file. */
export const verification = z.lazy(() =>
  z
    .strictObject({
      sealedByThisService: z.boolean(),
      unaltered: z.boolean(),
      signatures: z.array(signature),
      timestamps: z.array(
        z.strictObject({
          kind: z.enum(['signature', 'document']),
          status,
          reason,
          time: timestamp.nullable(),
          authority: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: 'Verification' }),
);
export type Verification = z.infer<typeof verification>;

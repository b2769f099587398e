import type { Verification } from '../schemas/verification.ts';

export const verificationExample: Verification = {
  sealedByThisService: true,
  unaltered: true,
  signatures: [
    {
      field: 'SigillSeal',
      status: 'valid',
      reason: null,
      level: 'B',
      algorithm: 'ecdsa-with-SHA256',
      signedBy: 'Sigill TEST seal',
      signedAt: '2026-11-24T11:00:03Z',
      coversWholeFile: true,
      changesAfter: [],
    },
  ],
  timestamps: [],
};

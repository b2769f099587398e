import { documentSentence, verdictSentence } from '../../layers/sealing/verify/sentences.ts';
import type { Change, Verification } from '../../layers/sealing/verify/verification.ts';

/** The verdict for a person at a terminal, in English. */
export function describeVerification(verification: Verification): string {
  const { signatures, timestamps, sealedByThisService } = verification;
  const lines = [documentSentence(verification, 'en')];
  if (sealedByThisService) lines.push('Sealed by this service.');
  for (const one of signatures) {
    const facts = [one.status, one.level && `level ${one.level}`, one.algorithm, one.signedAt].filter(
      Boolean,
    );
    lines.push('', `${one.field}: ${one.signedBy ?? 'unknown signer'}`, `  ${facts.join(', ')}`);
    lines.push(`  ${verdictSentence(one, 'en')}`);
    lines.push(...one.changesAfter.map(describeChange));
  }
  for (const one of timestamps) {
    lines.push('', `${one.kind} time-stamp: ${one.authority ?? 'unknown authority'}`);
    lines.push(`  ${[one.status, one.reason, one.time].filter(Boolean).join(', ')}`);
  }
  return lines.join('\n');
}

const describeChange = ({ kind, allowed, detail }: Change): string =>
  `  later ${allowed ? 'and allowed' : 'and NOT allowed'}: ${kind} (${detail})`;

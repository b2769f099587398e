import { Failure, type FailureEntry } from '../../../domain/failure.ts';
import { transferFault } from '../../../privacy/policy/egress/transfer-bases.ts';
import { CATEGORIES } from '../../../privacy/policy/sources/categories.ts';
import { isCompatible } from '../../../privacy/policy/sources/compatible-purposes.ts';
import type { RecipientInput } from './recipient-input.ts';

const entry = (pointer: string, code: string, detail: string): FailureEntry => ({ pointer, code, detail });

const transferDetails = {
  missing: 'Outside the EU/EEA a transfer needs a basis (GDPR chapter V) and an assessment.',
  unreliable: 'This basis cannot be relied upon today.',
  stale: 'A basis is checked again at least once a year.',
} as const;

function transferEntries({ country, transfer }: RecipientInput, now: Date): FailureEntry[] {
  const today = now.toISOString().slice(0, 10);
  const fault = transferFault(country, transfer, today);
  if (fault !== null) return [entry('/transfer', `transfer_${fault}`, transferDetails[fault])];
  return transfer !== null && transfer.checkedAt > today
    ? [entry('/transfer/checkedAt', 'out_of_range', 'A check lies in the past.')]
    : [];
}

function purposeEntries({ purposes }: RecipientInput): FailureEntry[] {
  return purposes.flatMap(({ collectedFor, usedFor }, index) =>
    isCompatible(collectedFor, usedFor)
      ? []
      : [
          entry(
            `/purposes/${index}/usedFor`,
            'purpose_incompatible',
            `What is collected for ${collectedFor} is not used for this.`,
          ),
        ],
  );
}

const known: ReadonlySet<string> = new Set(CATEGORIES.map(({ id }) => id));

function categoryEntries({ categories }: RecipientInput): FailureEntry[] {
  return categories.flatMap((category, index) =>
    known.has(category)
      ? []
      : [entry(`/categories/${index}`, 'unknown_category', 'Not a kind of data that is held here.')],
  );
}

/**
 * What must be true of anybody who is to receive data.
 * @param plainHttp answers prove themselves, no personal data are sent
 * @throws Failure 422 with an entry for each thing that is not
 */
export function checkRecipient(input: RecipientInput, now: Date): void {
  const bound = input.role === 'controller' || input.agreement !== null;
  const errors = [
    ...transferEntries(input, now),
    ...(bound
      ? []
      : [entry('/agreement', 'agreement_required', 'A processor is bound by an agreement (GDPR art. 28).')]),
    ...purposeEntries(input),
    ...categoryEntries(input),
  ];
  if (errors.length === 0) return;
  throw new Failure(422, 'validation_failed', errors[0]?.detail ?? 'The recipient is not in order.', {
    errors,
  });
}

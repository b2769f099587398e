import type { DataRecipient } from '../../../ports/recipient-register.ts';
import type { RecipientInput } from './recipient-input.ts';

interface Fixed {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly transport: DataRecipient['transport'];
  readonly consentNeeded: boolean;
  readonly activeFrom: string;
  readonly activeUntil: string | null;
}

/** Whoever binds itself answers for its own suitability; a processor is vetted before it gets anything. */
export const isVetted = ({ role, vetting }: Pick<RecipientInput, 'role' | 'vetting'>): boolean =>
  role === 'controller' || vetting !== null;

/** The register's entry for what was said. */
export function newRecipient(input: RecipientInput, fixed: Fixed, now: Date): DataRecipient {
  const { transfer } = input;
  const at = now.toISOString();
  return {
    id: fixed.id,
    ver: 1,
    kind: input.kind,
    role: input.role,
    purposes: [...input.purposes],
    categories: [...new Set(input.categories)].sort(),
    hosts: [...fixed.hosts],
    transport: fixed.transport,
    country: input.country,
    transfer:
      transfer === null ? null : { basis: transfer.basis, checkedAt: transfer.checkedAt, withdrawnAt: null },
    vetted: isVetted(input),
    consentNeeded: fixed.consentNeeded,
    announcedAt: at,
    activeFrom: fixed.activeFrom,
    activeUntil: fixed.activeUntil,
    endedAt: null,
    changedAt: at,
    name: input.name,
    endpoint: input.endpoint,
    agreement: input.agreement,
    vetting: input.vetting,
    assessment: transfer?.assessment ?? null,
  };
}

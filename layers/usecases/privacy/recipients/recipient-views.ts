import type { DataRecipient, RecipientChoice } from '../../../ports/recipient-register.ts';
import { standingVerdict } from '../../../privacy/policy/egress/standing-verdict.ts';

const statuses = { ended: 'ended', notVetted: 'proposed', notActiveYet: 'scheduled' } as const;

/** How a recipient stands at this moment. */
export function recipientView(recipient: DataRecipient, now: Date) {
  const closedBecause = standingVerdict(recipient, null, now);
  const { transfer, assessment } = recipient;
  return {
    id: recipient.id,
    status:
      closedBecause === null
        ? ('approved' as const)
        : (statuses[closedBecause as keyof typeof statuses] ?? ('closed' as const)),
    closedBecause,
    name: recipient.name,
    kind: recipient.kind,
    role: recipient.role,
    endpoint: recipient.endpoint,
    purposes: recipient.purposes,
    categories: recipient.categories,
    country: recipient.country,
    transfer: transfer === null ? null : { ...transfer, assessment },
    agreement: recipient.agreement,
    vetting: recipient.vetting,
    ownMarketing: false as const,
    createdAt: recipient.announcedAt,
    activeFrom: recipient.activeFrom,
    activeUntil: recipient.activeUntil,
    endedAt: recipient.endedAt,
  };
}

/** Somebody whom the service itself calls, as one organisation sees it. */
export const processorView = (recipient: DataRecipient, said: RecipientChoice | null, now: Date) => ({
  id: recipient.id,
  name: recipient.name,
  kind: recipient.kind,
  role: recipient.role,
  purposes: recipient.purposes,
  categories: recipient.categories,
  country: recipient.country,
  transfer: recipient.transfer?.basis ?? null,
  announcedAt: recipient.announcedAt,
  activeFrom: recipient.activeFrom,
  consentNeeded: recipient.consentNeeded,
  choice: said?.choice ?? null,
  on: standingVerdict(recipient, said?.choice ?? null, now) === null,
});

import type { EgressRefusal } from '../../../ports/egress.ts';
import { egressVerdict, type GatedRecipient, type RecipientChoice } from './egress-verdict.ts';

/** What the gate would say at this moment to a call within everything that is registered. */
export function standingVerdict(
  recipient: GatedRecipient,
  choice: RecipientChoice,
  now: Date,
): EgressRefusal | null {
  const [purpose] = recipient.purposes;
  const [host = 'none.invalid'] = recipient.hosts;
  const asked = {
    url: new URL(`https://${host}/`),
    purpose: purpose?.collectedFor ?? '',
    categories: recipient.categories,
    loopback: false,
  };
  return egressVerdict({ ...recipient, hosts: [asked.url.host] }, choice, asked, now);
}

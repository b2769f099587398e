import { Failure } from '../../../domain/failure.ts';
import type { DataRecipient } from '../../../ports/recipient-register.ts';
import { standingVerdict } from '../../../privacy/policy/egress/standing-verdict.ts';

/** Says at once what the gate would say later. @throws Failure 409 `recipient_closed` */
export function assertOpen(recipient: DataRecipient, now: Date): void {
  const reason = recipient.endpoint === null ? 'noEndpoint' : standingVerdict(recipient, null, now);
  if (reason === null) return;
  throw new Failure(409, 'recipient_closed', `Nothing may go to this recipient at this moment: ${reason}.`);
}

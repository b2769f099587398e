import { randomBytes } from 'node:crypto';
import { addDuration } from '../../domain/duration.ts';
import { operatorSpace } from '../../domain/space.ts';
import type { EgressCall, EgressRefusal } from '../../ports/egress.ts';
import { egressRefusalRecord } from '../../privacy/inventory/records/data-recipient.ts';
import { retentionRule } from '../../privacy/retention/default-schedule.ts';
import { putIf } from '../ephemeral/ephemeral-table.ts';
import { encodeItem } from '../records/item-codec.ts';
import { refusalPartition } from '../records/keys-of-items.ts';

/** Writes down that a call was refused: to whom, for what, why, when. */
export async function recordRefusal(call: EgressCall, reason: EgressRefusal, now: Date): Promise<void> {
  const at = now.toISOString();
  const place = {
    pk: refusalPartition(call.space ?? operatorSpace),
    sk: `${at}#${randomBytes(6).toString('base64url')}`,
  };
  const plain = { recipient: call.recipient, reason, purpose: call.purpose, at };
  const { pk: _pk, sk: _sk, ...row } = encodeItem(egressRefusalRecord, place, { plain, sealed: {} }, null);
  await putIf(place, row, addDuration(now, retentionRule(egressRefusalRecord.retention).period));
}

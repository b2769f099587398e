import type { DeliveryLedger } from '../../ports/delivery-ledger.ts';
import { getFresh, putIf, remove } from './ephemeral-table.ts';

/** As long as a message can come back through queue and dead-letter queue. */
const keptMs = 30 * 24 * 3600_000;
const takenOverMs = 60_000;

const placeOf = (key: string) => ({ pk: `D#${key}`, sk: 'A' });

export const deliveryLedger: DeliveryLedger = {
  async claim(key, now) {
    const mine = await putIf(
      placeOf(key),
      { claimedUntil: now.getTime() + takenOverMs },
      new Date(now.getTime() + keptMs),
      {
        expression:
          'attribute_not_exists(pk) OR #ttl <= :second OR (attribute_not_exists(messageId) AND claimedUntil <= :now)',
        names: { '#ttl': 'ttl' },
        values: { ':now': now.getTime(), ':second': Math.floor(now.getTime() / 1000) },
      },
    );
    if (mine) return { state: 'mine' };
    const row = await getFresh(placeOf(key), now);
    return typeof row?.messageId === 'string'
      ? { state: 'sent', messageId: row.messageId }
      : { state: 'busy' };
  },
  async sent(key, messageId, now) {
    await putIf(placeOf(key), { messageId }, new Date(now.getTime() + keptMs));
  },
  release: (key) => remove(placeOf(key)),
};

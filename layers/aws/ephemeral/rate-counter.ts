import type { RateCounter } from '../../ports/rate-counter.ts';
import { update } from './ephemeral-table.ts';

/** Fixed windows, one item each, counted atomically. */
export const rateCounter: RateCounter = {
  async take({ bucket, limit, windowSeconds, now }) {
    const second = Math.floor(now.getTime() / 1000);
    const start = second - (second % windowSeconds);
    const row = await update(
      { pk: `R#${bucket}`, sk: String(start) },
      {
        UpdateExpression: 'ADD n :one SET #ttl = :ttl',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':ttl': start + windowSeconds + 60 },
      },
    );
    const count = Number(row?.n ?? 1);
    return {
      allowed: count <= limit,
      remaining: Math.max(0, limit - count),
      resetSeconds: Math.max(1, start + windowSeconds - second),
    };
  },
};

import { createHmac } from 'node:crypto';
import { addDuration } from '../../domain/duration.ts';
import type { RateCounter } from '../../ports/rate-counter.ts';
import { dayKeys } from './day-key.ts';
import { update } from './ephemeral-table.ts';

const dayKey = dayKeys();

/**
 * Fixed windows, one item each, counted atomically. A row names its bucket by a keyed pseudonym that changes every day:
 * buckets may be addresses, and a plain digest of an IPv4 address is found by trying all of them.
 */
export const rateCounter: RateCounter = {
  async take({ bucket, limit, windowSeconds, now }) {
    const second = Math.floor(now.getTime() / 1000);
    const start = second - (second % windowSeconds);
    const key = await dayKey('RK', now, addDuration(now, 'P2D'));
    const pseudonym = createHmac('sha256', key).update(bucket).digest('base64url').slice(0, 22);
    const row = await update(
      { pk: `R#${pseudonym}`, sk: String(start) },
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

import { createHmac, randomBytes } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { addDuration } from '../../domain/duration.ts';
import type { Space } from '../../domain/space.ts';
import type { Access, AccessLog } from '../../ports/access-log.ts';
import { retentionRule } from '../../privacy/retention/default-schedule.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { dayKeys } from './day-key.ts';
import { putIf } from './ephemeral-table.ts';

const { period } = retentionRule('accessLog');
const partition = (space: Space): string => `A#${space}`;
const keptUntil = (at: string): Date => addDuration(new Date(at), period);
/** The key of one day's pseudonyms is gone with the day's entries. */
const dayKey = dayKeys();

const accessOf = (row: Record<string, unknown>): Access => ({
  at: String(row.at),
  method: String(row.method),
  route: String(row.route),
  status: Number(row.status),
  actor: {
    kind: row.kind === 'signer' || row.kind === 'address' ? row.kind : 'apiKey',
    pseudonym: String(row.pseudonym),
  },
});

/** One row a call in the ephemeral table; TTL deletes late, so a read asks for the time by its key condition. */
export const accessLog: AccessLog = {
  async record(space, { at, method, route, status, kind, actorId }) {
    const pseudonym = createHmac('sha256', await dayKey(`AK#${space}`, new Date(at), keptUntil(at)))
      .update(`${kind}\0${actorId}`)
      .digest('base64url')
      .slice(0, 16);
    const place = { pk: partition(space), sk: `${at}#${randomBytes(6).toString('base64url')}` };
    await putIf(place, { at, method, route, status, kind, pseudonym }, keptUntil(at));
  },
  async list(space, { cursor, limit, now }) {
    const oldest = addDuration(now, period, -1).toISOString();
    const { Items, LastEvaluatedKey } = await dynamo().send(
      new QueryCommand({
        TableName: environment('EPHEMERAL_TABLE'),
        // `~` sorts after every suffix: what is exactly as old as the period is over.
        KeyConditionExpression: 'pk = :pk AND sk > :oldest',
        ExpressionAttributeValues: { ':pk': partition(space), ':oldest': `${oldest}#~` },
        ScanIndexForward: false,
        Limit: limit,
        ...(cursor !== null && { ExclusiveStartKey: { pk: partition(space), sk: cursor } }),
      }),
    );
    return {
      items: (Items ?? []).map(accessOf),
      next: LastEvaluatedKey === undefined ? null : String(LastEvaluatedKey.sk),
    };
  },
};

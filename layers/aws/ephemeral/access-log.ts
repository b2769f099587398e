import { createHmac, randomBytes } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { addDuration } from '../../domain/duration.ts';
import type { Space } from '../../domain/space.ts';
import type { Access, AccessLog } from '../../ports/access-log.ts';
import { retentionRule } from '../../privacy/retention/default-schedule.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { getFresh, putIf } from './ephemeral-table.ts';

const { period } = retentionRule('accessLog');
const partition = (space: Space): string => `A#${space}`;
const dayKeyPlace = (space: Space, day: string) => ({ pk: `AK#${space}`, sk: day });
const dayOf = (at: string): string => at.slice(0, 10);
const keptUntil = (at: string): Date => addDuration(new Date(at), period);

let today: { readonly name: string; readonly key: Uint8Array } | null = null;

/**
 * The key of one day's pseudonyms: random, and gone with the day's entries. Nobody can tie the pseudonyms of two days
 * to each other, and afterwards not even a known id to its pseudonym.
 */
async function dayKey(space: Space, at: string): Promise<Uint8Array> {
  const place = dayKeyPlace(space, dayOf(at));
  const name = `${place.pk}#${place.sk}`;
  if (today?.name === name) return today.key;
  const fresh = randomBytes(32);
  const mine = await putIf(place, { key: fresh }, keptUntil(at), { expression: 'attribute_not_exists(pk)' });
  const kept = mine ? fresh : (await getFresh(place, new Date(at)))?.key;
  if (!(kept instanceof Uint8Array)) throw new Error('the key of the day is gone');
  today = { name, key: kept };
  return kept;
}

const accessOf = (row: Record<string, unknown>): Access => ({
  at: String(row.at),
  method: String(row.method),
  route: String(row.route),
  status: Number(row.status),
  actor: { kind: row.kind === 'signer' ? 'signer' : 'apiKey', pseudonym: String(row.pseudonym) },
});

/** One row a call in the ephemeral table; TTL deletes late, so a read asks for the time by its key condition. */
export const accessLog: AccessLog = {
  async record(space, { at, method, route, status, kind, actorId }) {
    const pseudonym = createHmac('sha256', await dayKey(space, at))
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

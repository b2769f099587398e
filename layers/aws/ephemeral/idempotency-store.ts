import { createHash, createHmac } from 'node:crypto';
import { parseSpace, type Space } from '../../domain/space.ts';
import type { IdempotencyScope, IdempotencyStore, StoredAnswer } from '../../ports/idempotency-store.ts';
import { close, open } from '../keys/aead.ts';
import { openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { derivedKey } from '../keys/space-keys.ts';
import { getFresh, putIf, remove, update } from './ephemeral-table.ts';

const keptMs = 24 * 3600_000;
/** Longer than any call can last: after this a claim belongs to nobody. */
const claimMs = 60_000;

const placeOf = ({ scope, key }: IdempotencyScope) => ({
  pk: `I#${createHash('sha256').update(`${scope}\0${key}`).digest('base64url')}`,
  sk: 'A',
});
/** A scope is the space, or the space and a recipient. */
const spaceOfScope = (scope: string): Space => parseSpace(scope.split(/[#|/:]/)[0] ?? '');

async function mac(scope: string, bodyHash: string): Promise<string> {
  return createHmac('sha256', await derivedKey(spaceOfScope(scope), 'idempotency'))
    .update(bodyHash)
    .digest('base64url');
}

/** The key of an answer, and the people without whose keys it does not open: it tells of all of them. */
interface AnswerKey {
  readonly key: Buffer;
  readonly people: readonly string[];
}

async function answerKey(
  space: Space,
  envelopeId: string | null,
  told: readonly string[] | null,
): Promise<AnswerKey | null> {
  if (envelopeId === null) return { key: await derivedKey(space, 'idempotency'), people: [] };
  const { envelope, recipients } = await openEnvelopeKeys(space, envelopeId);
  const people = told ?? [...recipients.keys()].sort();
  const keys = [envelope, ...people.map((id) => recipients.get(id) ?? null)].filter((key) => key !== null);
  if (envelope === null || keys.length < people.length + 1) return null;
  const mac = createHmac('sha256', envelope);
  for (const key of keys) mac.update(key);
  return { key: mac.digest(), people };
}

/** Null when the answer tells of somebody who has been erased since: their key is another one, or gone. */
function opened({ key }: AnswerKey, answer: Uint8Array, place: string): StoredAnswer | null {
  try {
    return JSON.parse(open(key, answer, place).toString('utf8')) as StoredAnswer;
  } catch {
    return null;
  }
}

/** Keeps answers closed: under the envelope's key when they tell of one, so that erasing it erases them too. */
export const idempotencyStore: IdempotencyStore = {
  async begin({ scope, key, bodyHash, now }) {
    const place = placeOf({ scope, key });
    const body = await mac(scope, bodyHash);
    const claimed = await putIf(
      place,
      { body, status: 'inFlight', claimedUntil: now.getTime() + claimMs },
      new Date(now.getTime() + keptMs),
      {
        expression:
          'attribute_not_exists(pk) OR #ttl <= :second OR (#status = :inFlight AND claimedUntil <= :now AND body = :body)',
        names: { '#ttl': 'ttl', '#status': 'status' },
        values: {
          ':second': Math.floor(now.getTime() / 1000),
          ':inFlight': 'inFlight',
          ':now': now.getTime(),
          ':body': body,
        },
      },
    );
    if (claimed) return { state: 'new' };
    const row = await getFresh(place, now);
    if (row === null) return { state: 'inFlight' };
    if (row.body !== body) return { state: 'mismatch' };
    if (row.status !== 'done') return { state: 'inFlight' };
    const envelopeId = typeof row.envelopeId === 'string' ? row.envelopeId : null;
    const people = Array.isArray(row.people) ? row.people.map(String) : [];
    const answerUnder = await answerKey(spaceOfScope(scope), envelopeId, people);
    const answer = answerUnder === null ? null : opened(answerUnder, row.answer as Uint8Array, place.pk);
    return { state: 'replay', answer: answer ?? { status: 404, body: null, headers: {}, etag: null } };
  },

  async finish({ scope, key, answer, protectedBy }) {
    const place = placeOf({ scope, key });
    const answerUnder = await answerKey(protectedBy.space, protectedBy.envelopeId, null);
    // The envelope was erased by this very call: nothing of the answer may outlive it.
    if (answerUnder === null) return remove(place);
    await update(place, {
      UpdateExpression: 'SET #status = :done, answer = :answer, envelopeId = :envelopeId, people = :people',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':done': 'done',
        ':answer': close(answerUnder.key, Buffer.from(JSON.stringify(answer), 'utf8'), place.pk),
        ':people': answerUnder.people,
        ':envelopeId': protectedBy.envelopeId,
      },
    });
  },

  abandon: (scope) => remove(placeOf(scope)),
};

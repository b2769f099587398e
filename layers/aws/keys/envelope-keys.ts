import { randomBytes } from 'node:crypto';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { close, open } from './aead.ts';
import { spaceKey } from './space-keys.ts';

/** The opened keys of one envelope; a missing one has been erased. */
export interface EnvelopeKeys {
  readonly envelope: Buffer | null;
  readonly recipients: ReadonlyMap<string, Buffer>;
}

const ROOT = 'A';
const RECIPIENTS = 'R#';
export const keysPartition = (space: Space, envelopeId: string): string => `K#${space}#${envelopeId}`;
export const recipientKeySort = (recipientId: string): string => `${RECIPIENTS}${recipientId}`;
/** A wrapped key is bound to its place. */
export const wrappedUnder = ({ pk, sk }: { pk: string; sk: string }): string => `keys|${pk}|${sk}`;

interface WrappedRow {
  readonly pk: string;
  readonly sk: string;
  readonly wrapped: Uint8Array;
}

async function wrappedRows(pk: string): Promise<WrappedRow[]> {
  const { Items } = await dynamo().send(
    new QueryCommand({
      TableName: environment('KEYS_TABLE'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  );
  return (Items ?? []) as WrappedRow[];
}

/** One query, no KMS call while the space key is warm. */
export async function openEnvelopeKeys(space: Space, envelopeId: string): Promise<EnvelopeKeys> {
  const pk = keysPartition(space, envelopeId);
  const [rows, wrapping] = await Promise.all([wrappedRows(pk), spaceKey(space)]);
  const recipients = new Map<string, Buffer>();
  let envelope: Buffer | null = null;
  for (const row of rows) {
    if (row.sk !== ROOT && !row.sk.startsWith(RECIPIENTS)) continue;
    const key = open(wrapping, row.wrapped, wrappedUnder(row));
    if (row.sk === ROOT) envelope = key;
    else recipients.set(row.sk.slice(RECIPIENTS.length), key);
  }
  return { envelope, recipients };
}

/**
 * Makes the keys that do not exist yet, as rows of their own, before the transaction that uses them.
 * Called twice it finds the first call's keys. `withRoot` is true only when the envelope itself is new:
 * an erased envelope never gets a key again.
 */
export async function ensureEnvelopeKeys(
  space: Space,
  envelopeId: string,
  recipientIds: readonly string[],
  withRoot: boolean,
): Promise<EnvelopeKeys> {
  const known = await openEnvelopeKeys(space, envelopeId);
  const pk = keysPartition(space, envelopeId);
  const missing = recipientIds.filter((id) => !known.recipients.has(id)).map(recipientKeySort);
  if (withRoot && known.envelope === null) missing.push(ROOT);
  if (missing.length === 0) return known;
  const wrapping = await spaceKey(space);
  await dynamo()
    .send(
      new TransactWriteCommand({
        TransactItems: missing.map((sk) => ({
          Put: {
            TableName: environment('KEYS_TABLE'),
            Item: { pk, sk, wrapped: close(wrapping, randomBytes(32), wrappedUnder({ pk, sk })) },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        })),
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') throw error;
    });
  return openEnvelopeKeys(space, envelopeId);
}

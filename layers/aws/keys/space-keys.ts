import { createHmac, hkdfSync } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand } from '@aws-sdk/client-kms';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import { dynamo } from '../clients/dynamo.ts';
import { kms } from '../clients/kms.ts';
import { environment } from '../environment.ts';

type Use = 'space' | 'link' | 'vault';

const CACHE_MS = 5 * 60_000;
const cache = new Map<Space, { key: Buffer; until: number }>();

const keyOf = (space: Space, use: Use) => ({ pk: `K#${space}`, sk: use });
/** KMS binds a wrapped key to its space and use; who may open `use=link` is a line in the key policy. */
const contextOf = (space: Space, use: Use) => ({ use, space });

async function unwrap(space: Space, use: Use): Promise<Buffer> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('KEYS_TABLE'), Key: keyOf(space, use) }),
  );
  if (Item?.wrapped === undefined) throw new SpaceErased(space);
  const { Plaintext } = await kms().send(
    new DecryptCommand({
      KeyId: environment('DATA_KEY_ID'),
      CiphertextBlob: Item.wrapped as Uint8Array,
      EncryptionContext: contextOf(space, use),
    }),
  );
  if (Plaintext === undefined) throw new Error('KMS returned no plaintext');
  return Buffer.from(Plaintext);
}

/** The space's keys are gone (or never were): nothing in it can be read. */
export class SpaceErased extends Error {
  constructor(space: Space) {
    super(`no key for space ${space}`);
    this.name = 'SpaceErased';
  }
}

/** The space key: wraps every key below it; the only key kept in memory, for five minutes at most. */
export async function spaceKey(space: Space): Promise<Buffer> {
  const known = cache.get(space);
  if (known !== undefined && known.until > Date.now()) return known.key;
  const key = await unwrap(space, 'space');
  cache.set(space, { key, until: Date.now() + CACHE_MS });
  return key;
}

/** The key that signing links derive from. Only the notifier's role can open it. */
export const linkKey = (space: Space): Promise<Buffer> => unwrap(space, 'link');

/** The key that the keys of national identity numbers lie under. Only those who store or reveal one can open it. */
export const vaultKey = (space: Space): Promise<Buffer> => unwrap(space, 'vault');

/** Gives a new space its keys; a second call changes nothing. */
export async function createSpaceKeys(space: Space): Promise<void> {
  for (const use of ['space', 'link', 'vault'] as const) {
    const { CiphertextBlob } = await kms().send(
      new GenerateDataKeyWithoutPlaintextCommand({
        KeyId: environment('DATA_KEY_ID'),
        KeySpec: 'AES_256',
        EncryptionContext: contextOf(space, use),
      }),
    );
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('KEYS_TABLE'),
          Item: { ...keyOf(space, use), wrapped: CiphertextBlob },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  }
}

/** A key for one job, derived from the space key by HKDF-SHA-256 (RFC 5869). */
export async function derivedKey(
  space: Space,
  job: 'lookup' | 'code' | 'idempotency' | 'suppression',
): Promise<Buffer> {
  return Buffer.from(hkdfSync('sha256', await spaceKey(space), Buffer.alloc(0), `sigill/${job}`, 32));
}

/** Keyed pseudonym of an address or reference: finds it again, says nothing without the space key. */
export async function lookupPseudonym(space: Space, kind: string, value: string): Promise<string> {
  return createHmac('sha256', await derivedKey(space, 'lookup'))
    .update(`${kind}\0${value}`)
    .digest('base64url');
}

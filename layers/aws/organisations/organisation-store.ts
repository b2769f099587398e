import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Failure, notFound, versionConflict } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { EventDraft } from '../../ports/envelope-store.ts';
import type { ApiKey, Organisation, OrganisationStore } from '../../ports/organisation-store.ts';
import { apiKeyRecord, organisationRecord } from '../../privacy/inventory/records/organisation.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { createSpaceKeys, SpaceErased, spaceKey } from '../keys/space-keys.ts';
import { historyOf } from '../records/event-items.ts';
import { decodeItem, encodeItem, type IndexKeys, type Item } from '../records/item-codec.ts';
import {
  dueShard,
  dueSort,
  globalLookupKey,
  organisationPartition,
  sortKey,
} from '../records/keys-of-items.ts';
import { ConditionFailed, type TransactItem, transact } from '../records/transact.ts';

const tries = 5;
const rootPlace = (space: Space) => ({ pk: organisationPartition(space), sk: sortKey.root });

async function load(space: Space): Promise<Organisation | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: rootPlace(space), ConsistentRead: true }),
  );
  if (Item === undefined) return null;
  try {
    const { plain, sealed } = decodeItem(organisationRecord, Item as Item, await spaceKey(space));
    return { ...plain, ...sealed } as Organisation;
  } catch (error) {
    if (error instanceof SpaceErased) return null;
    throw error;
  }
}

/** A change of retention that not every envelope has yet is due at once. */
function dueOf(space: Space, { id, retentionChange }: Organisation): IndexKeys {
  if (retentionChange === null || retentionChange.told) return {};
  return { upk: dueShard(space), usk: dueSort(retentionChange.at, id, 'tellRetention') };
}

function split(organisation: Organisation) {
  const { name, contactEmail, ...plain } = organisation;
  return { plain, sealed: { name, contactEmail } };
}

async function write(
  space: Space,
  organisation: Organisation,
  before: number,
  event: EventDraft,
): Promise<void> {
  const key = await spaceKey(space);
  const root: TransactItem = {
    Put: {
      TableName: environment('RECORDS_TABLE'),
      Item: encodeItem(
        organisationRecord,
        rootPlace(space),
        split({ ...organisation, ver: before + 1 }),
        key,
        dueOf(space, organisation),
      ),
      ...(before === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': before } }),
    },
  };
  const stream = {
    space,
    kind: 'organisation' as const,
    id: organisation.id,
    partition: organisationPartition(space),
    stream: organisation.stream,
  };
  const history = historyOf(
    stream,
    before,
    [event],
    { envelope: key, recipients: new Map() },
    new Date(),
  ).items;
  await transact([root, ...history]);
}

/** An organisation in one mode, closed under its space's key. */
export const organisationStore: OrganisationStore = {
  load,
  async create(space, organisation, event) {
    await createSpaceKeys(space);
    await write(space, organisation, 0, event).catch((error: unknown) => {
      // The first item is the record itself: it exists already, made by the first call.
      if (!(error instanceof ConditionFailed && error.failed.includes(0))) throw error;
    });
  },
  async change(space, decide, options = {}) {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const organisation = await load(space);
      if (organisation === null) throw notFound();
      const { ifMatch = null } = options;
      if (ifMatch !== null && !ifMatch.includes(organisation.ver)) throw versionConflict();
      const decided = decide(organisation);
      if (decided === null) return organisation;
      const next = { ...organisation, ...decided.set };
      try {
        await write(space, next, organisation.ver, decided.event);
        return { ...next, ver: organisation.ver + 1 };
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        if (ifMatch !== null) throw versionConflict();
      }
    }
    throw new Failure(409, 'conflict', 'The organisation is changing too fast; try again.', {
      retryAfter: 1,
    });
  },
  async addKey(space, { owner, ...plain }: ApiKey) {
    const place = { pk: organisationPartition(space), sk: sortKey.apiKey(plain.id) };
    const index = { hpk: globalLookupKey('apiKey', plain.hash) };
    const item = encodeItem(apiKeyRecord, place, { plain, sealed: { owner } }, await spaceKey(space), index);
    await dynamo().send(new PutCommand({ TableName: environment('RECORDS_TABLE'), Item: item }));
  },
};

import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AnnouncementOutcome } from '../../domain/contact/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import type {
  Announcement,
  AnnouncementCounts,
  AnnouncementOutcomeRow,
  AnnouncementStore,
} from '../../ports/announcement-store.ts';
import {
  announcementOutcomeRecord,
  announcementRecord,
  contactEventRecord,
} from '../../privacy/inventory/records/contact.ts';
import { announcementEnd } from '../../privacy/retention/contact-retention.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { ensureEnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { historyOf } from '../records/event-items.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';
import { contactPartition, dueShard, dueSort, outcomesPrefix, sortKey } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';
import { ConditionFailed, transact } from '../records/transact.ts';

const rootOf = (space: Space, id: string) => ({ pk: contactPartition(space, id), sk: sortKey.root });

async function load(space: Space, id: string): Promise<Announcement | null> {
  const [{ Item }, { envelope }] = await Promise.all([
    dynamo().send(
      new GetCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: rootOf(space, id),
        ConsistentRead: true,
      }),
    ),
    openEnvelopeKeys(space, id),
  ]);
  if (Item === undefined || Item.t !== announcementRecord.type || envelope === null) return null;
  const { plain, sealed } = decodeItem(announcementRecord, Item as Item, envelope);
  return { ...plain, ...sealed } as Announcement;
}

/** Announcements with what became of each, contact by contact. */
export const announcementStore: AnnouncementStore = {
  load,

  async create(space, announcement) {
    const { subject, text, ...plain } = announcement;
    const keys = await ensureEnvelopeKeys(space, plain.id, [], true);
    const place = rootOf(space, plain.id);
    const due = {
      upk: dueShard(plain.id),
      usk: dueSort(announcementEnd(plain.createdAt).at, plain.id, 'forget'),
    };
    const item = encodeItem(
      announcementRecord,
      place,
      { plain, sealed: { subject, text } },
      keys.envelope,
      due,
    );
    const stream = {
      space,
      kind: 'announcement' as const,
      id: plain.id,
      partition: place.pk,
      stream: plain.stream,
      record: contactEventRecord,
    };
    const event = {
      type: 'announcement.queued',
      actor: { kind: 'organisation', id: plain.createdBy } as const,
      payload: {},
    };
    try {
      await transact([
        {
          Put: {
            TableName: environment('RECORDS_TABLE'),
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        ...historyOf(stream, 0, [event], keys, new Date(plain.createdAt)).items,
      ]);
      return announcement;
    } catch (error) {
      if (!(error instanceof ConditionFailed && error.failed.includes(0))) throw error;
      return (await load(space, plain.id)) ?? announcement;
    }
  },

  async queued(space, id, now) {
    await dynamo().send(
      new UpdateCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: rootOf(space, id),
        UpdateExpression: 'SET queuedAt = :at',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':at': now.toISOString() },
      }),
    );
  },

  async outcome(space, id, contactId) {
    const { Item } = await dynamo().send(
      new GetCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: { pk: contactPartition(space, id), sk: sortKey.outcome(contactId) },
        ConsistentRead: true,
      }),
    );
    if (Item === undefined) return null;
    return decodeItem(announcementOutcomeRecord, Item as Item, null).plain as AnnouncementOutcomeRow;
  },

  async record(space, id, row) {
    const place = { pk: contactPartition(space, id), sk: sortKey.outcome(row.contactId) };
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: encodeItem(announcementOutcomeRecord, place, { plain: row, sealed: {} }, null),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  },

  async counts(space, id) {
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :outcomes)',
      ExpressionAttributeValues: { ':pk': contactPartition(space, id), ':outcomes': outcomesPrefix },
    });
    const counts: Record<AnnouncementOutcome, number> = {
      sent: 0,
      suppressed: 0,
      noPermission: 0,
      undeliverable: 0,
    };
    for (const { outcome } of rows) counts[outcome as AnnouncementOutcome] += 1;
    return counts satisfies AnnouncementCounts;
  },
};

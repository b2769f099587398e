import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LoggedMessage, MessageLog } from '../../ports/message-log.ts';
import { messageRecord } from '../../privacy/inventory/records/message.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { decodeItem, encodeItem } from '../records/item-codec.ts';
import { listSort, namedListPartition, partitionOf, sortKey } from '../records/keys-of-items.ts';
import { listedItems } from '../records/listed-items.ts';

/** Messages stand behind what they are about and go with it. */
export const messageLog: MessageLog = {
  async record(space, message) {
    const place = { pk: partitionOf(space, message.about), sk: sortKey.message(message.id) };
    const index = {
      lpk: namedListPartition(space, 'messages'),
      lsk: listSort(message.at, message.id),
    };
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: encodeItem(messageRecord, place, { plain: message, sealed: {} }, null, index),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  },
  async list(space, page) {
    const { items, next } = await listedItems(space, 'messages', page);
    return { items: items.map((item) => decodeItem(messageRecord, item, null).plain as LoggedMessage), next };
  },
};

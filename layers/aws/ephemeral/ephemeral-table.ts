import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';

export interface Place {
  readonly pk: string;
  readonly sk: string;
}
export type Row = Readonly<Record<string, unknown>>;

const table = () => environment('EPHEMERAL_TABLE');
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** The store deletes expired rows late, so every read asks for the time as well. */
export async function getFresh(place: Place, now: Date): Promise<Row | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: table(), Key: place, ConsistentRead: true }),
  );
  return Item === undefined || Number(Item.ttl) <= seconds(now) ? null : Item;
}

export const isConditionFailure = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** @returns false when the condition did not hold */
export async function putIf(
  place: Place,
  row: Row,
  expires: Date,
  condition?: { readonly expression: string; readonly values?: Row; readonly names?: Record<string, string> },
): Promise<boolean> {
  try {
    await dynamo().send(
      new PutCommand({
        TableName: table(),
        Item: { ...place, ...row, ttl: seconds(expires) },
        ...(condition && { ConditionExpression: condition.expression }),
        ...(condition?.values && { ExpressionAttributeValues: condition.values }),
        ...(condition?.names && { ExpressionAttributeNames: condition.names }),
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

/** @returns the row after, or null when the condition did not hold */
export async function update(
  place: Place,
  input: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<Row | null> {
  try {
    const { Attributes } = await dynamo().send(
      new UpdateCommand({ TableName: table(), Key: place, ReturnValues: 'ALL_NEW', ...input }),
    );
    return Attributes ?? {};
  } catch (error) {
    if (isConditionFailure(error)) return null;
    throw error;
  }
}

export async function remove(place: Place): Promise<void> {
  await dynamo().send(new DeleteCommand({ TableName: table(), Key: place }));
}

/** Short-lived rows about one envelope stand together, so that an erasure finds them. */
export const envelopeRows = (space: string, envelopeId: string): string => `N#${space}#${envelopeId}`;

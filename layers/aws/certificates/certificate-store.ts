import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Mode } from '../../domain/space.ts';
import type {
  CertificateStore,
  CertificateUse,
  InstalledSeal,
  TimeStampService,
} from '../../ports/certificate-store.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';

const partition = (mode: Mode): string => `C#${mode}`;

/** Everything of a kind, in the order of its sort key. */
async function all(mode: Mode, prefix: string): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment('EVIDENCE_TABLE'),
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': partition(mode), ':prefix': `${prefix}#` },
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows;
}

async function newest(mode: Mode, prefix: string): Promise<Record<string, unknown> | null> {
  const { Items } = await dynamo().send(
    new QueryCommand({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': partition(mode), ':prefix': `${prefix}#` },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return Items?.[0] ?? null;
}

/** Whoever comes second (the same schedule delivered twice) leaves what the first has put. */
async function add(mode: Mode, sk: string, content: Record<string, unknown>): Promise<void> {
  await dynamo()
    .send(
      new PutCommand({
        TableName: environment('EVIDENCE_TABLE'),
        Item: { pk: partition(mode), sk, t: 'certificate', v: 1, ...content },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    });
}

/** Public material, put once; the newest of a kind sorts last. */
export const certificateStore: CertificateStore = {
  async newest(mode, use: CertificateUse) {
    const row = await newest(mode, use);
    if (row === null) return null;
    return {
      mode,
      use,
      certificate: row.der as Uint8Array,
      notBefore: String(row.notBefore),
      notAfter: String(row.notAfter),
    };
  },
  add: ({ mode, use, certificate, notBefore, notAfter }) =>
    add(mode, `${use}#${notBefore}#${notAfter}`, { der: certificate, notBefore, notAfter }),
  async newestCrl(mode) {
    const row = await newest(mode, 'crl');
    if (row === null) return null;
    return {
      mode,
      number: Number(row.number),
      crl: row.der as Uint8Array,
      nextUpdate: String(row.nextUpdate),
    };
  },
  addCrl: ({ mode, number, crl, nextUpdate }) =>
    add(mode, `crl#${String(number).padStart(10, '0')}`, { der: crl, number, nextUpdate }),
  async requests(mode) {
    const rows = await all(mode, 'request');
    return rows.map(({ requestedAt, keyId, spki, subject }) => ({
      mode,
      requestedAt: String(requestedAt),
      keyId: String(keyId),
      spki: spki as Uint8Array,
      subject: String(subject),
    }));
  },
  addRequest: ({ mode, requestedAt, ...content }) =>
    add(mode, `request#${requestedAt}#${content.keyId}`, { requestedAt, ...content }),
  async appointments(mode) {
    const rows = await all(mode, 'sealer');
    return rows.map(({ from, installedAt, seal }) => ({
      mode,
      from: String(from),
      installedAt: String(installedAt),
      seal: (seal ?? null) as InstalledSeal | null,
    }));
  },
  addAppointment: ({ mode, from, installedAt, seal }) =>
    add(mode, `sealer#${from}#${installedAt}`, { from, installedAt, seal }),
  async timeStampServices(mode) {
    const rows = await all(mode, 'timestamper');
    return rows.map(({ from, services }) => ({
      mode,
      from: String(from),
      services: services as TimeStampService[],
    }));
  },
  addTimeStampServices: ({ mode, from, services }) => add(mode, `timestamper#${from}`, { from, services }),
};

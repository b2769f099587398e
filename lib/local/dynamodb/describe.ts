import type { Json } from '../json-protocol.ts';
import type { Table } from './types.ts';

/** The TableDescription of DescribeTable. */
export function describeTable(table: Table, count: number, status = 'ACTIVE'): Json {
  const created = table.createdAt / 1000;
  const throughput = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 };
  return {
    TableName: table.TableName,
    TableArn: table.arn,
    TableStatus: status,
    CreationDateTime: created,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    ItemCount: count,
    TableSizeBytes: 0,
    ProvisionedThroughput: throughput,
    BillingModeSummary: {
      BillingMode: table.BillingMode ?? 'PAY_PER_REQUEST',
      LastUpdateToPayPerRequestDateTime: created,
    },
    DeletionProtectionEnabled: table.DeletionProtectionEnabled ?? false,
    TableClassSummary: { TableClass: table.TableClass ?? 'STANDARD' },
    ...(table.GlobalSecondaryIndexes
      ? {
          GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map((index) => ({
            ...index,
            IndexArn: `${table.arn}/index/${index.IndexName}`,
            IndexStatus: 'ACTIVE',
            ProvisionedThroughput: throughput,
          })),
        }
      : {}),
    ...(table.SSESpecification?.SSEEnabled
      ? {
          SSEDescription: {
            Status: 'ENABLED',
            SSEType: 'KMS',
            KMSMasterKeyArn: table.SSESpecification.KMSMasterKeyId,
          },
        }
      : {}),
    ...(table.streamArn
      ? {
          StreamSpecification: {
            StreamEnabled: true,
            StreamViewType: table.StreamSpecification?.StreamViewType,
          },
          LatestStreamArn: table.streamArn,
          LatestStreamLabel: table.streamArn.split('/').at(-1),
        }
      : {}),
  };
}

/** The TimeToLiveDescription of DescribeTimeToLive. */
export function describeTimeToLive({ TimeToLiveSpecification: ttl }: Table): Json {
  return ttl?.Enabled
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: ttl.AttributeName }
    : { TimeToLiveStatus: 'DISABLED' };
}

/** The ContinuousBackupsDescription of DescribeContinuousBackups. */
export function describeBackups(
  { PointInTimeRecoverySpecification: pitr, createdAt }: Table,
  now: number,
): Json {
  const days = pitr?.RecoveryPeriodInDays ?? 35;
  const earliest = Math.max(createdAt, now - days * 86_400_000) / 1000;
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: pitr?.PointInTimeRecoveryEnabled
      ? {
          PointInTimeRecoveryStatus: 'ENABLED',
          RecoveryPeriodInDays: days,
          EarliestRestorableDateTime: earliest,
          LatestRestorableDateTime: now / 1000,
        }
      : { PointInTimeRecoveryStatus: 'DISABLED' },
  };
}

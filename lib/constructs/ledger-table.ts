import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Names, TableName } from '../deployment/names.ts';
import { type PolicyStatement, policyDocument } from '../units/policy-statement.ts';
import { acknowledge } from './acknowledge.ts';

export interface TableIndex {
  readonly name: string;
  readonly partition: string;
  readonly sort?: string;
  /** Attributes beside the keys; none: keys only. */
  readonly include?: readonly string[];
}

export interface LedgerTableProps {
  readonly names: Names;
  readonly name: TableName;
  readonly keyArn: string;
  /** Days of point-in-time recovery, 1 to 35; absent: off. Erased rows live on in this window and nowhere else. */
  readonly recoveryDays?: number;
  readonly indexes?: readonly TableIndex[];
  /** Items vanish some time after the second in their attribute `ttl`; reads must filter by time all the same. */
  readonly expires?: boolean;
  readonly stream?: boolean;
  /** A table that cannot be made again is not deleted, whatever CloudFormation is told. */
  readonly protected?: boolean;
  /** What nobody may do, whatever a role says. */
  readonly denials?: readonly PolicyStatement[];
}

/** A table keyed by `pk` and `sk`, on demand, encrypted with the data key. */
export class LedgerTable extends Construct {
  readonly streamArn: string;

  constructor(scope: Construct, props: LedgerTableProps) {
    super(scope, `${props.name}-table`);
    const indexes = props.indexes ?? [];
    const keyAttributes = new Set([
      'pk',
      'sk',
      ...indexes.flatMap((index) => [index.partition, ...(index.sort ? [index.sort] : [])]),
    ]);
    const table = new CfnTable(this, 'table', {
      tableName: props.names.table(props.name),
      billingMode: 'PAY_PER_REQUEST',
      attributeDefinitions: [...keyAttributes].map((attributeName) => ({
        attributeName,
        attributeType: 'S',
      })),
      keySchema: keySchema('pk', 'sk'),
      sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: props.keyArn },
      pointInTimeRecoverySpecification:
        props.recoveryDays === undefined
          ? { pointInTimeRecoveryEnabled: false }
          : { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: props.recoveryDays },
      deletionProtectionEnabled: props.protected ?? false,
      ...(indexes.length > 0 ? { globalSecondaryIndexes: indexes.map(indexProperty) } : {}),
      ...(props.expires ? { timeToLiveSpecification: { attributeName: 'ttl', enabled: true } } : {}),
      ...(props.stream ? { streamSpecification: { streamViewType: 'NEW_IMAGE' } } : {}),
      ...(props.denials ? { resourcePolicy: { policyDocument: policyDocument(props.denials) } } : {}),
    });
    if (props.protected) retain(table);
    if (props.recoveryDays === undefined) {
      acknowledge(
        table,
        'AwsSolutions-DDB3',
        'What lies here for hours or days must not be restorable after it has vanished',
      );
    }
    this.streamArn = table.attrStreamArn;
  }
}

/** Deleting the stack, or renaming the table, leaves the table where it is. */
function retain(table: CfnTable): void {
  table.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  table.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
}

const keySchema = (partition: string, sort: string | undefined): CfnTable.KeySchemaProperty[] => [
  { attributeName: partition, keyType: 'HASH' },
  ...(sort === undefined ? [] : [{ attributeName: sort, keyType: 'RANGE' }]),
];

const indexProperty = ({
  name,
  partition,
  sort,
  include,
}: TableIndex): CfnTable.GlobalSecondaryIndexProperty => ({
  indexName: name,
  keySchema: keySchema(partition, sort),
  projection: include
    ? { projectionType: 'INCLUDE', nonKeyAttributes: [...include] }
    : { projectionType: 'KEYS_ONLY' },
});

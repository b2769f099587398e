import type { Construct } from 'constructs';
import { DataKey } from '../constructs/data-key.ts';
import { DocumentBucket } from '../constructs/document-bucket.ts';
import { LedgerTable, type TableIndex } from '../constructs/ledger-table.ts';
import { serviceSender } from '../constructs/service-sender.ts';
import { publishValue } from '../constructs/shared-value.ts';
import { tableDenials } from '../constructs/table-denials.ts';
import { UnitQueue } from '../constructs/unit-queue.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { streamParameter } from '../deployment/shared-names.ts';
import { BaseStack } from './base-stack.ts';

const recordIndexes: readonly TableIndex[] = [
  { name: 'list', partition: 'lpk', sort: 'lsk', include: ['t', 'status', 'createdAt', 'dueAt', 'ver'] },
  { name: 'lookup', partition: 'hpk' },
  { name: 'due', partition: 'upk', sort: 'usk' },
];

/** What must survive everything else: the data key, the five tables, the documents. */
export class DataStack extends BaseStack {
  constructor(scope: Construct, deployment: Deployment) {
    super(scope, 'data', 'Sigill: key, tables and documents', deployment);
    const { names } = this;
    const key = new DataKey(this, names);
    this.tables(key.arn);
    const uploads = new UnitQueue(this, names, 'upload-events', {
      senders: [
        serviceSender({
          names,
          service: 's3.amazonaws.com',
          action: 'sqs:SendMessage',
          resource: names.queueArn('upload-events'),
          source: names.bucketArn,
        }),
      ],
    });
    new DocumentBucket(this, {
      deployment,
      names,
      keyArn: key.arn,
      uploads: { arn: uploads.arn, ready: uploads },
    });
  }

  private tables(keyArn: string): void {
    const common = { names: this.names, keyArn };
    const denials = tableDenials(this.names);
    new LedgerTable(this, {
      ...common,
      name: 'records',
      recoveryDays: 14,
      indexes: recordIndexes,
      protected: true,
    });
    new LedgerTable(this, {
      ...common,
      name: 'keys',
      recoveryDays: 1,
      protected: true,
      denials: denials.keys,
    });
    new LedgerTable(this, {
      ...common,
      name: 'evidence',
      recoveryDays: 35,
      protected: true,
      denials: denials.evidence,
    });
    const outbox = new LedgerTable(this, { ...common, name: 'outbox', expires: true, stream: true });
    new LedgerTable(this, { ...common, name: 'ephemeral', expires: true });
    publishValue(this, 'outbox-stream', streamParameter(this.names), outbox.streamArn);
  }
}

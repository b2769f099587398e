import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { type DynamoService, openDynamo } from '../../../lib/local/dynamodb/service.ts';
import { type Credentials, type Endpoint, startEndpoint } from '../../../lib/local/endpoint.ts';
import { createFaults, type Faults } from '../../../lib/local/faults.ts';
import type { PolicyStatement } from '../../../lib/local/iam.ts';
import { type KmsService, openKms } from '../../../lib/local/kms/service.ts';
import { openS3, type S3Service } from '../../../lib/local/s3/service.ts';
import { openStore, type Store } from '../../../lib/local/store.ts';
import type { AwsCall } from '../../../lib/local/types.ts';

export const REGION = 'eu-north-1';
export const ACCOUNT = '000000000000';

export interface Stage {
  endpoint: Endpoint;
  store: Store;
  dataDir: string;
  dynamo: DynamoService;
  kms: KmsService;
  s3: S3Service;
  faults: Faults;
  calls: AwsCall[];
  defects: unknown[];
  /** What S3 put on queues. */
  events: { queueArn: string; body: { Records: { s3: { object: { key: string } } }[] } }[];
  clock: { now(): number; offset: number };
  /** Client settings of the administrator, or of a role with these statements. */
  as(role?: PolicyStatement[]): ClientSettings;
  /** Stops everything and starts it again over the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface ClientSettings {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  maxAttempts?: number;
}

/** The data services on a free port over a fresh folder. */
export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sigill-data-'));
  const principals = new Map<string, Credentials>([
    [
      'ADMIN',
      {
        secretAccessKey: 'secret',
        principal: { arn: `arn:aws:iam::${ACCOUNT}:root`, kind: 'root', policies: [] },
      },
    ],
  ]);
  const clock = { offset: 0, now: () => Date.now() + clock.offset };
  const calls: AwsCall[] = [];
  const defects: unknown[] = [];
  const events: Stage['events'] = [];
  const faults = createFaults();

  async function open() {
    const store = openStore(dataDir);
    const options = {
      store,
      clock,
      region: REGION,
      account: ACCOUNT,
      onCall: (call: AwsCall) => void calls.push(call),
    };
    const kms = openKms(options);
    const dynamo = openDynamo({ ...options, kms });
    const s3 = openS3({
      ...options,
      kms,
      notify: (queueArn, body) => void events.push({ queueArn, body: JSON.parse(body) }),
    });
    const services = [dynamo, kms, s3];
    const endpoint = await startEndpoint({
      port: 0,
      clock,
      services,
      principals,
      faults,
      onDefect: (defect) => void defects.push(defect),
    });
    return { store, dynamo, kms, s3, endpoint };
  }

  const stage: Stage = {
    ...(await open()),
    dataDir,
    faults,
    calls,
    defects,
    events,
    clock,
    as(role) {
      const accessKeyId = role ? `ROLE${principals.size}` : 'ADMIN';
      if (role) {
        const arn = `arn:aws:iam::${ACCOUNT}:role/role-${principals.size}`;
        const policies = [{ Version: '2012-10-17', Statement: role }];
        principals.set(accessKeyId, {
          secretAccessKey: 'secret',
          principal: { arn, kind: 'role', policies },
        });
      }
      return {
        endpoint: stage.endpoint.url,
        region: REGION,
        credentials: { accessKeyId, secretAccessKey: 'secret' },
      };
    },
    async restart() {
      await stage.endpoint.close();
      stage.store.close();
      Object.assign(stage, await open());
    },
    async close() {
      await stage.endpoint.close();
      stage.store.close();
      await rm(dataDir, { recursive: true });
    },
  };
  return stage;
}

export const dynamoClient = (settings: ClientSettings) => new DynamoDBClient(settings);
export const kmsClient = (settings: ClientSettings) => new KMSClient(settings);
export const s3Client = (settings: ClientSettings) => new S3Client(settings);

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { encryption } from '../../lib/checks/encryption.ts';
import { euRegions as residency } from '../../lib/checks/eu-regions.ts';
import { forbiddenCopies } from '../../lib/checks/forbidden-copies.ts';
import type { StackTemplate } from '../../lib/checks/template.ts';
import { transport } from '../../lib/checks/transport.ts';
import { euRegions } from '../../lib/deployment/eu-regions.ts';
import { runCommand, workFolder } from '../cli/run-command.ts';
import { request } from '../support/client.ts';

const service = inject('service');
const settings = {
  endpoint: service.aws,
  region: service.region,
  credentials: service.awsCredentials,
};
const [dynamo, s3, sqs, states] = [
  new DynamoDBClient(settings),
  new S3Client({ ...settings, forcePathStyle: true }),
  new SQSClient(settings),
  new SFNClient({ ...settings, disableHostPrefix: true }),
] as const;
const folder = workFolder();
afterAll(() => {
  for (const client of [dynamo, s3, sqs, states]) client.destroy();
  folder.remove();
});

/** The templates that the running service was made from. */
const served: readonly StackTemplate[] = readdirSync(resolve('build/assembly'))
  .filter((name) => name.endsWith('.template.json'))
  .map((name) => {
    const path = resolve('build/assembly', name);
    return { name, path, region: service.region, template: JSON.parse(readFileSync(path, 'utf8')) };
  });

async function tables() {
  const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
  return Promise.all(
    TableNames.map(async (TableName) => (await dynamo.send(new DescribeTableCommand({ TableName }))).Table),
  );
}

async function queueArns(): Promise<string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const answers = await Promise.all(
    QueueUrls.map((QueueUrl) =>
      sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] })),
    ),
  );
  return answers.map(({ Attributes }) => String(Attributes?.QueueArn));
}

describe('where data live', () => {
  it('P-42 SM-10 ES-24: tables, queues, workflows, buckets and logs are all in one region of the Union', async () => {
    const { stateMachines = [] } = await states.send(new ListStateMachinesCommand({}));
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    const arns = [
      ...(await tables()).map((table) => String(table?.TableArn)),
      ...(await queueArns()),
      ...stateMachines.map(({ stateMachineArn }) => String(stateMachineArn)),
    ];
    expect(euRegions).toContain(service.region);
    expect(arns.length).toBeGreaterThan(15);
    expect(arns.filter((arn) => arn.split(':')[3] !== service.region)).toEqual([]);
    expect(Buckets).toHaveLength(1);
    expect(served.length).toBeGreaterThan(5);
    expect([...residency.run(served), ...forbiddenCopies.run(served)]).toEqual([]);
  });

  it.each(['us-east-1', 'eu-west-2', 'eu-central-2', ''])(
    'P-42 SM-10 ES-24: nothing is made for a deployment to %j: outside the Union, or nowhere named',
    async (region) => {
      const words = ['-c', 'stage=prod', '-c', `region=${region}`];
      const env = { CDK_OUTDIR: folder.path('out') };
      const { code, stderr } = await runCommand('sigill', words, { data: folder.path('data'), env });
      expect(code).toBe(1);
      expect(stderr).toMatch(/^DeploymentError: (region must be given|.* is not one of eu-north-1)/);
      expect(readdirSync(folder.path('.'))).not.toContain('out');
    },
  );
});

describe('transport and rest', () => {
  it('B2B-20 P-50: whatever is served refuses plain HTTP and a TLS older than 1.2, and says so to browsers', async () => {
    expect(transport.run(served)).toEqual([]);
    for (const path of ['/sign', '/v1/envelopes', '/nothing', '/openapi.json']) {
      const { headers } = await request(`${service.api}${path}`);
      expect(
        Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1]),
      ).toBeGreaterThan(31_536_000);
    }
  });

  it('P-50: every store is encrypted at rest under the key of the deployment', async () => {
    const keys = (await tables()).map((table) => table?.SSEDescription);
    expect(keys.length).toBe(5);
    expect(keys.filter((one) => one?.SSEType !== 'KMS' || one.KMSMasterKeyArn === undefined)).toEqual([]);
    expect(encryption.run(served)).toEqual([]);
  });
});

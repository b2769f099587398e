import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetKeyPolicyCommand, KMSClient, PutKeyPolicyCommand, SignCommand } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, it } from 'vitest';
import { completed, idle, Tenant } from '../support/client.ts';

const service = inject('service');
const { aws: endpoint, region, awsCredentials: credentials } = service;

async function incidents(): Promise<readonly Record<string, unknown>[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'sigill-local-evidence',
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': 'G#incidents', ':sk': 'surplus#' },
    }),
  );
  return Items ?? [];
}

it('a signature made past this system, by an administrator who changes a key’s policy, is an incident; ours are none', async () => {
  await completed(await Tenant.create(service));
  await idle(service);
  expect(await incidents()).toEqual([]);

  const kms = new KMSClient({ endpoint, region, credentials });
  const KeyId = 'alias/sigill-local-seal-live';
  const forge = () =>
    kms.send(
      new SignCommand({
        KeyId,
        Message: randomBytes(32),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
  await expect(forge()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  const { Policy = '' } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
  const policy = JSON.parse(Policy) as { Statement: object[] };
  const everything = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' };
  await kms.send(
    new PutKeyPolicyCommand({
      KeyId,
      Policy: JSON.stringify({ ...policy, Statement: [...policy.Statement, everything] }),
    }),
  );
  await forge();
  await kms.send(new PutKeyPolicyCommand({ KeyId, Policy }));
  await idle(service);
  expect(await incidents()).toMatchObject([{ kind: 'surplusSignature', key: expect.any(String) }]);

  await completed(await Tenant.create(service));
  await idle(service);
  expect(await incidents()).toHaveLength(1);
});

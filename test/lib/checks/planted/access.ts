import { type Planted, statementsOf } from './planted.ts';

/** Connections, roles and keys as they must never be deployed. */
export const accessViolations: readonly Planted[] = [
  [
    'transport',
    'B2B-20: an API that speaks TLS 1.0',
    (f) => Reflect.deleteProperty(f.properties('AWS::ApiGateway::RestApi'), 'SecurityPolicy'),
  ],
  [
    'transport',
    'B2B-20: an API that does not check the host name',
    (f) => Object.assign(f.properties('AWS::ApiGateway::RestApi'), { EndpointAccessMode: 'BASIC' }),
  ],
  [
    'transport',
    'NS-15: a bucket that takes plain HTTP',
    (f) => statementsOf(f.properties('AWS::S3::BucketPolicy').PolicyDocument).splice(0, 1),
  ],
  [
    'transport',
    'NS-15: a bucket that takes TLS 1.1',
    (f) => statementsOf(f.properties('AWS::S3::BucketPolicy').PolicyDocument).splice(1, 1),
  ],
  [
    'transport',
    'a queue that takes plain HTTP',
    (f) => statementsOf(f.properties('AWS::SQS::QueuePolicy').PolicyDocument).splice(0, 1),
  ],
  ['transport', 'a topic without a policy', (f) => f.remove('AWS::SNS::TopicPolicy')],
  [
    'transport',
    'P-50: mails without TLS',
    (f) =>
      Object.assign(f.properties('AWS::SES::ConfigurationSet'), {
        DeliveryOptions: { TlsPolicy: 'OPTIONAL' },
      }),
  ],
  ['transport', 'an HTTP API beside the REST API', (f) => f.add('api', 'AWS::ApiGatewayV2::Api', {})],
  [
    'least-privilege',
    'a wildcard action',
    (f) =>
      f.grant('-signing', {
        Action: 'dynamodb:*',
        Resource: 'arn:aws:dynamodb:eu-north-1:0:table/sigill-local-records',
      }),
  ],
  [
    'least-privilege',
    'an action on everything',
    (f) => f.grant('-signing', { Action: ['s3:GetObject'], Resource: '*' }),
  ],
  [
    'least-privilege',
    'everything but something',
    (f) => f.grant('-signing', { NotAction: ['iam:PassRole'], Resource: 'arn:x' }),
  ],
  [
    'least-privilege',
    'a table scan',
    (f) => Object.assign(f.statement('-signing', 'ReadRecords'), { Action: ['dynamodb:Scan'] }),
  ],
  [
    'least-privilege',
    'evidence that can be changed',
    (f) => Object.assign(f.statement('-signing', 'AppendEvidence'), { Action: ['dynamodb:UpdateItem'] }),
  ],
  [
    'least-privilege',
    'evidence that can be deleted',
    (f) => Object.assign(f.statement('-signing', 'AppendEvidence'), { Action: ['dynamodb:DeleteItem'] }),
  ],
  [
    'least-privilege',
    'a wrapped key that can be changed',
    (f) => Object.assign(f.statement('-envelopes-write', 'AppendKeys'), { Action: ['dynamodb:UpdateItem'] }),
  ],
  [
    'least-privilege',
    'keys destroyed by a request',
    (f) => Object.assign(f.statement('-envelopes-write', 'AppendKeys'), { Action: ['dynamodb:DeleteItem'] }),
  ],
  [
    'least-privilege',
    'an outbox that can be emptied',
    (f) => Object.assign(f.statement('-signing', 'AppendOutbox'), { Action: ['dynamodb:DeleteItem'] }),
  ],
  [
    'least-privilege',
    'decryption of anything',
    (f) => Reflect.deleteProperty(f.statement('-signing', 'OpenSpaceKey'), 'Condition'),
  ],
  [
    'least-privilege',
    'a signature over any message',
    (f) => Reflect.deleteProperty(f.statement('-completion-seal-envelope', 'SignDigests'), 'Condition'),
  ],
  [
    'least-privilege',
    'a role that passes roles',
    (f) => f.grant('-signing', { Action: ['iam:PassRole'], Resource: 'arn:aws:iam::0:role/x' }),
  ],
  [
    'least-privilege',
    'a role that sets how the account sends text messages',
    (f) => f.grant('-signing', { Action: ['sns:SetSMSAttributes'], Resource: 'arn:x' }),
  ],
  [
    'least-privilege',
    'two functions with one role',
    (f) => {
      const role = f.properties('AWS::Lambda::Function', 'envelopesread').Role;
      Object.assign(f.properties('AWS::Lambda::Function', 'envelopeswrite'), { Role: role });
    },
  ],
  [
    'least-privilege',
    'a policy that AWS maintains',
    (f) =>
      Object.assign(f.properties('AWS::IAM::Role'), {
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      }),
  ],
  [
    'key-custody',
    'a key that the account may use',
    (f) =>
      statementsOf(f.properties('AWS::KMS::Key').KeyPolicy).push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::0:root' },
        Action: 'kms:*',
        Resource: '*',
      }),
  ],
  [
    'key-custody',
    'a seal key that any role may sign with',
    (f) =>
      statementsOf(f.properties('AWS::KMS::Key', 'seallive').KeyPolicy).push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::0:root' },
        Action: ['kms:Sign'],
        Resource: '*',
        Condition: { StringEquals: { 'kms:MessageType': 'DIGEST' } },
      }),
  ],
  [
    'key-custody',
    'another role that opens links',
    (f) =>
      Object.assign(f.statement('-signing', 'OpenSpaceKey'), {
        Condition: { StringEquals: { 'kms:EncryptionContext:use': 'link' } },
      }),
  ],
  [
    'key-custody',
    'a key policy that lets another role open links',
    (f) => {
      const open = statementsOf(f.properties('AWS::KMS::Key', 'datakey').KeyPolicy).find(
        ({ Sid }) => Sid === 'OpenLinkKeys',
      );
      (open as { Condition: { StringEquals: Record<string, string[]> } }).Condition.StringEquals[
        'aws:PrincipalArn'
      ]?.push('arn:aws:iam::0:role/sigill-local-signing');
    },
  ],
  [
    'key-custody',
    'a parser with a table',
    (f) =>
      f.grant('-parsing-inspect-document', {
        Action: ['dynamodb:GetItem'],
        Resource: 'arn:aws:dynamodb:eu-north-1:0:table/sigill-local-records',
      }),
  ],
  [
    'key-custody',
    'a parser with a key',
    (f) =>
      f.grant('-parsing-inspect-document', {
        Action: ['kms:Decrypt'],
        Resource: 'arn',
        Condition: { StringEquals: { 'kms:EncryptionContext:use': 'space' } },
      }),
  ],
  [
    'key-custody',
    'a key that vanishes with its stack',
    (f) => {
      const { stacks } = f;
      for (const { template } of stacks) {
        for (const resource of Object.values(template.Resources))
          if (resource.Type === 'AWS::KMS::Key') Object.assign(resource, { DeletionPolicy: 'Delete' });
      }
    },
  ],
  [
    'key-custody',
    'a key table that can be deleted',
    (f) =>
      Object.assign(f.properties('AWS::DynamoDB::Table', 'keystable'), { DeletionProtectionEnabled: false }),
  ],
];

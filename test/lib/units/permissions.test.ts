import { describe, expect, it } from 'vitest';
import { Access, administrator, arns } from '../support/access.ts';
import { localInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

const access = new Access(templatesOf(localInput));
const through = (service: string) => ({ 'kms:ViaService': `${service}.eu-north-1.amazonaws.com` });

describe('tables', () => {
  it.each(['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'])(
    'nobody may dynamodb:%s evidence, the administrator included',
    (action) => {
      expect(access.whoMay(`dynamodb:${action}`, arns.table('evidence'))).toEqual([]);
      expect(access.may(administrator, `dynamodb:${action}`, arns.table('evidence'))).toBe(false);
    },
  );

  it('evidence is put and read', () => {
    expect(access.may('signing', 'dynamodb:PutItem', arns.table('evidence'))).toBe(true);
    expect(access.may('signing', 'dynamodb:GetItem', arns.table('evidence'))).toBe(true);
    expect(access.may('envelopes-read', 'dynamodb:PutItem', arns.table('evidence'))).toBe(false);
  });

  it('keys are destroyed by an erasure and by nothing else', () => {
    expect(access.whoMay('dynamodb:DeleteItem', arns.table('keys'))).toEqual(['erasure-destroy-keys']);
    expect(access.whoMay('dynamodb:UpdateItem', arns.table('keys'))).toEqual([]);
    expect(access.may(administrator, 'dynamodb:DeleteItem', arns.table('keys'))).toBe(false);
    expect(access.may(administrator, 'dynamodb:DeleteTable', arns.table('keys'))).toBe(false);
    expect(access.may(administrator, 'dynamodb:Scan', arns.table('keys'))).toBe(true);
  });

  it('the outbox is put to by whoever changes state, and read by its stream alone', () => {
    expect(access.may('envelopes-write', 'dynamodb:PutItem', arns.table('outbox'))).toBe(true);
    expect(access.whoMay('dynamodb:UpdateItem', arns.table('outbox'))).toEqual([]);
    expect(access.whoMay('dynamodb:DeleteItem', arns.table('outbox'))).toEqual([]);
    expect(access.whoMay('dynamodb:GetItem', arns.table('outbox'))).toEqual([]);
  });

  it('records are deleted with a draft’s part or by an erasure', () => {
    const envelope = { 'dynamodb:LeadingKeys': ['E#org_1.live#env_1'] };
    expect(access.whoMay('dynamodb:DeleteItem', arns.table('records'), envelope)).toEqual([
      'envelopes-write',
      'erasure-delete-rows',
    ]);
  });

  it.each(['Scan', 'ExportTableToPointInTime', 'DeleteTable', 'PartiQLSelect', 'CreateBackup'])(
    'nobody may dynamodb:%s',
    (action) => {
      for (const table of ['records', 'keys', 'evidence', 'outbox', 'ephemeral']) {
        expect(
          access.whoMay(`dynamodb:${action}`, arns.table(table), { 'dynamodb:LeadingKeys': ['E#1'] }),
        ).toEqual([]);
      }
    },
  );

  it('a unit writes its own family of items only', () => {
    const write = (unit: string, key: string) =>
      access.may(unit, 'dynamodb:PutItem', arns.table('records'), { 'dynamodb:LeadingKeys': [key] });
    expect(write('signing', 'E#org_1.live#env_1')).toBe(true);
    expect(write('signing', 'O#org_1.live')).toBe(false);
    expect(write('organisation', 'O#org_1.live')).toBe(true);
    expect(write('organisation', 'E#org_1.live#env_1')).toBe(false);
    expect(access.may('signing', 'dynamodb:PutItem', arns.table('records'))).toBe(false);
  });

  it('the due index is for the sweep and the public count of what is late, the list for readers and retention', () => {
    expect(access.whoMay('dynamodb:Query', arns.index('due'))).toEqual(['sweep-sweep-due', 'trust']);
    expect(access.may('trust', 'dynamodb:Query', arns.table('records'))).toBe(false);
    expect(access.may('trust', 'dynamodb:GetItem', arns.table('records'))).toBe(false);
    const listers = access.whoMay('dynamodb:Query', arns.index('list'));
    expect(listers).toEqual(
      expect.arrayContaining(['envelopes-read', 'privacy-retention', 'sweep-sweep-due']),
    );
    expect(listers).not.toContain('signing');
    expect(access.may('signing', 'dynamodb:Query', arns.index('lookup'))).toBe(true);
  });
});

describe('the data key', () => {
  const use = (name: string) => ({ 'kms:EncryptionContext:use': name });

  it('opens link keys for the notifier alone', () => {
    expect(access.whoMay('kms:Decrypt', arns.key('data'), use('link'))).toEqual(['notifier-notify']);
    expect(access.may(administrator, 'kms:Decrypt', arns.key('data'), use('link'))).toBe(false);
  });

  it('P-19: opens vault keys for those alone who store, find or reveal an identity number', () => {
    expect(access.whoMay('kms:Decrypt', arns.key('data'), use('vault')).toSorted()).toEqual([
      'envelopes-write',
      'privacy-subjects',
      'vault',
    ]);
    expect(access.may(administrator, 'kms:Decrypt', arns.key('data'), use('vault'))).toBe(false);
  });

  it('does not open a link key for a role that somebody gave the right to later', () => {
    const role = access.role('signing');
    const widened = {
      ...role,
      policies: [{ Statement: { Effect: 'Allow' as const, Action: 'kms:*', Resource: '*' } }],
    };
    expect(access.may(widened, 'kms:Decrypt', arns.key('data'), use('link'))).toBe(false);
    expect(access.may(widened, 'kms:Decrypt', arns.key('data'), use('space'))).toBe(true);
  });

  it('opens space keys for those who read records, and for nobody without saying what for', () => {
    expect(access.may('envelopes-read', 'kms:Decrypt', arns.key('data'), use('space'))).toBe(true);
    expect(access.may('pages', 'kms:Decrypt', arns.key('data'), use('space'))).toBe(false);
    expect(access.may('erasure-delete-rows', 'kms:Decrypt', arns.key('data'), use('space'))).toBe(false);
    expect(access.whoMay('kms:Decrypt', arns.key('data'))).toEqual([]);
  });

  it('makes keys for a new organisation, unseen even by the function that asks for them', () => {
    for (const name of ['space', 'link', 'vault']) {
      const make = 'kms:GenerateDataKeyWithoutPlaintext';
      expect(access.whoMay(make, arns.key('data'), use(name))).toEqual(['operator-create-organisation']);
      expect(access.whoMay('kms:GenerateDataKey', arns.key('data'), use(name))).toEqual([]);
    }
  });
});

describe('data of one stage', () => {
  const copies = [
    'dynamodb:ExportTableToPointInTime',
    'dynamodb:CreateBackup',
    'dynamodb:RestoreTableToPointInTime',
    'dynamodb:Scan',
    's3:PutReplicationConfiguration',
    's3:ReplicateObject',
  ];

  it.each(copies)('P-33: no function may %s: data leave a stage through the API alone', (action) => {
    const resource = action.startsWith('s3')
      ? 'arn:aws:s3:::sigill-local-documents-000000000000'
      : arns.table('records');
    expect(access.whoMay(action, resource)).toEqual([]);
  });

  it('P-33: no function of a stage reads or writes what belongs to another', () => {
    for (const action of ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'])
      expect(access.whoMay(action, arns.table('records').replace('-local-', '-prod-'))).toEqual([]);
  });
});

describe('signing keys', () => {
  const digest = { 'kms:MessageType': 'DIGEST', 'kms:SigningAlgorithm': 'ECDSA_SHA_256' };

  it.each([
    ['seal-live', ['completion-seal-envelope']],
    ['seal-test', ['completion-seal-envelope']],
    ['tsa-live', ['completion-extend-seal', 'completion-seal-envelope', 'log-attest-head']],
    ['root-live', ['authority-renew-certificates']],
    ['root-test', ['authority-renew-certificates']],
    ['log', ['erasure-certify-erasure', 'log-sequence-log', 'recipients-handle-recipient-event']],
    ['receipt', ['signing']],
    ['witness', ['log-witness']],
  ])('%s signs digests for %j', (key, signers) => {
    expect(access.whoMay('kms:Sign', arns.key(key), digest)).toEqual(signers);
    expect(access.whoMay('kms:Sign', arns.key(key), { ...digest, 'kms:MessageType': 'RAW' })).toEqual([]);
    expect(access.may(administrator, 'kms:Sign', arns.key(key), digest)).toBe(false);
  });

  it('shows the log’s public key to whoever publishes it', () => {
    expect(access.may('receipts', 'kms:GetPublicKey', arns.key('log'))).toBe(true);
    expect(access.may('receipts', 'kms:GetPublicKey', arns.key('root-live'))).toBe(false);
  });
});

describe('documents', () => {
  const create = { 's3:if-none-match': '*', 's3:ObjectCreationOperation': 'true' };

  it('are parsed by a unit that knows no table and no key', () => {
    const parser = 'parsing-inspect-document';
    expect(access.may(parser, 's3:GetObject', arns.object('uploads/org_1.live/env_1/doc_1'))).toBe(true);
    expect(access.may(parser, 'kms:Decrypt', arns.key('data'), through('s3'))).toBe(true);
    expect(access.may(parser, 's3:GetObject', arns.object('sealed/org_1.live/env_1/doc_1/1'))).toBe(false);
    expect(access.may(parser, 'kms:Decrypt', arns.key('data'), through('dynamodb'))).toBe(false);
    for (const table of ['records', 'keys', 'evidence', 'outbox', 'ephemeral']) {
      expect(access.may(parser, 'dynamodb:GetItem', arns.table(table))).toBe(false);
    }
  });

  it('are written once', () => {
    const upload = arns.object('uploads/org_1.live/env_1/doc_1');
    expect(access.may('envelopes-write', 's3:PutObject', upload, create)).toBe(true);
    expect(
      access.may('envelopes-write', 's3:PutObject', upload, { 's3:ObjectCreationOperation': 'true' }),
    ).toBe(false);
    expect(access.may(administrator, 's3:PutObject', upload, { 's3:ObjectCreationOperation': 'true' })).toBe(
      false,
    );
  });

  it('may be written in parts, none of which makes an object', () => {
    const sealed = arns.object('sealed/org_1.live/env_1/doc_1/1');
    expect(
      access.may('completion-seal-envelope', 's3:PutObject', sealed, {
        's3:ObjectCreationOperation': 'false',
      }),
    ).toBe(true);
    expect(access.may('completion-seal-envelope', 's3:PutObject', sealed, create)).toBe(true);
  });

  it('NS-15: are refused with another encryption or key than the bucket’s, and over an old TLS', () => {
    const put = (context: Record<string, string>) =>
      access.may('envelopes-write', 's3:PutObject', arns.object('uploads/a/b/c'), { ...create, ...context });
    const header = 's3:x-amz-server-side-encryption';
    expect(put({ [header]: 'AES256' })).toBe(false);
    expect(put({ [header]: 'aws:kms', [`${header}-aws-kms-key-id`]: arns.key('another') })).toBe(false);
    expect(put({ [header]: 'aws:kms', [`${header}-aws-kms-key-id`]: arns.key('data') })).toBe(true);
    expect(put({ 's3:TlsVersion': '1.1' })).toBe(false);
    expect(put({ 'aws:SecureTransport': 'false' })).toBe(false);
  });

  it('are deleted by the functions whose work it is, and by nobody else', () => {
    const uploads = arns.object('uploads/org_1.live/env_1/doc_1');
    expect(access.whoMay('s3:DeleteObjectVersion', uploads)).toEqual([
      'completion-extend-seal',
      'envelopes-write',
      'erasure-certify-erasure',
      'erasure-delete-objects',
      'uploads-check-upload',
    ]);
    expect(access.whoMay('s3:DeleteObject', uploads)).toEqual([]);
    expect(access.whoMay('s3:DeleteObjectVersion', arns.object('sealed/a/b/c/1'))).toEqual([
      'completion-extend-seal',
      'erasure-certify-erasure',
      'erasure-delete-objects',
    ]);
    expect(access.may(administrator, 's3:DeleteObjectVersion', uploads)).toBe(false);
  });
});

describe('messages and calls', () => {
  it('go out from the notifiers alone', () => {
    const from = { 'ses:FromAddress': 'no-reply@example.com' };
    expect(access.whoMay('ses:SendRawEmail', arns.identity('example.com'), from).toSorted()).toEqual([
      'announcer-announce',
      'notices-tell-of-policy',
      'notifier-notify',
      'rights-notifier-handle-case-event',
    ]);
    expect(
      access.whoMay('ses:SendRawEmail', arns.identity('example.com'), {
        'ses:FromAddress': 'boss@example.com',
      }),
    ).toEqual([]);
    expect(access.whoMay('sns:Publish', '+4512345678').toSorted()).toEqual([
      'notifier-notify',
      'rights-notifier-handle-case-event',
    ]);
    expect(access.whoMay('sns:Publish', arns.topic('alarms'))).toEqual([]);
  });

  it('reach a queue, a machine and a function each from one side', () => {
    expect(access.whoMay('sqs:SendMessage', arns.queue('notify'))).toEqual(['dispatcher-dispatch-outbox']);
    expect(access.whoMay('sqs:ReceiveMessage', arns.queue('notify'))).toEqual(['notifier-notify']);
    expect(access.whoMay('states:StartExecution', arns.machine('completion'))).toEqual([
      'completion-start-completion',
    ]);
    expect(access.whoMay('states:StartExecution', arns.machine('erasure'))).toEqual([
      'contacts',
      'envelopes-erase',
      'operator-replay-erasures',
      'privacy-holds',
      'privacy-subjects',
      'rights-notifier-handle-case-event',
      'sweep-sweep-due',
    ]);
    expect(access.whoMay('lambda:InvokeFunction', arns.function('parsing/inspect-document'))).toEqual([
      'envelopes-write',
      'uploads-check-upload',
    ]);
    expect(access.whoMay('lambda:InvokeFunction', arns.function('operator/create-organisation'))).toEqual([]);
  });
});

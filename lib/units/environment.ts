import type { SigningKeyName, TableName } from '../deployment/names.ts';
import type { Grant } from './grant.ts';
import { publicKeysOf } from './key-arns.ts';
import { configurationSet } from './message-statements.ts';
import type { RoleContext } from './role-statements.ts';
import { sealerKeyPlan } from './sealer-keys.ts';

const tableVariables: Readonly<Record<TableName, string>> = {
  records: 'RECORDS_TABLE',
  keys: 'KEYS_TABLE',
  evidence: 'EVIDENCE_TABLE',
  outbox: 'OUTBOX_TABLE',
  ephemeral: 'EPHEMERAL_TABLE',
};

const keyVariables: Readonly<Record<SigningKeyName, string>> = {
  'seal-live': 'SEAL_KEY_LIVE',
  'seal-test': 'SEAL_KEY_TEST',
  'tsa-live': 'TSA_KEY_LIVE',
  'tsa-test': 'TSA_KEY_TEST',
  'root-live': 'ROOT_KEY_LIVE',
  'root-test': 'ROOT_KEY_TEST',
  log: 'LOG_KEY_ID',
  receipt: 'RECEIPT_KEY_ID',
  witness: 'WITNESS_KEY_ID',
};

const queueVariables: Readonly<Record<string, string>> = {
  notify: 'NOTIFY_QUEUE_URL',
  completion: 'COMPLETION_QUEUE_URL',
  rights: 'RIGHTS_QUEUE_URL',
  announce: 'ANNOUNCE_QUEUE_URL',
  notices: 'NOTICES_QUEUE_URL',
  recipients: 'RECIPIENTS_QUEUE_URL',
  log: 'LOG_QUEUE_URL',
};

/** The environment of a function: what its grant lets it use, and nothing else. */
export function environmentOf(
  grant: Grant,
  { deployment, names, keys }: RoleContext,
): Record<string, string> {
  const tables = (Object.keys(tableVariables) as TableName[]).filter(
    (table) =>
      grant[table] !== undefined ||
      (table === 'records' && grant.indexes !== undefined) ||
      (grant.egress !== undefined && (table === 'records' || table === 'ephemeral')),
  );
  return {
    STAGE: deployment.stage,
    ...(deployment.restore === null
      ? {}
      : { RESTORE: deployment.restore, EVIDENCE_TABLE: names.table('evidence') }),
    ...(grant.origin ? { ORIGIN: deployment.origin } : {}),
    ...(grant.operator ? { OPERATOR: JSON.stringify(deployment.operator) } : {}),
    ...Object.fromEntries(tables.map((table) => [tableVariables[table], names.table(table)])),
    ...(grant.documents || grant.bucketName ? { DOCUMENTS_BUCKET: names.bucket } : {}),
    ...(grant.dataKey ? { DATA_KEY_ID: keys.data() } : {}),
    ...Object.fromEntries(publicKeysOf(grant).map((key) => [keyVariables[key], keys.signing(key)])),
    ...Object.fromEntries(
      (grant.enqueue ?? []).map((queue) => [queueVariables[queue] ?? queue, names.queueUrl(queue)]),
    ),
    ...(grant.sealerKeyPlan ? { SEALER_KEYS: JSON.stringify(sealerKeyPlan(names)) } : {}),
    ...(grant.invoke ? { PARSING_FUNCTION: names.function('parsing/inspect-document') } : {}),
    ...(grant.start?.includes('completion')
      ? { COMPLETION_MACHINE_ARN: names.machineArn('completion') }
      : {}),
    ...(grant.start?.includes('extension') ? { EXTENSION_MACHINE_ARN: names.machineArn('extension') } : {}),
    ...(grant.start?.includes('erasure') ? { ERASURE_MACHINE_ARN: names.machineArn('erasure') } : {}),
    ...(grant.send?.includes('email')
      ? { MAIL_FROM: deployment.mailFrom, SES_CONFIGURATION_SET: configurationSet(names) }
      : {}),
    ...(grant.send?.includes('sms') ? { SMS_SENDER: deployment.smsSender } : {}),
  };
}

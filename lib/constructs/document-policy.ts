import type { Names } from '../deployment/names.ts';
import { unitsThat } from '../units/all-grants.ts';
import type { PolicyStatement } from '../units/policy-statement.ts';

const deny = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition: NonNullable<PolicyStatement['Condition']>,
): PolicyStatement => ({
  Sid: sid,
  Effect: 'Deny',
  Principal: '*',
  Action: actions,
  Resource: resources,
  Condition: condition,
});

/**
 * What nobody may do with documents, whatever a role says. A presigned upload names no encryption (the
 * bucket's own applies), so only a wrong one is refused. Creating an object needs `If-None-Match`; the parts
 * of a multipart upload create none, only its completion does.
 */
export function documentPolicy(names: Names, bucketArn: string, keyArn: string): PolicyStatement[] {
  const objects = [`${bucketArn}/*`];
  const all = [bucketArn, ...objects];
  const encryption = 's3:x-amz-server-side-encryption';
  const purgers = unitsThat((may) =>
    (may.documents ?? []).some((permission) => permission.startsWith('purge:')),
  );
  return [
    deny('DenyPlainHttp', ['s3:*'], all, { Bool: { 'aws:SecureTransport': 'false' } }),
    deny('DenyOldTls', ['s3:*'], all, { NumericLessThan: { 's3:TlsVersion': '1.2' } }),
    deny('DenyOtherEncryption', ['s3:PutObject'], objects, {
      Null: { [encryption]: 'false' },
      StringNotEquals: { [encryption]: 'aws:kms' },
    }),
    deny('DenyOtherKey', ['s3:PutObject'], objects, {
      Null: { [`${encryption}-aws-kms-key-id`]: 'false' },
      StringNotEquals: { [`${encryption}-aws-kms-key-id`]: keyArn },
    }),
    deny('WriteOnce', ['s3:PutObject'], objects, {
      Null: { 's3:if-none-match': 'true' },
      Bool: { 's3:ObjectCreationOperation': 'true' },
    }),
    deny('DenyDeletionByOthers', ['s3:DeleteObject', 's3:DeleteObjectVersion'], objects, {
      StringNotEquals: { 'aws:PrincipalArn': purgers.map(names.roleArn) },
    }),
  ];
}

import type { Names } from '../deployment/names.ts';
import type { Grant } from './grant.ts';
import { allow, because, type PolicyStatement } from './policy-statement.ts';

const objectActions: Readonly<Record<string, readonly string[]>> = {
  read: ['s3:GetObject', 's3:GetObjectVersion'],
  put: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
  purge: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'],
};

/** What a function may do with documents, shelf by shelf. */
export function documentStatements(grant: Grant, names: Names): PolicyStatement[] {
  return (grant.documents ?? []).map((permission) => {
    if (permission === 'list') return listStatement(names);
    const [verb = '', shelf = ''] = permission.split(':');
    return because(
      `documents are named by ids under ${shelf}/, so the shelf is the narrowest resource there is`,
      allow(`${capital(verb)}${capital(shelf)}`, objectActions[verb] ?? [], [
        `${names.bucketArn}/${shelf}/*`,
      ]),
    );
  });
}

const listStatement = (names: Names): PolicyStatement =>
  allow(
    'ListDocuments',
    ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
    [names.bucketArn],
    { StringLike: { 's3:prefix': ['uploads/*', 'sealed/*'] } },
  );

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

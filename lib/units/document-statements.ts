import type { Names } from '../deployment/names.ts';
import type { Grant } from './grant.ts';
import { allow, because, type PolicyStatement } from './policy-statement.ts';

const objectActions: Readonly<Record<string, readonly string[]>> = {
  read: ['s3:GetObject', 's3:GetObjectVersion'],
  put: ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
  purge: ['s3:DeleteObjectVersion', 's3:AbortMultipartUpload'],
};

/** What a function may do with documents, shelf by shelf. */
export function documentStatements(grant: Grant, names: Names): PolicyStatement[] {
  return (grant.documents ?? []).flatMap((permission) => {
    if (permission === 'list') return listStatements(names);
    const [verb = '', shelf = ''] = permission.split(':');
    return because(
      `documents are named by ids under ${shelf}/, so the shelf is the narrowest resource there is`,
      allow(`${capital(verb)}${capital(shelf)}`, objectActions[verb] ?? [], [
        `${names.bucketArn}/${shelf}/*`,
      ]),
    );
  });
}

/**
 * Versions and incomplete uploads by prefix. `ListBucket` also decides whether a missing object is answered 404 or
 * 403; such a request has no prefix, hence "if exists".
 */
const listStatements = (names: Names): PolicyStatement[] => [
  allow('ListVersions', ['s3:ListBucketVersions', 's3:ListBucketMultipartUploads'], [names.bucketArn], {
    StringLike: { 's3:prefix': shelves },
  }),
  allow('KnowWhatIsMissing', ['s3:ListBucket'], [names.bucketArn], {
    StringLikeIfExists: { 's3:prefix': shelves },
  }),
];

const shelves = ['uploads/*', 'sealed/*'];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

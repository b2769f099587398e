import { describe } from 'vitest';
import type { Clients } from './clients.ts';
import { contractBucket } from './s3/contract-bucket.ts';
import { multipartContract } from './s3/multipart.contract.ts';
import { objectsContract } from './s3/objects.contract.ts';
import { presignedContract } from './s3/presigned.contract.ts';
import { versionsContract } from './s3/versions.contract.ts';

/** What Sigill depends on in S3. */
export function s3Contract(clients: Clients): void {
  describe('S3', () => {
    const bucket = contractBucket(clients);
    objectsContract(bucket);
    versionsContract(bucket);
    multipartContract(bucket);
    presignedContract(bucket);
  });
}

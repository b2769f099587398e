import { S3Client } from '@aws-sdk/client-s3';
import { once } from './once.ts';

/** Checksums only where we ask for them: a presigned PUT must not carry the checksum of an empty body. */
export const s3 = once(
  () =>
    new S3Client({
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
);

import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import { type ContractBucket, sha256 } from './contract-bucket.ts';

/** What strangers do with a signed address. */
export function presignedContract({ Bucket, put, read, presigner }: ContractBucket): void {
  describe('presigned', () => {
    const body = Buffer.from('%PDF-1.7 presigned');
    const signPut = (Key: string) =>
      getSignedUrl(
        presigner(),
        new PutObjectCommand({
          Bucket,
          Key,
          ContentType: 'application/pdf',
          ContentLength: body.length,
          ChecksumSHA256: sha256(body),
          IfNoneMatch: '*',
        }),
        {
          expiresIn: 300,
          unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
          signableHeaders: new Set(['content-type', 'content-length', 'if-none-match', 'host']),
        },
      );
    const headers = {
      'content-type': 'application/pdf',
      'x-amz-checksum-sha256': sha256(body),
      'if-none-match': '*',
    };
    const send = async (url: string, payload: Buffer, sent: Record<string, string> = headers) => {
      const answer = await fetch(url, { method: 'PUT', body: new Uint8Array(payload), headers: sent });
      const text = await answer.text();
      return `${answer.status} ${/<Code>(\w+)</.exec(text)?.[1] ?? ''}`.trim();
    };

    it('takes exactly the bytes, type and checksum that were signed, once', async () => {
      const url = await signPut('presigned/a');
      expect(await send(url, Buffer.from('%PDF-1.7 tampered!'))).toBe('400 BadDigest');
      expect(await send(url, Buffer.concat([body, body]))).toBe('403 SignatureDoesNotMatch');
      expect(await send(url, body, { ...headers, 'content-type': 'text/html' })).toBe(
        '403 SignatureDoesNotMatch',
      );
      expect(await send(url, body, { 'content-type': 'application/pdf', 'if-none-match': '*' })).toBe(
        '403 SignatureDoesNotMatch',
      );
      expect(await send(url.replace('presigned/a', 'presigned/b'), body)).toBe('403 SignatureDoesNotMatch');
      expect(await send(url, body)).toBe('200');
      expect(await send(url, body)).toBe('412 PreconditionFailed');
      expect((await read('presigned/a')).equals(body)).toBe(true);
    });

    it('reads with overridden headers', async () => {
      await put('presigned/get', body);
      const url = await getSignedUrl(
        presigner(),
        new GetObjectCommand({
          Bucket,
          Key: 'presigned/get',
          ResponseContentDisposition: 'attachment; filename="a.pdf"',
        }),
        { expiresIn: 60 },
      );
      const answer = await fetch(url);
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
      expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
      expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
    });
  });
}

import { AwsError, notImplemented } from './types.ts';

const malformed = (what: string) => new AwsError('IncompleteBody', `The aws-chunked body ${what}`, 400);

/**
 * Decodes `STREAMING-UNSIGNED-PAYLOAD-TRAILER` (content-encoding aws-chunked), which the SDK sends for streams,
 * and lifts the announced trailers into the headers, where the checksum is verified as any other.
 * @throws AwsError IncompleteBody when the framing, the length or a trailer is not as announced
 */
export function decodeAwsChunked(
  headers: Record<string, string>,
  body: Buffer,
): { headers: Record<string, string>; body: Buffer } {
  const mode = headers['x-amz-content-sha256'] ?? '';
  if (!mode.startsWith('STREAMING-')) return { headers, body };
  if (mode !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') throw notImplemented('S3', `the payload ${mode}`);

  const chunks: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', offset);
    const size = lineEnd < 0 ? '' : body.toString('latin1', offset, lineEnd);
    if (!/^[0-9a-f]{1,8}$/i.test(size)) throw malformed('has a malformed chunk');
    offset = lineEnd + 2;
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    if (body.toString('latin1', offset + length, offset + length + 2) !== '\r\n')
      throw malformed('is cut short');
    chunks.push(body.subarray(offset, offset + length));
    offset += length + 2;
  }
  const decoded = Buffer.concat(chunks);
  if (headers['x-amz-decoded-content-length'] !== String(decoded.length))
    throw malformed('has not the declared length');

  const trailers = Object.fromEntries(
    body
      .toString('latin1', offset)
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name = '', ...value] = line.split(':');
        return [name.trim().toLowerCase(), value.join(':').trim()];
      }),
  );
  const announced = (headers['x-amz-trailer'] ?? '').split(',').filter((name) => name !== '');
  if (announced.sort().join() !== Object.keys(trailers).sort().join())
    throw malformed('has not the announced trailers');
  return { headers: { ...headers, ...trailers }, body: decoded };
}

const limit = 32 * 1024 * 1024;
const patience = 20_000;

/**
 * Fetches an address over HTTP(S) for the person at this computer; loopback and private hosts are allowed here.
 * @throws Error for another scheme, another status than 200, more than 32 MB, or no answer in 20 seconds
 */
export async function fetchBytes(
  url: string,
  request: { method: 'GET' | 'POST'; contentType?: string; body?: Uint8Array },
): Promise<Uint8Array> {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Error(`${url} is not an HTTP address`);
  const answer = await fetch(url, {
    method: request.method,
    signal: AbortSignal.timeout(patience),
    ...(request.contentType !== undefined && { headers: { 'content-type': request.contentType } }),
    ...(request.body !== undefined && { body: Uint8Array.from(request.body) }),
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(`${url} answered ${answer.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > limit) throw new Error(`${url} answers more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

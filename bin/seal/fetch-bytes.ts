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
  const answer = await ask(url, {
    method: request.method,
    ...(request.contentType !== undefined && { headers: { 'content-type': request.contentType } }),
    ...(request.body !== undefined && { body: Uint8Array.from(request.body) }),
  });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.bytes;
}

/** The same, for a text and with whatever status. */
export async function fetchAnswer(
  url: string,
  request: { method: 'POST'; headers: Readonly<Record<string, string>>; body: string },
): Promise<{ status: number; body: string }> {
  const { status, bytes } = await ask(url, { ...request, redirect: 'error' });
  return { status, body: new TextDecoder().decode(bytes) };
}

async function ask(url: string, init: RequestInit): Promise<{ status: number; bytes: Uint8Array }> {
  if (!/^https?:$/.test(new URL(url).protocol)) throw new Error(`${url} is not an HTTP address`);
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`${url} answers more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return { status: answer.status, bytes: new Uint8Array(Buffer.concat(chunks)) };
}

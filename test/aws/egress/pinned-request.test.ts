import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { pinnedRequest } from '../../../layers/aws/egress/pinned-request.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener, secure = false): Promise<number> {
  const server = secure ? createTlsServer({}, listener) : createServer(listener);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const ask = (
  url: string,
  more: { maxBytes?: number; timeoutMs?: number; method?: 'GET' | 'POST'; body?: Uint8Array } = {},
) =>
  pinnedRequest({
    url: new URL(url),
    to: { address: '127.0.0.1', family: 4 },
    method: more.method ?? 'GET',
    headers: { 'content-type': 'text/plain' },
    body: more.body ?? null,
    maxBytes: more.maxBytes ?? 1000,
    signal: AbortSignal.timeout(more.timeoutMs ?? 5000),
  });

const fault = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => (error as { code: string }).code,
  );

describe('ST-3: a request through the door', () => {
  it('goes to the address that was checked, under the name it was asked for', async () => {
    const port = await serve((request, response) => {
      response.setHeader('content-type', 'text/plain');
      request
        .on('data', (chunk) => response.write(chunk))
        .on('end', () => response.end(request.headers.host));
    });
    const answer = await ask(`http://no-such-name.invalid:${port}/x`, {
      method: 'POST',
      body: Buffer.from('for '),
    });
    expect(Buffer.from(answer.body).toString()).toBe(`for no-such-name.invalid:${port}`);
    expect(answer).toMatchObject({ status: 200, contentType: 'text/plain', retryAfter: null });
  });

  it('follows nobody who points elsewhere', async () => {
    let calls = 0;
    const port = await serve((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await fault(ask(`http://a.invalid:${port}`))).toBe('redirected');
    expect(calls).toBe(1);
  });

  it.each([
    ['says so', true],
    ['does not say so', false],
  ])('reads no more than was allowed from one who %s', async (_, said) => {
    const port = await serve((_request, response) => {
      if (said) response.setHeader('content-length', '2000');
      response.write('x'.repeat(1000));
      response.end('x'.repeat(1000));
    });
    expect(await fault(ask(`http://a.invalid:${port}`))).toBe('tooLarge');
    expect(await fault(ask(`http://a.invalid:${port}`, { maxBytes: 2000 }))).toBeNull();
  });

  it('gives up on one who never ends', async () => {
    const port = await serve((_request, response) => void response.write('x'));
    expect(await fault(ask(`http://a.invalid:${port}`, { timeoutMs: 100 }))).toBe('timeout');
  });

  it('takes an error for an answer, and silence for none', async () => {
    const port = await serve(
      (_request, response) => void response.writeHead(503, { 'retry-after': '7' }).end(),
    );
    expect(await ask(`http://a.invalid:${port}`)).toMatchObject({ status: 503, retryAfter: '7' });
    const dead = await serve((request) => void request.socket.destroy());
    expect(await fault(ask(`http://a.invalid:${dead}`))).toBe('unreachable');
  });

  it('speaks to nobody who cannot prove their name', async () => {
    const port = await serve((_request, response) => void response.end('secret'), true);
    expect(await fault(ask(`https://a.invalid:${port}`))).toBe('unreachable');
  });
});

import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from './client.ts';
import type { Ready } from './service.ts';

type Json = Record<string, unknown>;

/** Somebody outside who takes what is sent, and keeps it. */
export interface Receiver {
  readonly url: string;
  /** Bodies as they came, oldest first. */
  readonly got: string[];
  /** What it answers from now on. */
  answer: { status: number; body: string; location?: string };
  close(): Promise<void>;
}

export async function receiver(): Promise<Receiver> {
  const got: string[] = [];
  const state: Receiver = {
    url: '',
    got,
    answer: { status: 201, body: '{"received":true}' },
    close: () => Promise.resolve(),
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      got.push(Buffer.concat(chunks).toString('utf8'));
      const { status, body, location } = state.answer;
      outgoing.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sigill`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  });
}

const part = (text = ''): Json => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Json;

/** Reads a JWS as a stranger would: key from the published set, ES256, signature checked. @throws when it is not ours */
export async function readSigned(service: Ready, jws: string): Promise<Json> {
  const [head, payload, signature = ''] = jws.split('.');
  const { kid, alg } = part(head);
  const { body } = await request<{ keys: { kid: string }[] }>(`${service.api}/.well-known/jwks.json`);
  const jwk = body.keys.find((key) => key.kid === kid);
  if (alg !== 'ES256' || jwk === undefined) throw new Error('not a key of this service');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const valid = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!valid) throw new Error('the signature does not hold');
  return part(payload);
}

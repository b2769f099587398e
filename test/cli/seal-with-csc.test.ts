import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classicPdf, sampleObjects } from '../sealing/corpus/raw-pdf.ts';
import { startDouble } from '../sealing/csc/csc-double.ts';
import { verify } from '../sealing/verify/test-document.ts';
import { createTestAuthority } from '../sealing/x509/test-authority.ts';
import { json, runCommand, workFolder } from './run-command.ts';

const { path, remove } = workFolder();
const authority = await createTestAuthority({ name: 'Trust Service' });
const double = startDouble(authority);
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = {
    'content-type': request.headers['content-type'] ?? '',
    authorization: request.headers.authorization ?? '',
  };
  const body = Buffer.concat(chunks).toString();
  const answer = await double.transport({
    url: `http://remote${request.url}`,
    method: 'POST',
    headers,
    body,
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
});

let baseUrl = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  baseUrl = `http://127.0.0.1:${address.port}/csc/v2`;
  writeFileSync(path('in.pdf'), classicPdf(sampleObjects()));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  remove();
});

function seal(more: object) {
  const config = { baseUrl, clientId: 'sigill', clientSecret: 'secret', credentialId: 'seal-1', ...more };
  writeFileSync(path('service.json'), JSON.stringify(config));
  const words = [path('in.pdf'), path('out.pdf'), '--csc', path('service.json'), '--json'];
  return runCommand('seal', words, { data: path('data') });
}

describe('seal with a remote signing service', () => {
  it.each([
    ['a wrong PIN', { authData: { PIN: '0000' } }, 'csc_refused'],
    ['a wrong secret', { clientSecret: 'guessed' }, 'csc_refused'],
    ['a service that is not there', { baseUrl: 'http://127.0.0.1:9/csc/v2' }, 'csc_unavailable'],
    ['a description without a credential', { credentialId: undefined }, 'bad_arguments'],
  ])('%s is a refusal, and no file', async (_, more, code) => {
    const ended = await seal(more);
    expect(ended.code).toBe(2);
    expect(json(ended.stderr)).toMatchObject({ code });
    expect(existsSync(path('out.pdf'))).toBe(false);
  });

  it('seals in the name of the service’s certificate', async () => {
    const ended = await seal({ authData: { PIN: '1234' } });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(json(ended.stdout)).toMatchObject({ level: 'B', signedBy: 'Trust Service Seal' });
    expect(await verify(readFileSync(path('out.pdf')), authority)).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid' }],
    });
  });
});

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { consistencyProof, leafHash, merkleRoot } from '../../layers/domain/evidence/merkle.ts';
import {
  type EvidenceFile,
  type PublicKeySet,
  verifyJws,
} from '../../layers/domain/evidence/verify-evidence.ts';
import { json, runCommand, workFolder } from '../cli/run-command.ts';
import { callFunction } from '../support/call-function.ts';
import { completed, idle, request, Tenant, unique } from '../support/client.ts';
import { type Ready, type Service, startService } from '../support/service.ts';

const ours = inject('service');
const folder = workFolder();
let theirs: Service;
beforeAll(async () => {
  theirs = await startService();
});
afterAll(async () => {
  folder.remove();
  await theirs.stop();
});

const jwks = async ({ api }: Ready): Promise<PublicKeySet> =>
  (await request<PublicKeySet>(`${api}/.well-known/jwks.json`)).body;

/** What the operators of two deployments do once: a recipient in the register, and a witness with its keys. */
async function acquaint(service: Ready, id: string, endpoint: string, keys: PublicKeySet): Promise<void> {
  const recipient = {
    id,
    name: 'Another deployment',
    kind: 'itService',
    role: 'controller',
    endpoint,
    hosts: [new URL(endpoint).host],
    purposes: [{ collectedFor: 'evidence', usedFor: 'witnessing' }],
    categories: ['system.operations'],
    country: 'SE',
    transfer: null,
    agreement: null,
    vetting: null,
  };
  expect((await callFunction(service, 'operator/register-recipient', recipient)).failure).toBeNull();
  expect((await callFunction(service, 'operator/register-witness', { id, endpoint, keys })).answer).toEqual({
    id,
  });
}

interface Attestations {
  readonly anchor: { readonly head: string; readonly hashes: string[]; readonly token: string } | null;
  readonly cosignatures: readonly {
    readonly witness: string;
    readonly head: string;
    readonly cosignature: string;
  }[];
}

const keep = (name: string, content: unknown): string => {
  writeFileSync(folder.path(name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder.path(name);
};

describe('two deployments', () => {
  it('P-56: co-sign and time-stamp each other’s heads; their word is verified offline, and a changed one is not', async () => {
    const [our, their] = [await jwks(ours), await jwks(theirs)];
    await acquaint(ours, 'theirs', theirs.api, their);
    await acquaint(theirs, 'ours', ours.api, our);
    const tenant = await Tenant.create(theirs);
    const { envelope } = await completed(tenant);
    await Tenant.create(ours);
    await idle(ours);
    const evidence = (await tenant.call<EvidenceFile>('GET', `/v1/envelopes/${envelope.id}/evidence`)).body;
    for (const service of [theirs, ours, theirs])
      expect(await callFunction(service, 'log/attest-head')).toEqual({ answer: null, failure: null });
    // The newest head may be a later one: what is said about it covers the one of the evidence.
    const { treeSize } = verifyJws(evidence.head ?? '', their) ?? {};
    const said = (await request<Attestations>(`${theirs.api}/log/attestations?treeSize=${treeSize}`)).body;
    const about = (await request<Attestations>(`${ours.api}/log/attestations?treeSize=1`)).body;
    expect([said, about].map(({ cosignatures }) => cosignatures.map(({ witness }) => witness))).toEqual([
      ['ours'],
      ['theirs'],
    ]);

    const root = await fetch(`${theirs.api}/authority/live-root.cer`);
    writeFileSync(folder.path('root.cer'), Buffer.from(await root.arrayBuffer()));
    const files = {
      evidence: keep('evidence.json', evidence),
      their: keep('their.json', their),
      our: keep('our.json', our),
    };
    const verify = async (attestations: unknown, witnessKeys = files.our) => {
      const words = [files.evidence, '--jwks', files.their, '--trust', folder.path('root.cer')];
      const more = ['--attestations', keep('attestations.json', attestations), '--witness-jwks', witnessKeys];
      const { code, stdout } = await runCommand('verify-log', [...words, ...more], {
        data: folder.path('data'),
      });
      return { code, ...json(stdout) };
    };
    expect(await verify(said)).toMatchObject({
      code: 0,
      valid: true,
      anchoredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      witnesses: ['ours'],
    });
    const [cosigned] = said.cosignatures;
    const token = Buffer.from(said.anchor?.token ?? '', 'base64');
    token[token.length - 10] = (token.at(-10) ?? 0) ^ 1;
    expect(
      await verify({ ...said, anchor: { ...said.anchor, token: token.toString('base64') } }),
    ).toMatchObject({
      code: 1,
      faults: ['the time-stamp of the head is not valid'],
    });
    expect(await verify({ ...said, cosignatures: about.cosignatures })).toMatchObject({ code: 1 });
    const lied = { ...cosigned, cosignature: about.cosignatures[0]?.cosignature };
    expect(await verify({ ...said, cosignatures: [lied] })).toMatchObject({ code: 1 });
    expect(await verify(said, files.their)).toMatchObject({ code: 1 });
    expect(
      await verify({ ...said, anchor: { ...said.anchor, head: about.cosignatures[0]?.head } }),
    ).toMatchObject({ code: 1, faults: ['the time-stamped head does not continue this log'] });
  });

  it('publish every head, newest first', async () => {
    const keys = await jwks(theirs);
    const first = (
      await request<{ items: { treeSize: number; jws: string }[]; next: string }>(
        `${theirs.api}/log/heads?limit=1`,
      )
    ).body;
    const rest = (
      await request<{ items: { treeSize: number; jws: string }[] }>(
        `${theirs.api}/log/heads?limit=1&cursor=${encodeURIComponent(first.next)}`,
      )
    ).body;
    const heads = [...first.items, ...rest.items];
    expect(heads).toHaveLength(2);
    expect(heads.map(({ jws }) => verifyJws(jws, keys)?.treeSize)).toEqual(
      heads.map(({ treeSize }) => treeSize),
    );
    const sizes = heads.map(({ treeSize }) => treeSize);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect((await request<string>(`${theirs.api}/log/head`)).body).toBe(heads[0]?.jws);
  });
});

/** Another log, played by this test. */
class Log {
  readonly #key: KeyObject;
  readonly keys: PublicKeySet;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.keys = { keys: [{ kid: unique(), kty: 'EC', crv: 'P-256', x, y }] };
  }

  head(leaves: readonly Uint8Array[], typ = 'JOSE'): string {
    const rootHash = Buffer.from(merkleRoot(leaves)).toString('base64url');
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = { treeSize: leaves.length, rootHash, at: new Date().toISOString() };
    const input = `${part({ alg: 'ES256', kid: this.keys.keys[0]?.kid, typ })}.${part(payload)}`;
    const signature = sign('sha256', Buffer.from(input), { key: this.#key, dsaEncoding: 'ieee-p1363' });
    return `${input}.${signature.toString('base64url')}`;
  }
}

const leavesOf = (name: string, count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${name} ${index}`)));
const proofOf = (leaves: readonly Uint8Array[], from: number): string[] =>
  consistencyProof(leaves, from).map((hash) => Buffer.from(hash).toString('base64url'));

describe('a witness', () => {
  it('P-56: follows a log that grows, and no fork, no rewritten past and no stranger', async () => {
    const log = new Log();
    const id = `log-${unique().slice(0, 20)}`;
    await acquaint(ours, id, 'http://127.0.0.1:9', log.keys);
    const hand = async (head: string, from: number, hashes: readonly string[] = []) => {
      const { status, body } = await request<{
        cosignature?: string;
        code?: string;
        errors?: { detail: string }[];
      }>(`${ours.api}/log/witness`, { method: 'POST', body: { head, from, hashes } });
      return { status, ...body };
    };
    const [past, other] = [leavesOf('true', 9), leavesOf('forked', 9)];
    const first = log.head(past.slice(0, 3));
    const cosigned = await hand(first, 0);
    expect(verifyJws(cosigned.cosignature ?? '', await jwks(ours), 'cosignature')).toMatchObject({
      log: id,
      treeSize: 3,
      witness: ours.api,
    });
    expect((await hand(first, 0)).cosignature).toBe(cosigned.cosignature);
    const grown = await hand(log.head(past.slice(0, 5)), 3, proofOf(past.slice(0, 5), 3));
    expect(grown.status).toBe(200);

    expect(await hand(log.head(other.slice(0, 5)), 3)).toMatchObject({ status: 409, code: 'log_forked' });
    expect(await hand(log.head(other), 5, proofOf(other, 5))).toMatchObject({
      status: 422,
      code: 'validation_failed',
    });
    expect(await hand(log.head(past), 5)).toMatchObject({ status: 422 });
    expect(await hand(first, 3)).toMatchObject({ status: 409, code: 'log_size_differs' });
    const outdated = await hand(log.head(past), 3, proofOf(past, 3));
    expect([outdated.code, outdated.errors?.[0]?.detail]).toEqual(['log_size_differs', '5']);
    expect(await hand(new Log().head(past), 5, proofOf(past, 5))).toMatchObject({ status: 404 });
    // A co-signature by the log's key is no head of it.
    expect(await hand(log.head(past, 'cosignature'), 5, proofOf(past, 5))).toMatchObject({ status: 404 });
    expect((await hand(log.head(past), 5, proofOf(past, 5))).status).toBe(200);
  });

  it('that says it has seen another log of ours calls people; one that is away is asked again', async () => {
    const answers = [
      { code: 'log_forked' },
      { code: 'log_size_differs', errors: [{ detail: '999999' }] },
      { cosignature: 'made.up.words' },
    ];
    const server = createServer((_request, response) => {
      response.writeHead(409, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(answers.shift()));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await acquaint(theirs, 'accuser', `http://127.0.0.1:${port}`, new Log().keys);
    const outcomes = [];
    for (let round = 0; round < 3; round += 1)
      outcomes.push((await callFunction(theirs, 'log/attest-head')).failure);
    server.close();
    expect(outcomes).toEqual(['LogForked', 'LogForked', null]);
    expect((await callFunction(theirs, 'log/attest-head')).failure).toBeNull();
  });
});

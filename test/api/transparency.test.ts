import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type PublicKeySet, verifyJws } from '../../layers/domain/evidence/verify-evidence.ts';
import { base64, contract, idle, request, Tenant } from '../support/client.ts';

const service = inject('service');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right);

/** RFC 9162 §2.1.3.2 and §2.1.4.2, written from the text: none of the code that is judged. */
function rootByInclusion(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | null {
  let [fn, sn, root] = [index, size - 1, leaf];
  for (const part of path) {
    if (sn === 0) return null;
    if (fn & 1 || fn === sn) {
      root = node(part, root);
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else root = node(root, part);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 ? root : null;
}

function isConsistent(
  from: number,
  to: number,
  older: Buffer,
  newer: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (from === to) return proof.length === 0 && older.equals(newer);
  const path = (from & (from - 1)) === 0 ? [older, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [fn, sn] = [from - 1, to - 1];
  while (fn & 1) [fn, sn] = [fn >> 1, sn >> 1];
  let [fr, sr] = [first, first];
  for (const part of rest) {
    if (sn === 0) return false;
    if (fn & 1 || fn === sn) {
      [fr, sr] = [node(part, fr), node(part, sr)];
      while (!(fn & 1) && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
    } else sr = node(sr, part);
    [fn, sn] = [fn >> 1, sn >> 1];
  }
  return sn === 0 && fr.equals(older) && sr.equals(newer);
}

interface Head {
  readonly treeSize: number;
  readonly rootHash: string;
  readonly at: string;
}

let keys: PublicKeySet;
let tenant: Tenant;

async function head(): Promise<Head> {
  const { body } = await request<string>(`${service.api}/log/head`);
  const read = verifyJws(body, keys);
  if (read === null) throw new Error('the head is not signed by the published keys');
  return read as unknown as Head;
}

const draft = async (): Promise<string> => {
  const documents = [{ ref: 'a', name: 'a.pdf', content: base64(await contract(1)) }];
  const made = await tenant.call<{ id: string }>('POST', '/v1/envelopes', { title: 'Draft', documents });
  expect(made.status).toBe(201);
  return made.body.id;
};

beforeAll(async () => {
  tenant = await Tenant.create(service);
  keys = (await request<unknown>(`${service.api}/.well-known/jwks.json`)).body as PublicKeySet;
});

describe('the public log', () => {
  it('P-56: shows a signed head, and proves to anybody that a later one only added to an earlier one', async () => {
    await draft();
    await idle(service);
    const older = await head();
    for (let count = 0; count < 3; count += 1) await draft();
    await idle(service);
    const newer = await head();
    expect(newer.treeSize).toBeGreaterThan(older.treeSize);
    const { body } = await request<{ hashes: string[] }>(
      `${service.api}/log/consistency?from=${older.treeSize}&to=${newer.treeSize}`,
    );
    const proof = body.hashes.map(bytes);
    const roots = [bytes(older.rootHash), bytes(newer.rootHash)] as const;
    expect(isConsistent(older.treeSize, newer.treeSize, ...roots, proof)).toBe(true);
    const forked = Buffer.from(roots[0]);
    forked[0] = (forked[0] ?? 0) ^ 1;
    expect(isConsistent(older.treeSize, newer.treeSize, forked, roots[1], proof)).toBe(false);
    expect(isConsistent(older.treeSize, newer.treeSize, roots[1], roots[0], proof)).toBe(false);
  });

  it('P-56: has a consistent history from every earlier size', async () => {
    const newest = await head();
    for (let from = 1; from <= Math.min(newest.treeSize, 9); from += 1) {
      const answer = await request<{ hashes: string[] }>(
        `${service.api}/log/consistency?from=${from}&to=${newest.treeSize}`,
      );
      expect(answer.status).toBe(200);
    }
  });

  it.each([
    ['from=5&to=2', '/query/from'],
    ['from=1&to=999999999', '/query/to'],
    ['from=0&to=1', '/query/from'],
    ['from=one&to=1', '/query/from'],
    ['from=1', '/query/to'],
  ])('refuses sizes that cannot be: %s', async (query, pointer) => {
    const answer = await request<{ code: string; errors: { pointer: string }[] }>(
      `${service.api}/log/consistency?${query}`,
    );
    expect([answer.status, answer.body.code, answer.body.errors[0]?.pointer]).toEqual([
      422,
      'validation_failed',
      pointer,
    ]);
  });
});

describe('a receipt', () => {
  interface Receipt {
    readonly id: string;
    readonly jws: string;
    readonly proof: {
      readonly leafIndex: number;
      readonly treeSize: number;
      readonly hashes: readonly string[];
      readonly entry: { readonly stream: string; readonly seq: number; readonly root: string };
      readonly head: string;
    } | null;
  }

  it('P-56 P-63: carries the way from the erasure to a signed head of the log; a changed byte leads elsewhere', async () => {
    const deleted = await tenant.call<{ receipt: string }>('DELETE', `/v1/envelopes/${await draft()}`);
    expect(deleted.status).toBe(200);
    await idle(service);
    const { body } = await tenant.call<Receipt>('GET', `/v1/privacy/receipts/${deleted.body.receipt}`);
    if (body.proof === null) throw new Error('the epoch has closed, so there is a proof');
    const { entry, leafIndex, treeSize, hashes } = body.proof;
    const signed = verifyJws(body.proof.head, keys) as unknown as Head;
    expect(signed.treeSize).toBe(treeSize);
    // RFC 8785: members by name, no spaces.
    const leafOf = (seq: number): Buffer =>
      sha256(Buffer.of(0), Buffer.from(`{"root":"${entry.root}","seq":${seq},"stream":"${entry.stream}"}`));
    const path = hashes.map(bytes);
    const root = rootByInclusion(leafOf(entry.seq), leafIndex, treeSize, path);
    expect(root?.toString('base64url')).toBe(signed.rootHash);
    const other = rootByInclusion(leafOf(entry.seq + 1), leafIndex, treeSize, path);
    expect(other?.toString('base64url')).not.toBe(signed.rootHash);
  });
});

describe('the figures', () => {
  interface Trust {
    readonly policy: { readonly version: number; readonly hash: string };
    readonly promises: Readonly<Record<string, number>>;
    readonly log: Head | null;
    readonly smallCounts: string;
  }

  it('P-64: show how the promises stand, and every promise is counted once', async () => {
    const { body } = await request<Trust>(`${service.api}/trust`);
    const { total, ...states } = body.promises;
    expect(total).toBe(203);
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(total);
    const policy = await request<{ version: number; hash: string }>(`${service.api}/privacy/policy.json`);
    expect(body.policy).toMatchObject({ version: policy.body.version, hash: policy.body.hash });
  });

  it('P-64: are a page with the same numbers in the three languages', async () => {
    const { body } = await request<Trust>(`${service.api}/trust`);
    for (const locale of ['da', 'sv', 'en']) {
      const page = await request<string>(`${service.api}/trust?locale=${locale}`, {
        headers: { accept: 'text/html' },
      });
      expect(page.body).toContain(`<html lang="${locale}">`);
      expect(page.body).toContain(`<dd>${body.promises.kept}</dd>`);
      expect(page.body).toContain(body.policy.hash);
    }
  });
});

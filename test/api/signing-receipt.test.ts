import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { json, runCommand, workFolder } from '../cli/run-command.ts';
import { idle, Person, request, Tenant } from '../support/client.ts';
import { address, send, sentToOne, signer } from './kit.ts';

const service = inject('service');
const folder = workFolder();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
  const keys = await request<unknown>(`${service.api}/.well-known/jwks.json`);
  writeFileSync(folder.path('keys.json'), JSON.stringify(keys.body));
});
afterAll(folder.remove);

interface Verdict {
  readonly valid: boolean;
  readonly receipt: Record<string, unknown> | null;
}

/** As a stranger does, with nothing but the two files. */
async function verify(receipt: string): Promise<Verdict & { code: number | null }> {
  writeFileSync(folder.path('receipt.jws'), receipt);
  const words = [folder.path('receipt.jws'), '--jwks', folder.path('keys.json')];
  const { code, stdout } = await runCommand('verify-receipt', words, { data: folder.path('data') });
  return { code, ...json<Verdict>(stdout) };
}

describe("a signer's receipt", () => {
  it('says what was presented, when, how identified, and the leaf of the log; offline, with the published keys', async () => {
    const { person, envelope, path, email } = await sentToOne(tenant);
    const { presented } = await person.view();
    const { receipt } = (await person.sign()).body as { receipt: string };
    const { code, receipt: said } = await verify(receipt);
    await idle(service);
    const { body } = await tenant.call<{ proofs: { stream: string; leaves: { type: string }[] } }>(
      'GET',
      `${path}/evidence`,
    );
    const leaf = body.proofs.leaves.find(({ type }) => type === 'recipient.signed');
    expect([code, said]).toEqual([
      0,
      {
        type: 'signingReceipt',
        issuer: service.api,
        envelopeId: envelope.id,
        recipientId: envelope.recipients[0]?.id,
        act: 'signed',
        at: expect.any(String),
        method: 'link',
        presented,
        writtenSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        stream: body.proofs.stream,
        leaf,
      },
    ]);
    expect(JSON.stringify(said)).not.toMatch(new RegExp(`${email}|Ørsted|Lejekontrakt`));
    expect((await person.view()).receipt).toBe(receipt);
  });

  it('is not valid with one character changed, with another payload, or without its key', async () => {
    const { person } = await sentToOne(tenant);
    const { receipt } = (await person.sign()).body as { receipt: string };
    const [head = '', payload = '', signature = ''] = receipt.split('.');
    const other = (await verify(receipt)).receipt;
    const lied = Buffer.from(JSON.stringify({ ...other, act: 'approved' })).toString('base64url');
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const broken of [
      `${head}.${lied}.${signature}`,
      `${head}.${payload}.${flipped}`,
      `${none}.${payload}.${signature}`,
    ]) {
      const { code, valid } = await verify(broken);
      expect([code, valid]).toEqual([1, false]);
    }
  });

  it('is given to an approver too, once and for good, and not to a viewer', async () => {
    const [a, v, s] = [address(), address(), address()];
    await send(tenant, [
      signer({ role: 'approver', email: a }),
      signer({ role: 'viewer', email: v }),
      signer({ email: s }),
    ]);
    const approver = await Person.invited(service, a);
    const viewer = await Person.invited(service, v);
    const { presented } = await approver.view();
    const first = await approver.call('POST', '/approve', { presented });
    const again = await approver.call('POST', '/approve', { presented });
    expect(again.body).toEqual(first.body);
    expect((await verify(String(first.body.receipt))).receipt).toMatchObject({
      act: 'approved',
      presented,
      writtenSha256: null,
    });
    const seen = await viewer.call('POST', '/view', { presented: (await viewer.view()).presented });
    expect(seen.body).toEqual({ status: 'viewed', receipt: null });
    expect([
      (await viewer.view()).receipt,
      (await (await Person.invited(service, s)).view()).receipt,
    ]).toEqual([null, null]);
  });
});

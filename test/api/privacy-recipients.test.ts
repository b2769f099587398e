import { describe, expect, inject, it } from 'vitest';
import { addDuration } from '../../layers/domain/duration.ts';
import { Tenant } from '../support/client.ts';
import { payroll, type RecipientView, register } from '../support/recipients.ts';
import { problem, refusal } from './kit.ts';

const service = inject('service');
const today = new Date().toISOString().slice(0, 10);
/** An organisation that directs data to nobody, whatever it tries. */
let nobody: Tenant | undefined;
const scc = { basis: 'scc', assessment: 'TIA 3/2026', checkedAt: today };

describe('the register of those whom an organisation directs data to', () => {
  it('ES-14 NX-18 B2B-18: takes one with purpose, data, place, end, agreement and vetting', async () => {
    const tenant = await Tenant.create(service);
    const made = await register(tenant);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'approved',
      closedBecause: null,
      purposes: [{ collectedFor: 'performSigning', usedFor: 'payroll' }],
      categories: ['user.contact.email', 'user.name'],
      endedAt: null,
    });
    const path = `/v1/privacy/recipients/${made.body.id}`;
    expect((await tenant.call('GET', path)).body).toEqual(made.body);
    const listed = await tenant.call<{ items: unknown[] }>('GET', '/v1/privacy/recipients');
    expect(listed.body.items).toEqual([made.body]);
    const stranger = await Tenant.create(service);
    expect(refusal(await stranger.call('GET', path))).toEqual([404, 'not_found']);
  });

  it.each([
    ['P-43 B2B-16: a buyer', { kind: 'sale' }, '/kind'],
    ['P-43 B2B-17: a kind that is not in the list', { kind: 'advertising' }, '/kind'],
    ['ES-22: one that may use the data for marketing of its own', { ownMarketing: true }, '/ownMarketing'],
    ['B2B-18 NX-9: a processor without an agreement', { agreement: null }, '/agreement'],
    [
      'B2B-19: a purpose that does not fit what the data were collected for',
      { purposes: [{ collectedFor: 'performSigning', usedFor: 'marketing' }] },
      '/purposes/0/usedFor',
    ],
    ['NS-12: one outside the EU without a basis of transfer', { country: 'US' }, '/transfer'],
    [
      'NX-11: one on a basis that was struck down',
      { country: 'US', transfer: { ...scc, basis: 'privacyShield' } },
      '/transfer',
    ],
    [
      'NS-12: one on a basis that nobody has looked at for a year',
      { country: 'US', transfer: { ...scc, checkedAt: '2022-01-01' } },
      '/transfer',
    ],
    [
      'NS-12: a basis without an assessment',
      { country: 'US', transfer: { ...scc, assessment: '' } },
      '/transfer/assessment',
    ],
    ['an unknown kind of data', { categories: ['user.shoe_size'] }, '/categories/0'],
    ['ES-14: a grant without an end', { activeUntil: undefined }, '/activeUntil'],
    [
      'ES-14: a grant of more than two years',
      { activeUntil: addDuration(new Date(), 'P3Y').toISOString() },
      '/activeUntil',
    ],
    ['plain HTTP', { endpoint: 'http://api.payroll.example/' }, '/endpoint'],
    ['a number for a host', { endpoint: 'https://169.254.169.254/latest/meta-data' }, '/endpoint'],
    ['a name of the inner network', { endpoint: 'https://intranet/' }, '/endpoint'],
    ['a password in the address', { endpoint: 'https://me:secret@api.payroll.example/' }, '/endpoint'],
  ])('refuses %s', async (_, more, pointer) => {
    nobody ??= await Tenant.create(service);
    const tenant = nobody;
    const answer = await register(tenant, more);
    const { status, at } = problem(answer);
    expect(status).toBe(422);
    expect(at.map((one) => one.split(' ')[0])).toContain(pointer);
    expect((await tenant.call('GET', '/v1/privacy/recipients')).body).toEqual({ items: [], next: null });
  });

  it('NX-18: lists a processor that nobody has vetted as proposed, and as approved once somebody has', async () => {
    const tenant = await Tenant.create(service);
    const made = await register(tenant, { vetting: null });
    expect(made.body).toMatchObject({ status: 'proposed', closedBecause: 'notVetted' });
    const vetting = { reference: 'Review', date: today };
    const vetted = await tenant.call('PATCH', `/v1/privacy/recipients/${made.body.id}`, { vetting });
    expect(vetted.body).toMatchObject({ status: 'approved', vetting });
  });

  it('NX-11: withdrawing the basis of a transfer closes at once; a new basis opens again', async () => {
    const tenant = await Tenant.create(service);
    const made = await register(tenant, { country: 'US', transfer: scc });
    expect(made.body.status).toBe('approved');
    const path = `/v1/privacy/recipients/${made.body.id}`;
    const withdrawn = await tenant.call<RecipientView>('PATCH', path, { transfer: null });
    expect(withdrawn.body).toMatchObject({ status: 'closed', closedBecause: 'transferBasisWithdrawn' });
    expect(withdrawn.body.transfer?.withdrawnAt).not.toBeNull();
    const renewed = await tenant.call('PATCH', path, { transfer: { ...scc, basis: 'adequacy' } });
    expect(renewed.body).toMatchObject({ status: 'approved', transfer: { basis: 'adequacy' } });
    expect(
      refusal(await tenant.call('PATCH', path, { transfer: { ...scc, basis: 'privacyShield' } })),
    ).toEqual([422, 'validation_failed']);
  });

  it('P-44: is stopped by the organisation at any time, for good', async () => {
    const tenant = await Tenant.create(service);
    const { id } = (await register(tenant)).body;
    const path = `/v1/privacy/recipients/${id}`;
    const stopped = await tenant.call('POST', `${path}/stop`, {});
    expect(stopped.body).toMatchObject({ status: 'ended' });
    expect((await tenant.call('POST', `${path}/stop`, {})).body).toEqual(stopped.body);
    const later = { activeUntil: addDuration(new Date(), 'P6M').toISOString() };
    expect(refusal(await tenant.call('PATCH', path, later))).toEqual([409, 'invalid_state']);
  });

  it('NX-2: an instruction has a version, is changed by one at a time, and is made once by a call that comes twice', async () => {
    const tenant = await Tenant.create(service);
    const key = { 'idempotency-key': 'once' };
    const body = payroll();
    const first = await tenant.call<RecipientView>('POST', '/v1/privacy/recipients', body, key);
    const again = await tenant.call<RecipientView>('POST', '/v1/privacy/recipients', body, key);
    expect(again.body.id).toBe(first.body.id);
    const path = `/v1/privacy/recipients/${first.body.id}`;
    const ifMatch = { 'if-match': String(first.headers.get('etag')) };
    const change = (months: number) =>
      tenant.call(
        'PATCH',
        path,
        { activeUntil: addDuration(new Date(), `P${months}M`).toISOString() },
        ifMatch,
      );
    expect((await change(3)).status).toBe(200);
    expect(refusal(await change(4))).toEqual([412, 'version_conflict']);
  });
});

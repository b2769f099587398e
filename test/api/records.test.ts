import { describe, expect, inject, it } from 'vitest';
import { STATUTES } from '../../layers/privacy/policy/statutes.ts';
import { request, Tenant } from '../support/client.ts';

const service = inject('service');

interface Activity {
  readonly purpose?: string;
  readonly basis?: string;
  readonly processing?: string;
  readonly controllers?: string;
  readonly subjects: readonly string[];
  readonly categories: readonly string[];
  readonly measures: readonly string[];
  readonly periods?: readonly string[];
}
interface Records {
  readonly operator: { readonly name: string; readonly dpo: string };
  readonly controller: readonly Activity[];
  readonly processor: readonly Activity[];
}

/** RFC 4180, enough for what we write: every cell quoted. */
const cells = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? '');

describe('the record of processing activities', () => {
  it('NS-2 P-9: lists each purpose with exactly one legal basis, people, data, periods and measures', async () => {
    const tenant = await Tenant.create(service, 'Bolig & Søn ApS');
    const { status, body } = await tenant.call<Records>('GET', '/v1/privacy/records');
    expect(status).toBe(200);
    const purposes = [
      ...body.controller.map(({ purpose }) => purpose),
      ...body.processor.map(({ processing }) => processing),
    ];
    expect(purposes.length).toBeGreaterThanOrEqual(7);
    expect(new Set(purposes).size).toBe(purposes.length);
    const citations = new Set<string>(Object.values(STATUTES).map(({ citation }) => citation));
    for (const { basis, measures } of body.controller) {
      expect(citations).toContain(basis);
      expect(measures.length).toBeGreaterThan(0);
    }
    expect(body.controller.some(({ periods = [] }) => periods.some((one) => /: P\d/.test(one)))).toBe(true);
    expect(body.operator.dpo).toContain('@');
  });

  it('NS-1 P-9: names this organisation as the controller of what is done for it, and no other', async () => {
    const [mine, other] = [
      await Tenant.create(service, 'Bolig & Søn ApS'),
      await Tenant.create(service, 'Hus AB'),
    ];
    const { body } = await mine.call<Records>('GET', '/v1/privacy/records');
    expect(new Set(body.processor.map(({ controllers }) => controllers))).toEqual(
      new Set(['Bolig & Søn ApS']),
    );
    const foreign = await other.call<Records>('GET', '/v1/privacy/records');
    expect(JSON.stringify(foreign.body)).not.toContain('Bolig & Søn');
  });

  it('P-9: is a table too, with a row for each activity of the data', async () => {
    const tenant = await Tenant.create(service, '=HYPERLINK("x")');
    const { body } = await tenant.call<Records>('GET', '/v1/privacy/records');
    const csv = await tenant.call<string>('GET', '/v1/privacy/records', undefined, { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header = '', ...rows] = csv.body.trimEnd().split('\r\n');
    expect(cells(header).slice(0, 6)).toEqual([
      'article',
      'operator',
      'contact',
      'dpo',
      'controller',
      'activity',
    ]);
    expect(rows.map((row) => cells(row)[5])).toEqual([
      ...body.controller.map(({ purpose }) => purpose),
      ...body.processor.map(({ processing }) => processing),
    ]);
    // A spreadsheet must not run what an organisation calls itself.
    for (const row of rows) for (const cell of cells(row)) expect(cell).not.toMatch(/^[=+@-]/);
  });

  it('is read by a key with the scope for it alone', async () => {
    const tenant = await Tenant.create(service);
    const { body } = await request<{ apiKey: string }>(`${service.api}/_local/keys`, {
      method: 'POST',
      body: {
        organisationId: tenant.organisationId,
        mode: 'test',
        scopes: ['envelopes:read'],
        owner: 'reader',
      },
    });
    for (const path of ['/v1/privacy/records', '/v1/privacy/accesses', '/v1/privacy/retention']) {
      const answer = await request<{ code: string }>(`${service.api}${path}`, {
        headers: { authorization: `Bearer ${body.apiKey}` },
      });
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'insufficient_scope']);
    }
  });
});

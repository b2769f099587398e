import { describe, expect, inject, it } from 'vitest';
import { currentPolicy } from '../../layers/privacy/policy/policy-versions.ts';
import { request } from '../support/client.ts';

const service = inject('service');
type Text = Readonly<Record<'da' | 'sv' | 'en', string>>;
interface Policy {
  readonly version: number;
  readonly hash: string;
  readonly effectiveFrom: string;
  readonly operator: { readonly name: string; readonly contact: string; readonly dpo: string };
  readonly versions: readonly {
    readonly version: number;
    readonly hash: string;
    readonly effectiveFrom: string;
  }[];
  readonly sections: readonly {
    readonly id: string;
    readonly sentences: readonly {
      readonly id: string;
      readonly promises: readonly string[];
      readonly text: Text;
    }[];
  }[];
}

const at = (path: string, headers: Record<string, string> = {}) =>
  request<string>(`${service.api}${path}`, { headers });
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const plain = { accept: 'text/plain' };
const policy = async () => (await request<Policy>(`${service.api}/privacy/policy.json`)).body;
/** Years, days and other numbers, in the order of size: languages may put them in another order. */
const numbers = (text: string): string[] => (text.match(/\d+/g) ?? []).sort();

describe('the published policy', () => {
  it('P-6 B2B-23 NS-29 SM-24: is what the running declarations say, dated and with its hash, and every version stays', async () => {
    const published = await policy();
    const { version, hash, effectiveFrom } = currentPolicy();
    expect(published).toMatchObject({ version, hash, effectiveFrom });
    expect(published.versions[0]).toEqual({ version, hash, effectiveFrom });
    for (const each of published.versions) {
      const answer = await request<Policy>(`${service.api}/privacy/policy.json?version=${each.version}`);
      expect(answer.body).toMatchObject(each);
    }
    const page = await at(`/privacy/policy?locale=en&version=${version}`, html);
    expect(page.status).toBe(200);
    expect(page.body).toContain(hash);
    expect(page.body).toContain(effectiveFrom);
  });

  it.each(['0', '999', 'newest', '1.5', '-1'])('P-6: has no version %s', async (version) => {
    for (const path of ['/privacy/policy', '/privacy/policy.json']) {
      const answer = await request<{ code: string }>(`${service.api}${path}?version=${version}`);
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
  });

  it('P-6: says the same in Danish, Swedish and English: the same sentences, the same numbers', async () => {
    const { sections } = await policy();
    const sentences = sections.flatMap((section) => section.sentences);
    expect(sentences.length).toBeGreaterThan(40);
    for (const { id, text } of sentences) {
      expect([id, numbers(text.sv)]).toEqual([id, numbers(text.da)]);
      expect([id, numbers(text.en)]).toEqual([id, numbers(text.da)]);
      expect(new Set(Object.values(text)).size, id).toBeGreaterThan(1);
    }
  });

  it('P-5: ties each sentence to promises that exist', async () => {
    const { sections } = await policy();
    for (const { id, promises } of sections.flatMap((section) => section.sentences)) {
      expect(promises.length, id).toBeGreaterThan(0);
      for (const promise of promises) expect(promise, id).toMatch(/^(NS|SM|B2B|NX|ES|P)-\d+$/);
    }
  });

  it.each([
    ['da', 'Privatlivspolitik'],
    ['sv', 'Integritetspolicy'],
    ['en', 'Privacy policy'],
  ])('P-6: is a page in %s by its address and by the language of the reader', async (locale, title) => {
    for (const answer of [
      await at(`/privacy/policy?locale=${locale}`, html),
      await at('/privacy/policy', { ...html, 'accept-language': `fi, ${locale};q=0.9` }),
    ]) {
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-language')).toBe(locale);
      expect(answer.body).toContain(`<html lang="${locale}">`);
      expect(answer.body).toContain(`<h1>${title}</h1>`);
      expect(answer.body).not.toContain('<script');
    }
    const text = await at(`/privacy/policy?locale=${locale}`, plain);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text.body.startsWith(`${title}\n`)).toBe(true);
    expect(text.body).not.toContain('<');
  });

  it('NX-22 ES-36 P-8: names who answers questions and the data protection officer', async () => {
    const { operator } = await policy();
    expect(operator.contact).toContain('@');
    for (const locale of ['da', 'sv', 'en']) {
      const { body } = await at(`/privacy/policy?locale=${locale}`, plain);
      expect(body).toContain(operator.name);
      expect(body).toContain(operator.contact);
      expect(body).toContain(operator.dpo);
      expect(body).not.toContain('{');
    }
  });

  it('NS-28 P-8: names the authority of each country where to complain, as it is called today', async () => {
    const { body } = await at('/privacy/policy?locale=da', plain);
    expect(body).toContain('Carl Jacobsens Vej 35, 2500 Valby');
    expect(body).toContain('Integritetsskyddsmyndigheten');
    expect(body).not.toContain('Datainspektionen');
    expect(body).not.toContain('Borgergade');
  });

  it('loads nothing from anybody else: its style sheet comes from here and can be fetched', async () => {
    const { body } = await at('/privacy/policy', html);
    const addresses = [...body.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.filter((address) => !address.startsWith('/'))).toEqual([]);
    for (const address of addresses.filter((one) => one.startsWith('/assets/'))) {
      const asset = await fetch(`${service.api}${address}`);
      expect([address, asset.status]).toEqual([address, 200]);
    }
  });
});

describe('the list of processors', () => {
  interface Listed {
    readonly policyVersion: number;
    readonly items: readonly {
      readonly name: string;
      readonly country: string;
      readonly agreementDate: string;
      readonly flowDown: string;
      readonly vetted: string;
      readonly categories: readonly string[];
    }[];
  }

  it('NX-10 SM-9 P-40: tells anybody who they are, what they get, where it is stored and under which agreement', async () => {
    const { body } = await request<Listed>(`${service.api}/privacy/processors`);
    expect(body.policyVersion).toBe(currentPolicy().version);
    expect(body.items.length).toBeGreaterThan(0);
    for (const item of body.items) {
      expect(item.country).toMatch(/^[A-Z]{2}$/);
      expect(item.agreementDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(item.categories.length).toBeGreaterThan(0);
      expect([item.flowDown, item.vetted]).not.toContain('');
    }
    const inPolicy = currentPolicy().facts.recipients.map(({ id }) => id);
    expect(inPolicy.length).toBeGreaterThanOrEqual(body.items.length);
  });

  it('NX-10: is a page too, with the same providers, in the three languages', async () => {
    const { body } = await request<Listed>(`${service.api}/privacy/processors`);
    for (const [locale, place] of [
      ['da', 'Fysisk opbevaringssted'],
      ['sv', 'Fysisk lagringsplats'],
      ['en', 'Where they are stored'],
    ] as const) {
      const page = await at(`/privacy/processors?locale=${locale}`, html);
      expect(page.body).toContain(place);
      for (const { name, agreementDate } of body.items) {
        expect(page.body).toContain(name);
        expect(page.body).toContain(agreementDate);
      }
    }
  });
});

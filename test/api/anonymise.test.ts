import { createHash } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { randomFrom } from '../../bin/test-data/random.ts';
import { isReserved, reservedNumber } from '../../bin/test-data/reserved-number.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { json, runCommand } from '../cli/run-command.ts';
import { Tenant, unique } from '../support/client.ts';
import { openContainers } from '../support/sinks/open-containers.ts';
import { WordScanner } from '../support/sinks/word-scanner.ts';
import { create, signer } from './kit.ts';

const service = inject('service');

interface Export {
  readonly kind: string;
  readonly k: number;
  readonly envelopes: readonly {
    readonly create: {
      readonly externalId: string | null;
      readonly recipients: readonly {
        readonly email: string | null;
        readonly nationalId?: { readonly country: 'DK'; readonly value: string };
      }[];
    };
  }[];
}

const exported = async (tenant: Tenant): Promise<{ text: string; body: Export }> => {
  const env = { SIGILL_API: service.api, SIGILL_KEY: tenant.apiKey };
  const { code, stdout, stderr } = await runCommand('anonymise', [], { data: '', env });
  expect([code, stderr]).toEqual([0, '']);
  return { text: stdout.toString(), body: json<Export>(stdout) };
};

/** What an attacker tries for each known word: itself in every encoding, and every digest without a key. */
const dictionary = (words: readonly string[]): string[] =>
  words.flatMap((word) => [
    word,
    ...['sha256', 'sha1', 'md5'].flatMap((name) =>
      [word, word.toLowerCase()].flatMap((text) => {
        const digest = createHash(name).update(text).digest();
        return [digest.toString('hex'), digest.toString('base64url'), digest.toString('base64').slice(0, -2)];
      }),
    ),
  ]);

test('NX-8 P-27 P-33: an export for tests keeps who is who and holds no real identifier, in clear, encoded or digested', async () => {
  const tenant = await Tenant.create(service, `Bolig ${unique()} ApS`);
  const random = randomFrom(Date.now());
  const number = reservedNumber('DK', random);
  const twice = { name: `Åse ${unique()}`, email: `aase-${unique()}@example.com`, phone: '+4523456789' };
  const once = { name: `Björn ${unique()}`, email: `bjorn-${unique()}@example.com` };
  const reference = `crm-${unique()}`;
  const body = { title: `Lejekontrakt ${unique()}`, message: `Kære ${unique()}`, externalId: reference };
  const metadata = { [`kunde${unique()}`]: `vip ${unique()}` };
  const first = await create(tenant, {
    ...body,
    metadata,
    recipients: [signer({ ...twice, nationalId: { country: 'DK', value: number } }), signer(once)],
  });
  const second = await create(tenant, { ...body, recipients: [signer(twice)] });

  const { text, body: made } = await exported(tenant);
  const real = [first.body, second.body];
  const known = [
    ...Object.values(twice),
    ...Object.values(once),
    ...Object.values(body),
    ...Object.entries(metadata).flat(),
    number,
    tenant.organisationId,
    ...real.flatMap(({ id, recipients, documents }) => [
      id,
      ...recipients.map((one) => one.id),
      ...documents.flatMap((one) => [one.id, String(one.sha256)]),
    ]),
  ];
  const scanner = new WordScanner(dictionary(known));
  const found = [...openContainers(Buffer.from(text))].flatMap((part) => [...scanner.scan(part)]);
  expect(found).toEqual([]);

  // The same person is the same person, the same reference the same reference.
  const addresses = made.envelopes.map(({ create: one }) => one.recipients.map(({ email }) => email));
  const [longer, shorter] = addresses.toSorted((a, b) => b.length - a.length);
  expect([longer?.length, shorter?.length]).toEqual([2, 1]);
  expect(longer).toContain(shorter?.[0]);
  expect(new Set(made.envelopes.map(({ create: one }) => one.externalId)).size).toBe(1);
  const numbers = made.envelopes.flatMap(({ create: one }) =>
    one.recipients.flatMap(({ nationalId }) => nationalId ?? []),
  );
  expect(numbers.map(({ country, value }) => isReserved(country, value))).toEqual([true]);
  // Two envelopes hide nobody, and the export says so.
  expect(made).toMatchObject({ kind: 'pseudonymised', k: 1 });

  // It is what another stage takes: each envelope can be created there.
  const stage = await Tenant.create(service, 'Stage ApS');
  for (const { create: one } of made.envelopes)
    expect((await stage.call<Envelope>('POST', '/v1/envelopes', one)).status).toBe(201);
});

test('P-27: ten envelopes that look alike are anonymised, and two exports share no made-up address', async () => {
  const tenant = await Tenant.create(service);
  for (let made = 0; made < 10; made += 1) await create(tenant, { recipients: [signer()] });
  const [one, other] = [(await exported(tenant)).body, (await exported(tenant)).body];
  expect(one).toMatchObject({ kind: 'anonymised', k: 10 });
  const numbersOf = (from: Export) => from.envelopes.flatMap(({ create: made }) => made.recipients[0]?.email);
  expect(numbersOf(one)).not.toEqual(numbersOf(other));
});

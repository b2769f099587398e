import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { type Canary, nameOf, newCanary, wordsOf } from '../support/canaries/canary.ts';
import {
  askWrongly,
  declineAs,
  extractFor,
  sendTo,
  signAs,
  verifySealed,
} from '../support/canaries/flows.ts';
import { plantLeaks } from '../support/canaries/plant-leaks.ts';
import { idle, moveClock, Tenant, unique } from '../support/client.ts';
import { logLines } from '../support/log-lines.ts';
import { faultsIn } from '../support/log-schema.ts';
import { type Service, startService } from '../support/service.ts';
import { findInSinks, type Hit } from '../support/sinks/find-in-sinks.ts';

/** One person per flow. */
const people = {
  drafted: newCanary(),
  sent: newCanary(),
  corrected: newCanary(),
  after: newCanary(),
  signed: newCanary(),
  declined: newCanary(),
  bounced: newCanary((label) => `bounce+${label}@simulator.amazonses.com`),
  restricted: newCanary(),
  asking: newCanary(),
  wrong: newCanary(),
} satisfies Record<string, Canary>;
type Who = keyof typeof people;

/**
 * Where a datum may stand in clear while it is needed. Everything else that is personal lies under a key.
 * The sealed document is the parties' agreement; the provider's notices pass one queue that keeps them a day.
 */
const declared = (where: string, datum: string): boolean =>
  (where.startsWith('objects/') && ['name', 'written'].includes(datum)) ||
  (/^sqs_messages .*mail-events/.test(where) && datum === 'email');

/** Hits that no declaration covers. The raw database file holds what its rows hold, and nothing more. */
function undeclared(hits: readonly Hit[]): string[] {
  const inRows = new Set(hits.filter(({ where }) => !where.startsWith('state.db')).map(({ word }) => word));
  return hits.flatMap(({ where, word, how }) => {
    const datum = nameOf(people, word);
    const copy = where.startsWith('state.db') && inRows.has(word);
    return copy || declared(where, datum.split('.')[1] ?? '') ? [] : [`${datum} in ${where}, ${how}`];
  });
}

interface Receipt {
  readonly subject: string;
}

let service: Service;
let tenant: Tenant;
const envelopes = new Map<Who, Envelope>();

async function restrict(who: Who): Promise<void> {
  const { id, recipients } = envelopes.get(who) as Envelope;
  const path = `/v1/privacy/subjects/${id}.${recipients[0]?.id}/restriction`;
  expect((await tenant.call('POST', path, { ground: 'accuracyContested' })).status).toBe(200);
}

beforeAll(async () => {
  service = await startService();
  tenant = await Tenant.create(service, 'Bolig ApS');
  for (const who of ['sent', 'corrected', 'signed', 'declined', 'bounced', 'restricted', 'asking'] as const)
    envelopes.set(who, await sendTo(tenant, people[who]));
  envelopes.set('drafted', await sendTo(tenant, people.drafted, { status: 'draft' }));
  await idle(service);
  const { id, recipients } = envelopes.get('corrected') as Envelope;
  const { name, email, phone, reason } = people.after;
  const nationalId = { country: 'DK', value: people.after.nationalId };
  await tenant.call('POST', `/v1/envelopes/${id}/correct`, {
    recipients: [{ id: recipients[0]?.id, name, email, phone, nationalId }],
    message: reason,
  });
  for (const who of ['signed', 'asking', 'after'] as const) await signAs(tenant, people[who]);
  await declineAs(tenant, people.declined);
  await extractFor(tenant, people.asking);
  await verifySealed(tenant, envelopes.get('signed') as Envelope);
  await restrict('restricted');
  expect((await askWrongly(tenant, people.wrong)).every((status) => status >= 400 && status < 500)).toBe(
    true,
  );
  await idle(service);
}, 240_000);
afterAll(() => service.stop());

describe('a synthetic person in every flow', () => {
  it('P-2 P-34 P-50: stands in no sink but those declared, in no encoding, while the data are needed', async () => {
    expect((await tenant.envelope(String(envelopes.get('signed')?.id))).status).toBe('completed');
    const hits = findInSinks(service.dataDir, wordsOf(Object.values(people)));
    expect(undeclared(hits)).toEqual([]);
    // The search is not blind: the provider's notices are where they are declared to be.
    expect(hits.map(({ word }) => nameOf(people, word))).toContainEqual(expect.stringMatching(/\.email$/));
  });

  it('P-34: every line of every log is made of declared members with values of their kind, and of nothing else', () => {
    const lines = logLines(service.dataDir);
    expect(lines.length).toBeGreaterThan(50);
    expect([...new Set(lines.flatMap(({ message }) => faultsIn(message)))]).toEqual([]);
  });

  it('NS-8 P-19: an identity number is gone minutes after its envelope has ended, with a receipt; the rest stays', async () => {
    const { id, recipients } = envelopes.get('signed') as Envelope;
    const subject = `${id}.${recipients[0]?.id}`;
    await moveClock(service, 'PT10M');
    await idle(service);
    const asked = await tenant.call('POST', `/v1/privacy/subjects/${subject}/reveal`, {
      purpose: 'evidence',
      reason: 'Too late',
    });
    expect([asked.status, asked.body.code]).toEqual([409, 'invalid_state']);
    const envelope = await tenant.envelope(id);
    expect(envelope.recipients[0]).toMatchObject({ name: people.signed.name, nationalId: { country: 'DK' } });
    const receipts = await tenant.call<{ items: { jws: string }[] }>('GET', '/v1/privacy/receipts?limit=100');
    const told = receipts.body.items.map(
      ({ jws }) => JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Receipt,
    );
    expect(told.find((one) => one.subject === subject)).toMatchObject({
      rule: 'nationalNumber',
      keysDestroyed: 1,
      counts: { before: 2, after: 0 },
    });
  });

  it('P-2 P-26 P-27 NS-20: stands nowhere at all once everybody has been erased', async () => {
    for (const [who, { id, recipients }] of envelopes) {
      const subject = `/v1/privacy/subjects/${id}.${recipients[0]?.id}`;
      expect((await tenant.call('POST', `${subject}/erasure`, { ground: 'noLongerNeeded' })).status).toBe(
        202,
      );
      if (who === 'restricted') await tenant.call('DELETE', `${subject}/restriction`);
    }
    await moveClock(service, 'P4D');
    for (const [who, { id }] of envelopes) {
      if (who === 'drafted') await tenant.call('DELETE', `/v1/envelopes/${id}`);
      else {
        await tenant.call('POST', `/v1/envelopes/${id}/void`, { reason: 'The end' });
        expect((await tenant.call('POST', `/v1/envelopes/${id}/purge`, { reason: 'The end' })).status).toBe(
          202,
        );
      }
    }
    await moveClock(service, 'P10D');
    await idle(service);
    for (const { id } of envelopes.values()) expect((await tenant.envelope(id)).privacy.state).toBe('purged');
    expect(findInSinks(service.dataDir, wordsOf(Object.values(people)))).toEqual([]);
  }, 120_000);
});

describe('the search itself', () => {
  it('finds a word that leaks into a log line, a workflow, a queue, an object’s metadata, a zip, a PDF stream or a table', async () => {
    const words = Array.from({ length: 7 }, (_, index) => `Læk Nummer${index}${unique()}`);
    const { region, aws, awsCredentials } = service;
    const store = new S3Client({ region, endpoint: aws, credentials: awsCredentials, forcePathStyle: true });
    const { Buckets } = await store.send(new ListBucketsCommand({}));
    await plantLeaks(service, String(Buckets?.[0]?.Name), words);
    const found = findInSinks(service.dataDir, words).filter(({ where }) => !where.startsWith('state.db'));
    const where = words.map((word) => [
      ...new Set(found.filter((hit) => hit.word === word).map((hit) => hit.how)),
    ]);
    expect(where).toEqual([
      ['lower case'],
      ['base64'],
      ['hexadecimal'],
      ['URL'],
      ['plain'],
      ['UTF-16'],
      ['base64 UTF-16'],
    ]);
    expect(new Set(found.map((hit) => hit.where.split(/[ /]/)[0]))).toEqual(
      new Set([
        'logs_events',
        'states_executions',
        'states_history',
        'sqs_messages',
        's3_versions',
        'objects',
        'dynamodb_items',
      ]),
    );
  });
});

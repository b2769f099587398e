import * as fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { bytesOf, idle, mailsTo, Person, Tenant, unique } from '../support/client.ts';
import { address, create, eventsOf, refusal, send, sha256, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

interface Evidence {
  readonly documents: readonly { readonly id: string; readonly originalSha256: string }[];
  readonly participants: readonly {
    readonly presented: {
      readonly documents: readonly { readonly id: string; readonly sha256: string }[];
    } | null;
  }[];
}

describe('what is sealed', () => {
  it('I3: is what every signer was shown and signed, however acts and corrections mix', async () => {
    const emails = [address(), address(), address()];
    const { id } = await send(
      tenant,
      emails.map((email) => signer({ email })),
    );
    const people: Person[] = [];
    for (const email of emails) people.push(await Person.invited(service, email));
    const correct = (message: string) => tenant.call('POST', `/v1/envelopes/${id}/correct`, { message });
    await Promise.all([correct('Once more'), ...people.map((person) => person.sign())]);
    for (const person of people) expect((await person.sign()).status).toBe(200);
    await idle(service);
    const done = await tenant.envelope(id);
    expect(done.status).toBe('completed');

    const { documents, participants } = (await tenant.call<Evidence>('GET', `/v1/envelopes/${id}/evidence`))
      .body;
    const originals = documents.map((document) => ({ id: document.id, sha256: document.originalSha256 }));
    expect(participants.map(({ presented }) => presented?.documents)).toEqual(emails.map(() => originals));
    for (const { id: documentId, size } of done.documents) {
      const path = `/v1/envelopes/${id}/documents/${documentId}/content?version=sealed`;
      const where = (await tenant.call<{ url: string; headers: Record<string, string> }>('GET', path)).body;
      const sealed = await bytesOf(where);
      expect(sha256(sealed.subarray(0, size))).toBe(originals.find((one) => one.id === documentId)?.sha256);
    }
  });
});

describe('what is erased', () => {
  it('I7: is not read again by anybody once one answer was without it', async () => {
    const word = `kanarie${unique()}`;
    const made = await create(tenant, {
      title: word,
      externalId: word,
      recipients: [signer({ name: word, email: `${word}@example.com` })],
    });
    const path = `/v1/envelopes/${made.body.id}`;
    const places = [path, `${path}/events`, `${path}/evidence`, `/v1/envelopes?externalId=${word}`];
    const seen = async (): Promise<boolean> => {
      const answers = await Promise.all(places.map((place) => tenant.call<unknown>('GET', place)));
      return answers.some(({ body }) => JSON.stringify(body).includes(word));
    };
    expect(await seen()).toBe(true);

    const looks: boolean[] = [];
    let answered = false;
    const looking = (async () => {
      while (!answered) looks.push(await seen());
    })();
    const erased = await tenant.call<{ receipt: string }>('DELETE', path);
    answered = true;
    await looking;
    expect([erased.status, await seen()]).toEqual([200, false]);
    await idle(service);
    expect(await seen()).toBe(false);
    const first = looks.indexOf(false);
    expect(first === -1 ? [] : looks.slice(first).filter(Boolean)).toEqual([]);
    const found = await tenant.call<{ candidates: unknown[] }>('POST', '/v1/privacy/subjects/search', {
      email: `${word}@example.com`,
    });
    expect(found.body.candidates).toEqual([]);
  });
});

describe('who is restricted', () => {
  it('I9: no order of calls uses the data for anything: nothing is sent, nothing happens, until it is lifted', async () => {
    const emails = [address(), address()] as const;
    const { id } = await send(tenant, [signer({ email: emails[0] }), signer({ email: emails[1] })]);
    const people = [await Person.invited(service, emails[0]), await Person.invited(service, emails[1])];
    const signatures = await Promise.all(
      people.map(async (person) => ({
        presented: (await person.view()).presented,
        consent: true,
        signature: { kind: 'typed', text: 'A' },
        fields: {},
      })),
    );
    const found = await tenant.call<{ candidates: { subject: string }[] }>(
      'POST',
      '/v1/privacy/subjects/search',
      { email: emails[0] },
    );
    const restriction = `/v1/privacy/subjects/${found.body.candidates[0]?.subject}/restriction`;
    const restricted = await tenant.call('POST', restriction, { ground: 'accuracyContested' });
    expect(restricted.status).toBeLessThan(300);
    await idle(service);
    const count = async () => ({
      events: (await eventsOf(tenant, id)).length,
      mails: [(await mailsTo(service, emails[0])).length, (await mailsTo(service, emails[1])).length],
    });
    const before = await count();

    const later = new Date(Date.now() + 60 * 86_400_000).toISOString();
    const post = (action: string, body: unknown) => () =>
      tenant.call<unknown>('POST', `/v1/envelopes/${id}/${action}`, body);
    const acts = [
      post('remind', {}),
      post('void', { reason: 'No' }),
      post('extend', { expiresAt: later }),
      post('correct', { message: 'New' }),
      post('purge', { reason: 'No' }),
      ...people.flatMap((person, index) => [
        () => person.call<unknown>('POST', '/open', {}),
        () => person.call<unknown>('POST', '/sign', signatures[index]),
        () => person.call<unknown>('POST', '/decline', { reason: 'No' }),
        () => person.call<unknown>('POST', '/not-me', {}),
      ]),
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 6 }), async (order) => {
        for (const act of order) expect(refusal(await act())).toEqual([409, 'restricted']);
      }),
      { numRuns: 5, endOnFailure: true },
    );
    expect(await count()).toEqual(before);
  });
});

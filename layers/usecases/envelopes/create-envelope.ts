import { purgeDate } from '../../domain/envelope/due.ts';
import { notFound, restricted } from '../../domain/failure.ts';
import { newStream } from '../../domain/ids.ts';
import { assertPrintable } from '../../domain/printable.ts';
import { modeOf } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { NewEntity } from '../../privacy/inventory/define-record.ts';
import type { documentRecord } from '../../privacy/inventory/records/document.ts';
import type { envelopeRecord } from '../../privacy/inventory/records/envelope.ts';
import { completedPeriod } from '../privacy/retention/organisation-retention.ts';
import { type Caller, defaultExpiry, type NewEnvelopeInput } from './envelope-input.ts';
import { mostNumbers, splitNumber, tooManyNumbers } from './identity-number.ts';
import { idMaker, newRecipient } from './new-parts.ts';
import { placeFields } from './place-fields.ts';
import { assertSendable, checkSendAt, sendEnvelope } from './send-envelope.ts';
import { inspectInline, storeInline } from './store-inline-document.ts';

type Needs = Pick<Ports, 'envelopes' | 'documents' | 'inspector' | 'organisations'>;
type Root = NewEntity<typeof envelopeRecord>;
const purpose = 'performSigning';

function newRoot(
  id: string,
  stream: string,
  caller: Caller,
  input: NewEnvelopeInput,
  organisation: Organisation,
  now: Date,
): Root {
  const at = now.toISOString();
  const root: Root = {
    id,
    status: 'draft',
    ver: 1,
    stream,
    mode: modeOf(caller.space),
    locale: input.locale ?? 'en',
    order: 0,
    createdAt: at,
    changedAt: at,
    sentAt: null,
    completedAt: null,
    endedAt: null,
    sendAt: null,
    expiresAt: null,
    expiresIn: input.expiresIn ?? defaultExpiry,
    reminders: input.reminders ?? null,
    warnedAt: null,
    purgeAt: at,
    purgeRule: 'envelope.draft',
    restrictions: 0,
    restrictedAt: null,
    holds: 0,
    heldBy: [],
    restrictedFor: [],
    erasuresWaiting: [],
    purgeRequest: null,
    purging: null,
    sealLevel: null,
    extendAt: null,
    sealAttempts: 0,
    sealError: null,
    keepFor: completedPeriod(organisation, now),
    keepForNext: null,
    personal: {
      title: input.title ?? '',
      message: input.message ?? null,
      externalId: input.externalId ?? null,
      metadata: { ...input.metadata },
      senderName: input.sender?.name ?? organisation.name,
      senderEmail: input.sender?.email ?? organisation.contactEmail,
      voidReason: null,
    },
  };
  const { purgeAt, rule } = purgeDate(root);
  return { ...root, purgeAt, purgeRule: rule };
}

/** What the older envelope gives to its copy; the caller's own words come first. */
async function withCopied(
  ports: Needs,
  caller: Caller,
  input: NewEnvelopeInput,
): Promise<{ input: NewEnvelopeInput; from: Aggregate<'performSigning'> | null }> {
  if (input.copyOf === undefined) return { input, from: null };
  const found = await ports.envelopes.load(caller.space, input.copyOf, purpose);
  if (found === null || 'purged' in found) throw notFound();
  const { root } = found;
  if (root.restrictions > 0) throw restricted();
  return {
    from: found,
    input: {
      title: root.personal.title,
      message: root.personal.message,
      locale: root.locale,
      metadata: root.personal.metadata,
      sender: { name: root.personal.senderName, email: root.personal.senderEmail },
      expiresIn: root.expiresIn,
      reminders: root.reminders,
      ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
      status: input.status,
      recipients:
        input.recipients ??
        found.recipients.map((recipient) => ({
          ...(recipient.ref !== null && { ref: recipient.ref }),
          role: recipient.role,
          name: recipient.personal.name,
          email: recipient.personal.email,
          phone: recipient.personal.phone,
          locale: recipient.locale,
          order: recipient.order,
          notify: recipient.notify,
          authentication: { method: recipient.authentication },
        })),
    },
  };
}

async function copiedDocuments(
  ports: Needs,
  caller: Caller,
  id: string,
  from: Aggregate<'performSigning'>,
  idOf: (index: number) => string,
) {
  const copies: NewEntity<typeof documentRecord>[] = [];
  for (const [index, document] of from.documents.filter(({ status }) => status === 'ready').entries()) {
    const documentId = idOf(index);
    const source =
      document.versionId === null
        ? document.sealed
        : { key: document.objectKey, versionId: document.versionId };
    if (source === null) throw notFound();
    const bytes = await ports.documents.source({ ...source, size: document.size }).read(0, document.size);
    const stored = await ports.documents.put(
      ports.documents.uploadKey(caller.space, id, documentId),
      bytes,
      document.sha256,
    );
    const { personal, ...plain } = document;
    copies.push({
      ...plain,
      id: documentId,
      number: index + 1,
      objectKey: stored.key,
      versionId: stored.versionId,
      sealed: null,
      evidence: null,
      personal: { name: personal.name },
    });
  }
  return copies;
}

/** Fields of the older envelope, for documents and recipients taken over one for one. */
function copiedFields(from: Aggregate<'performSigning'>, input: NewEnvelopeInput) {
  if (input.fields !== undefined) return input.fields;
  return from.fields.flatMap(({ documentId, fields }) =>
    fields.map(({ id: _id, recipientId, ...place }) => ({
      ...place,
      document: documentId,
      recipient: recipientId,
    })),
  );
}

/**
 * Creates an envelope, whole or as a draft. Repeated with the same idempotency seed it finds the first call's
 * work and goes on from there. Bad documents or fields: 422 and nothing is stored.
 */
export async function createEnvelope(
  ports: Needs,
  caller: Caller,
  asked: NewEnvelopeInput,
  call: { readonly seed: Uint8Array | null; readonly now: Date },
): Promise<Aggregate<'performSigning'>> {
  const organisation = await ports.organisations.load(caller.space);
  if (organisation === null) throw notFound();
  const idOf = idMaker(call.seed);
  const id = idOf('env', 0);
  // Before anything is stored; only a repeated call may come after the time it had named.
  const begun = call.seed !== null && (await ports.envelopes.load(caller.space, id, purpose)) !== null;
  if (asked.sendAt !== undefined && !begun) checkSendAt(asked.sendAt, call.now);
  const { input, from } = await withCopied(ports, caller, asked);
  assertPrintable([
    { pointer: '/title', text: input.title },
    { pointer: '/sender/name', text: input.sender?.name },
    ...(input.documents ?? []).map(({ name }, index) => ({
      pointer: `/documents/${index}/name`,
      text: name,
    })),
    ...(input.recipients ?? []).map(({ name }, index) => ({
      pointer: `/recipients/${index}/name`,
      text: name,
    })),
  ]);
  const root = newRoot(id, newStream(), caller, input, organisation, call.now);
  const people = (input.recipients ?? []).map((one, index) => {
    const place = { id: idOf('rcp', index), number: index + 1 };
    const split = one.nationalId ? splitNumber(one.nationalId, place, `/recipients/${index}`) : null;
    const recipient = newRecipient(place.id, place.number, one, root.locale, split?.shown);
    return { recipient, number: split?.stored ?? null };
  });
  const recipients = people.map(({ recipient }) => recipient);
  const numbers = people.flatMap(({ number }) => number ?? []);
  if (numbers.length > mostNumbers) throw tooManyNumbers('/recipients');
  const inline = input.documents ?? [];
  const checked = await inspectInline(ports, inline, organisation.screening);
  const foreseen = inline.map(({ ref, name }, index) => ({
    id: idOf('doc', index),
    number: index + 1,
    ref: ref ?? null,
    name,
  }));
  const boxes = foreseen.map((named, index) => {
    const inspection = checked[index]?.inspection;
    return {
      ...named,
      status: 'ready' as const,
      reason: null,
      pages: inspection?.pages ?? [],
      alreadySigned: inspection?.alreadySigned ?? false,
    };
  });
  const copies =
    from !== null && inline.length === 0
      ? await copiedDocuments(ports, caller, id, from, (index) => idOf('doc', index))
      : [];
  const shown = [...boxes, ...copies];
  const fields = placeFields(renamed(input, from, copies, recipients), shown, recipients, (index) =>
    idOf('fld', index),
  );
  if (asked.status === 'sent') assertSendable({ documents: shown, recipients }, organisation);
  const stored: NewEntity<typeof documentRecord>[] = [...copies];
  for (const [index, one] of checked.entries()) {
    const named = foreseen[index];
    if (named !== undefined) stored.push(await storeInline(ports, caller, id, named, one));
  }
  await ports.envelopes.create(caller.space, {
    root,
    documents: stored,
    recipients,
    fields,
    numbers,
    event: {
      type: 'envelope.created',
      actor: { kind: 'organisation', id: caller.keyId },
      payload: {
        title: root.personal.title,
        documents: stored.map(({ id: documentId, sha256 }) => ({ id: documentId, sha256 })),
      },
    },
  });
  if (asked.status === 'sent')
    return sendEnvelope(ports, caller, id, { sendAt: asked.sendAt ?? null, now: call.now, again: true });
  const created = await ports.envelopes.load(caller.space, id, purpose);
  if (created === null || 'purged' in created) throw notFound();
  return created;
}

/** Copied fields name the older envelope's parts; the new ones stand at the same places in their lists. */
function renamed(
  input: NewEnvelopeInput,
  from: Aggregate<'performSigning'> | null,
  copies: readonly { id: string }[],
  recipients: readonly { id: string }[],
) {
  if (from === null || copies.length === 0 || input.fields !== undefined) return input.fields ?? [];
  const ready = from.documents.filter(({ status }) => status === 'ready');
  const documentOf = new Map(ready.map(({ id }, index) => [id, copies[index]?.id]));
  const recipientOf = new Map(from.recipients.map(({ id }, index) => [id, recipients[index]?.id]));
  return copiedFields(from, input).flatMap((field) => {
    const document = documentOf.get(field.document);
    const recipient = recipientOf.get(field.recipient);
    return document === undefined || recipient === undefined ? [] : [{ ...field, document, recipient }];
  });
}

import type { Locale } from '../../domain/envelope/vocabulary.ts';
import { derivedId, type IdPrefix, newId } from '../../domain/ids.ts';
import { hasMixedScripts } from '../../domain/mixed-scripts.ts';
import type { Inspection } from '../../ports/document-inspector.ts';
import type { StoredObject } from '../../ports/document-store.ts';
import type { Country } from '../../privacy/calendar/country.ts';
import type { NewEntity } from '../../privacy/inventory/define-record.ts';
import type { documentRecord } from '../../privacy/inventory/records/document.ts';
import type { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import type { RecipientInput } from './envelope-input.ts';

/**
 * Ids of one call. With an idempotency seed a repeated call arrives at the same ids and so finds the first
 * call's work; without one they are new.
 */
export function idMaker(seed: Uint8Array | null): (prefix: IdPrefix, index: number) => string {
  return (prefix, index) =>
    seed === null
      ? newId(prefix)
      : derivedId(prefix, Buffer.concat([seed, Buffer.from(`${prefix}${index}`)]));
}

/** A recipient as first written down; `nationalId` is the masked form of an identity number. */
export function newRecipient(
  id: string,
  number: number,
  input: RecipientInput,
  fallback: Locale,
  nationalId: { country: Country; masked: string } | null = null,
): NewEntity<typeof recipientRecord> {
  const email = input.email ?? null;
  const phone = input.phone ?? null;
  return {
    id,
    ref: input.ref ?? null,
    number,
    role: input.role,
    order: input.order,
    status: 'created',
    locale: input.locale ?? fallback,
    notify: [...(input.notify ?? (email === null ? (['sms'] as const) : (['email'] as const)))],
    authentication: input.authentication.method,
    linkVersion: 1,
    linkHash: null,
    linkStopped: false,
    shownVersion: 1,
    messageStatus: null,
    messageAt: null,
    messageId: null,
    remindersSent: 0,
    lastAskedAt: null,
    openedAt: null,
    authenticatedAt: null,
    actedAt: null,
    mixedScript: hasMixedScripts(input.name),
    erasedBy: null,
    personal: {
      name: input.name,
      email,
      phone,
      nationalId,
      declineReason: null,
      answer: null,
      presented: null,
    },
  };
}

interface NamedDocument {
  readonly id: string;
  readonly number: number;
  readonly ref: string | null;
  readonly name: string;
}

/** A document whose bytes have been inspected and stored. */
export function readyDocument(
  named: NamedDocument,
  stored: StoredObject,
  inspection: Inspection,
): NewEntity<typeof documentRecord> {
  const { name, ...rest } = named;
  return {
    ...rest,
    size: stored.size,
    sha256: stored.sha256,
    status: inspection.refusal === null ? 'ready' : 'refused',
    reason: inspection.refusal,
    findings: inspection.findings.map((finding) => ({ ...finding })),
    pages: inspection.pages.map(({ width, height }) => ({ width, height })),
    alreadySigned: inspection.alreadySigned,
    objectKey: stored.key,
    versionId: stored.versionId,
    hashState: inspection.hashState,
    sealed: null,
    evidence: null,
    personal: { name },
  };
}

/** A document announced; its bytes come by upload. */
export function announcedDocument(
  named: NamedDocument,
  expected: { size: number; sha256: string },
  objectKey: string,
): NewEntity<typeof documentRecord> {
  const { name, ...rest } = named;
  return {
    ...rest,
    ...expected,
    status: 'awaitingUpload',
    reason: null,
    findings: [],
    pages: null,
    alreadySigned: false,
    objectKey,
    versionId: null,
    hashState: null,
    sealed: null,
    evidence: null,
    personal: { name },
  };
}

/** The smallest number from 1 that is not taken. */
export function freeNumber(taken: readonly { readonly number: number }[]): number {
  const numbers = new Set(taken.map(({ number }) => number));
  let number = 1;
  while (numbers.has(number)) number += 1;
  return number;
}

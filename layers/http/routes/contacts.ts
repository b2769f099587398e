import * as z from 'zod';
import { ids } from '../examples/ids.ts';
import { defineRoute } from '../route.ts';
import { jsonAnswer, jsonBody } from '../route-parts.ts';
import {
  announcement,
  contact,
  contactSummary,
  erasedContact,
  newAnnouncement,
  newContact,
} from '../schemas/contact-list.ts';
import { announcementId, contactId } from '../schemas/ids.ts';
import { listOf, pageQuery } from '../schemas/list.ts';

const shared = {
  unit: 'contacts',
  auth: 'apiKey',
  purpose: 'marketing',
  ifMatch: false,
  tag: 'Contacts',
} as const;
const read = { ...shared, method: 'GET', scope: 'privacy:read', rate: 'read', idempotent: false } as const;
const write = { ...shared, method: 'POST', rate: 'write', idempotent: true } as const;
const contactParams = z.lazy(() => z.strictObject({ contactId }));
const at = '2026-11-24T10:00:00.000Z';

const example = {
  id: ids.contact,
  email: 'asa@example.com',
  name: 'Åse Ø',
  locale: 'da',
  status: 'subscribed',
  basis: 'consent',
  customerSince: null,
  createdAt: at,
  givenAt: at,
  endedAt: null,
  erasedOn: '2028-11-24T10:00:00.000Z',
  rule: 'contact.subscribed',
  ledger: [
    {
      act: 'consent.given',
      at,
      channel: 'page',
      text: { id: 'marketing-consent', version: 1, locale: 'da', sha256: null },
    },
  ],
} satisfies z.output<typeof contact>;

const announced = {
  id: ids.announcement,
  subject: 'New opening hours',
  text: 'From December we are open until six.',
  createdAt: at,
  queuedAt: null,
  counts: { sent: 0, suppressed: 0, noPermission: 0, undeliverable: 0 },
} satisfies z.output<typeof announcement>;

export const contactsRoutes = [
  defineRoute({
    ...write,
    scope: 'privacy:write',
    operationId: 'createContact',
    path: '/v1/contacts',
    summary: 'Add somebody who may get news',
    description:
      'With `consent` the person is asked by mail and counts once they have agreed (double opt-in); an unanswered address is deleted after seven days. With `customerRelation` you state that the address came from a sale. An address that objected, withdrew or failed is refused with 409 `suppressed`; an address that is known answers with the contact it has.',
    body: jsonBody(newContact, { email: 'asa@example.com', name: 'Åse Ø', locale: 'da', basis: 'consent' }),
    responses: { 201: jsonAnswer('The contact.', contact, { ...example, status: 'pending', givenAt: null }) },
    problems: ['suppressed', 'conflict'],
  }),
  defineRoute({
    ...read,
    operationId: 'listContacts',
    path: '/v1/contacts',
    summary: 'List contacts',
    description: 'Newest first.',
    query: z.lazy(() => z.strictObject(pageQuery)),
    responses: {
      200: jsonAnswer('A page of contacts.', listOf(contactSummary), {
        items: [
          {
            id: ids.contact,
            email: 'asa@example.com',
            status: 'subscribed',
            basis: 'consent',
            createdAt: at,
          },
        ],
        next: null,
      }),
    },
    problems: ['invalid_cursor'],
  }),
  defineRoute({
    ...read,
    operationId: 'getContact',
    path: '/v1/contacts/{contactId}',
    summary: 'Read a contact with its ledger',
    description: 'Both times stay: when consent was given, to which exact text, and when it was taken back.',
    params: contactParams,
    responses: { 200: jsonAnswer('The contact.', contact, example) },
    problems: [],
  }),
  defineRoute({
    ...shared,
    method: 'DELETE',
    scope: 'privacy:write',
    rate: 'write',
    idempotent: false,
    ifMatch: true,
    operationId: 'deleteContact',
    path: '/v1/contacts/{contactId}',
    summary: 'Erase a contact',
    description:
      'Key first, then rows, with a signed receipt. If the address is in the suppression list it stays there, as a keyed hash: otherwise the objection would be forgotten with the person.',
    params: contactParams,
    responses: {
      200: jsonAnswer('What went and what stays.', erasedContact, {
        deleted: ['contact', 'contactEvent', 'message'],
        kept: [{ record: 'suppression', rule: 'suppression', reason: 'objection' }],
        receipt: ids.receipt,
      }),
    },
    problems: [],
  }),
  defineRoute({
    ...write,
    scope: 'admin',
    operationId: 'createAnnouncement',
    path: '/v1/announcements',
    summary: 'Send news to your contacts',
    description:
      'To every contact who has agreed or is a customer, each with one-click unsubscribe (RFC 8058). Who may get it is decided when each message leaves; who may not is counted.',
    body: jsonBody(newAnnouncement, { subject: announced.subject, text: announced.text }),
    responses: { 202: jsonAnswer('The announcement.', announcement, announced) },
    problems: [],
  }),
  defineRoute({
    ...read,
    operationId: 'getAnnouncement',
    path: '/v1/announcements/{announcementId}',
    summary: 'Read an announcement',
    description: 'With what has become of it so far: sent, or not and why.',
    params: z.lazy(() => z.strictObject({ announcementId })),
    responses: { 200: jsonAnswer('The announcement.', announcement, announced) },
    problems: [],
  }),
] as const;

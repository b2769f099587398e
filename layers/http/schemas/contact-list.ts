import * as z from 'zod';
import { announcementOutcomes, contactBases, contactStatuses } from '../../domain/contact/vocabulary.ts';
import { email } from './contact.ts';
import { announcementId, contactId, receiptId } from './ids.ts';
import { multiLine, nameText } from './text.ts';
import { timestamp } from './time.ts';
import { locale } from './vocabulary.ts';

const basis = z.lazy(() =>
  z.enum(contactBases).meta({
    description:
      'Why news may be sent: `consent` of the person, asked for by us; `customerRelation`: own similar products to a customer whose address came from a sale (ePrivacy directive art. 13(2)).',
  }),
);

export const newContact = z.lazy(() =>
  z
    .strictObject({
      email,
      name: nameText({ max: 120 }).optional(),
      locale: locale.default('en'),
      basis,
      customerSince: timestamp.optional().meta({ description: 'With `customerRelation`: since when.' }),
    })
    .refine((body) => (body.basis === 'customerRelation') === (body.customerSince !== undefined), {
      error: 'With customerRelation, and only then.',
      params: { code: 'required' },
      path: ['customerSince'],
    })
    .meta({ id: 'NewContact' }),
);

const consentLine = z.lazy(() =>
  z.strictObject({
    act: z.string(),
    at: timestamp,
    channel: z.string(),
    text: z
      .strictObject({ id: z.string(), version: z.int(), locale: z.string(), sha256: z.string().nullable() })
      .nullable(),
  }),
);

export const contact = z.lazy(() =>
  z
    .strictObject({
      id: contactId,
      email: z.string(),
      name: z.string().nullable(),
      locale,
      status: z.enum(contactStatuses),
      basis,
      customerSince: timestamp.nullable(),
      createdAt: timestamp,
      givenAt: timestamp.nullable(),
      endedAt: timestamp.nullable(),
      erasedOn: timestamp.meta({ description: 'When it is erased by itself.' }),
      rule: z.string(),
      ledger: z.array(consentLine),
    })
    .meta({ id: 'Contact' }),
);

export const contactSummary = z.lazy(() =>
  z
    .strictObject({
      id: contactId,
      email: z.string(),
      status: z.enum(contactStatuses),
      basis,
      createdAt: timestamp,
    })
    .meta({ id: 'ContactSummary' }),
);

/** What went and what did not. */
export const erasedContact = z.lazy(() =>
  z
    .strictObject({
      deleted: z.array(z.string()),
      kept: z.array(z.strictObject({ record: z.string(), rule: z.string(), reason: z.string() })),
      receipt: receiptId,
    })
    .meta({ id: 'ErasedContact' }),
);

export const newAnnouncement = z.lazy(() =>
  z
    .strictObject({ subject: nameText({ max: 120 }), text: multiLine({ max: 4000 }) })
    .meta({ id: 'NewAnnouncement' }),
);

export const announcement = z.lazy(() =>
  z
    .strictObject({
      id: announcementId,
      subject: z.string(),
      text: z.string(),
      createdAt: timestamp,
      queuedAt: timestamp
        .nullable()
        .meta({ description: 'When every contact there was had been queued; null before.' }),
      counts: z.strictObject(
        Object.fromEntries(announcementOutcomes.map((outcome) => [outcome, z.int().min(0)])) as Record<
          (typeof announcementOutcomes)[number],
          z.ZodInt
        >,
      ),
    })
    .meta({ id: 'Announcement' }),
);

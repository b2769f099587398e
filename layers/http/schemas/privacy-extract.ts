import * as z from 'zod';
import { timestamp } from './time.ts';

const text = z.string().min(1);
const day = timestamp.nullable();

/** The six parts that the register extract must have; none may be empty. */
const register = z.strictObject({
  purposes: z.array(z.strictObject({ id: text, text, basis: text, role: text })).min(1),
  categories: z.array(z.strictObject({ id: text, group: text, text })).min(1),
  recipients: z.array(z.strictObject({ id: text, kind: text, country: text, name: text })).min(1),
  periods: z.array(z.strictObject({ record: text, rule: text, until: day, statute: text.nullable() })).min(1),
  sources: z.array(z.strictObject({ id: text, text })).min(1),
  automatedDecisions: z.strictObject({ present: z.boolean(), text }),
});

const subject = z.strictObject({
  subject: text,
  status: text,
  data: z.array(
    z.strictObject({
      item: text,
      record: text,
      field: text,
      category: text,
      value: z.unknown(),
      source: text,
      purposes: z.array(text).min(1),
      rule: text,
      until: day,
      portable: z.boolean(),
    }),
  ),
  history: z.array(z.strictObject({ at: timestamp, type: text, by: text })),
  accesses: z.array(z.strictObject({ at: timestamp, what: text, by: text })),
  disclosures: z.array(
    z.strictObject({
      item: text,
      at: timestamp,
      name: text,
      channel: text,
      categories: z.array(text),
      usedFor: z.array(text),
    }),
  ),
  /** Who was told of a correction, an erasure or a restriction (GDPR art. 19), and whether they took it. */
  notices: z.array(z.strictObject({ name: text, cause: text, at: timestamp, state: text, deliveredAt: day })),
  others: z.array(z.strictObject({ role: text, name: z.string() })),
  documents: z.array(
    z.strictObject({ id: text, sha256: text, size: z.int(), sealedSha256: text.nullable() }),
  ),
  withheld: z.array(z.strictObject({ item: text, record: text, reason: text, statute: text, until: day })),
});

/** The answer to a request for access: GDPR art. 15(1) and (2), and the copy. */
export const privacyExtract = z.lazy(() =>
  z
    .strictObject({
      version: z.literal(1),
      generatedAt: timestamp,
      request: z.strictObject({ id: text, type: text, receivedAt: timestamp }),
      locale: text,
      controller: z.strictObject({ name: text, contact: text }),
      operator: z.strictObject({
        name: text,
        address: text,
        number: text,
        contact: text,
        dpo: text,
        role: z.literal('processor'),
      }),
      register,
      transfers: z.strictObject({ outsideEea: z.boolean(), text }),
      rights: z.array(z.strictObject({ id: text, statute: text, text, how: text })).min(1),
      selfService: z.array(z.strictObject({ group: text, route: text })).min(1),
      complaint: z.strictObject({ name: text, address: text, email: text, url: text }),
      subjects: z.array(subject),
    })
    .meta({ id: 'PrivacyExtract' }),
);

import * as z from 'zod';

const idBody = '[0-9a-hjkmnp-tv-z]{26}';
const idOf = <P extends string>(prefix: P, what: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_${idBody}$`))
    .meta({
      description: `Id of ${what}.`,
      example: `${prefix}_${exampleBody}`,
    });

/** The body that the examples use: a valid 26-character Crockford base 32 text. */
export const exampleBody = '06e8x4vkq3m2t7b1w9n5r0zhcg';

export const envelopeId = z.lazy(() => idOf('env', 'an envelope'));
export const documentId = z.lazy(() => idOf('doc', 'a document'));
export const recipientId = z.lazy(() => idOf('rcp', 'a recipient'));
export const fieldId = z.lazy(() => idOf('fld', 'a field'));
export const eventId = z.lazy(() => idOf('evt', 'an event'));
export const organisationId = z.lazy(() => idOf('org', 'an organisation'));
export const operationId = z.lazy(() => idOf('opr', 'a long-running operation'));
export const contactId = z.lazy(() => idOf('con', 'a contact'));
export const announcementId = z.lazy(() => idOf('ann', 'an announcement'));
export const receiptId = z.lazy(() => idOf('rct', 'a receipt'));

/** A client's own name for a thing inside one envelope. */
export const ref = z.lazy(() =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
    .meta({
      description: 'Your own name for this, unique within the envelope.',
      example: 'lease',
    }),
);

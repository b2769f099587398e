import * as z from 'zod';
import { decodedSize, maxInlineBytes } from './bytes.ts';
import { email } from './contact.ts';
import { inlineDocument } from './document.ts';
import { newFields } from './field.ts';
import { envelopeId } from './ids.ts';
import { newRecipient, recipientCorrection } from './recipient.ts';
import { multiLine, nameText, singleLine } from './text.ts';
import { duration, timestamp } from './time.ts';
import { locale } from './vocabulary.ts';

export const externalId = z.lazy(() =>
  singleLine({ max: 200 }).meta({ description: 'Your own id; searchable.' }),
);
export const message = z.lazy(() => multiLine({ max: 4000 }));
const title = z.lazy(() => nameText({ max: 200 }));

const metadata = z.lazy(() =>
  z
    .record(singleLine({ max: 40 }), multiLine({ max: 500, min: 0 }))
    .refine((value) => Object.keys(value).length <= 20, {
      error: 'At most 20 keys.',
      params: { code: 'too_many' },
    })
    .meta({
      maxProperties: 20,
      description: 'Your own data, at most 20 keys of 40 characters with values of 500.',
    }),
);

export const sender = z.lazy(() =>
  z.strictObject({ name: nameText({ max: 120 }), email }).meta({
    description:
      "Whom the recipients see and whom we tell; the default is the organisation's name and contact.",
  }),
);

export const reminders = z.lazy(() =>
  z
    .strictObject({
      first: duration('PT1H', 'P1Y'),
      every: duration('PT1H', 'P1Y'),
      max: z.int().min(0).max(20),
    })
    .meta({ id: 'NewReminders' }),
);

export const expiresIn = z.lazy(() =>
  duration('PT1M', 'P1Y').meta({
    description: 'Time to sign after sending, at most P1Y.',
  }),
);

const described = () => ({
  message: message.nullish(),
  locale: locale.optional(),
  externalId: externalId.nullish(),
  metadata: metadata.optional(),
  sender: sender.optional(),
  expiresIn: expiresIn.optional(),
  reminders: reminders.nullish(),
});

/** Reports every value that stands in a list twice. */
function refuseRepeated(
  list: readonly { ref?: string | undefined }[],
  member: string,
  context: z.RefinementCtx,
) {
  const seen = new Set<string>();
  for (const [index, { ref }] of list.entries()) {
    if (ref !== undefined && seen.has(ref)) {
      context.addIssue({
        code: 'custom',
        path: [member, index, 'ref'],
        message: 'This ref is taken.',
        params: { code: 'duplicate' },
      });
    }
    if (ref !== undefined) seen.add(ref);
  }
}

/** `POST /v1/envelopes`: everything in one call, or a draft to be completed step by step. */
export const newEnvelope = z.lazy(() =>
  z
    .strictObject({
      title: title.optional(),
      ...described(),
      documents: z.array(inlineDocument).max(10).optional(),
      recipients: z.array(newRecipient).max(50).optional(),
      fields: newFields.optional(),
      copyOf: envelopeId.optional(),
      status: z.enum(['draft', 'sent']).default('draft'),
      sendAt: timestamp.optional(),
    })
    .superRefine((value, context) => {
      if (value.title === undefined && value.copyOf === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['title'],
          message: 'Needed.',
          params: { code: 'required' },
        });
      }
      if (value.sendAt !== undefined && value.status !== 'sent') {
        context.addIssue({
          code: 'custom',
          path: ['sendAt'],
          message: 'Only with status sent.',
          params: { code: 'not_allowed' },
        });
      }
      refuseRepeated(value.documents ?? [], 'documents', context);
      refuseRepeated(value.recipients ?? [], 'recipients', context);
      const inline = (value.documents ?? []).reduce((sum, { content }) => sum + decodedSize(content), 0);
      if (inline > maxInlineBytes) {
        context.addIssue({
          code: 'custom',
          path: ['documents'],
          message: 'At most 3 MB decoded in one request.',
          params: { code: 'too_big' },
        });
      }
    })
    .meta({ id: 'NewEnvelope', anyOf: [{ required: ['title'] }, { required: ['copyOf'] }] }),
);

/** `PATCH /v1/envelopes/{id}`: members that are absent stay, null removes. */
export const envelopePatch = z.lazy(() =>
  z.strictObject({ title: title.optional(), ...described() }).meta({ id: 'EnvelopePatch' }),
);

/** Reports everybody who is named twice: which of the two would count is not ours to guess. */
function refuseNamedTwice(list: readonly { id: string }[], context: z.RefinementCtx) {
  for (const [index, { id }] of list.entries()) {
    if (list.findIndex((one) => one.id === id) === index) continue;
    context.addIssue({
      code: 'custom',
      path: [index, 'id'],
      message: 'Named twice.',
      params: { code: 'duplicate' },
    });
  }
}

/** `POST …/correct`: one atomic change after sending. */
export const envelopeCorrection = z.lazy(() =>
  z
    .strictObject({
      recipients: z.array(recipientCorrection).min(1).max(50).superRefine(refuseNamedTwice).optional(),
      expiresAt: timestamp.optional(),
      message: message.nullish(),
      reminders: reminders.nullish(),
    })
    .refine((value) => Object.values(value).some((member) => member !== undefined), {
      error: 'Name at least one change.',
      params: { code: 'required' },
    })
    .meta({ id: 'EnvelopeCorrection', minProperties: 1 }),
);

export const reason = z.lazy(() =>
  multiLine({ max: 1000 }).meta({ description: 'Why; the parties are told.' }),
);

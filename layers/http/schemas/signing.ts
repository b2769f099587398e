import * as z from 'zod';
import { compactJws, digestBase64Url, sha256Hex } from './bytes.ts';
import { documentContent, finding } from './document.ts';
import { evidence, presented } from './evidence.ts';
import { ownField } from './field.ts';
import { documentId, fieldId } from './ids.ts';
import { multiLine, nameText } from './text.ts';
import { timestamp } from './time.ts';
import {
  authenticationMethod,
  envelopeStatus,
  locale,
  notifyChannel,
  recipientRole,
  recipientStatus,
} from './vocabulary.ts';

const shownDocument = z.lazy(() =>
  z.strictObject({
    id: documentId,
    name: z.string(),
    size: z.int().min(1),
    sha256: sha256Hex,
    pages: z.int().min(1),
    findings: z.array(finding),
    content: documentContent
      .nullable()
      .meta({ description: 'Null until the required authentication is done.' }),
  }),
);

/** What a person with a link sees of the envelope. */
export const signingView = z.lazy(() =>
  z
    .strictObject({
      envelope: z.strictObject({
        title: z.string(),
        message: z.string().nullable(),
        sender: z.strictObject({ name: z.string(), email: z.string().nullable() }),
        status: envelopeStatus,
      }),
      recipient: z.strictObject({ name: z.string(), role: recipientRole, locale, status: recipientStatus }),
      authentication: z.strictObject({ required: authenticationMethod, done: z.boolean() }),
      presented: presented.nullable(),
      receipt: compactJws.nullable().meta({
        description: 'The receipt of what this person did: null before, and for who only viewed.',
      }),
      documents: z.array(shownDocument),
      fields: z.array(ownField),
      notice: z.strictObject({
        controller: z.string(),
        contact: z.string(),
        policyUrl: z.string(),
        policyChange: z
          .strictObject({ version: z.int().min(1), effectiveFrom: z.string(), url: z.string() })
          .nullable()
          .meta({ description: 'A version of the policy that is announced and not in force yet.' }),
        consentText: z.strictObject({
          id: z.string(),
          version: z.int().min(1),
          locale,
          text: z.string(),
        }),
      }),
    })
    .meta({ id: 'SigningView' }),
);
export type SigningView = z.infer<typeof signingView>;

export const signingStatus = z.lazy(() =>
  z.strictObject({ status: recipientStatus }).meta({ id: 'SigningStatus' }),
);

/** `receipt`: the signer's or approver's own JWS, to be kept by them; null for a viewer. */
export const signingResult = z.lazy(() =>
  z.strictObject({ status: recipientStatus, receipt: compactJws.nullable() }).meta({ id: 'SigningResult' }),
);

const part = z.lazy(() => z.number().min(0).max(1));
const strokes = z.lazy(() =>
  z
    .array(
      z
        .array(z.tuple([part, part]))
        .min(1)
        .max(5000),
    )
    .min(1)
    .max(500)
    .refine((list) => list.reduce((sum, stroke) => sum + stroke.length, 0) <= 5000, {
      error: 'At most 5,000 points.',
      params: { code: 'too_many' },
    }),
);

const signature = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('typed'), text: nameText({ max: 120 }) }),
    z.strictObject({ kind: z.literal('drawn'), strokes }),
  ]),
);

const fieldValues = z.lazy(() =>
  z
    .record(fieldId, z.union([multiLine({ max: 1000, min: 0 }), z.boolean()]))
    .refine((value) => Object.keys(value).length <= 500, {
      error: 'At most 500 fields.',
      params: { code: 'too_many' },
    })
    .meta({ maxProperties: 500 }),
);

export const signBody = z.lazy(() =>
  z
    .strictObject({
      presented,
      consent: z.literal(true),
      signature,
      fields: fieldValues.default({}),
    })
    .meta({ id: 'Sign' }),
);

export const presentedBody = z.lazy(() => z.strictObject({ presented }).meta({ id: 'Acknowledge' }));

export const declineBody = z.lazy(() =>
  z.strictObject({ reason: multiLine({ max: 1000 }) }).meta({ id: 'Decline' }),
);

export const codeRequest = z.lazy(() => z.strictObject({ channel: notifyChannel }));
export const codeSent = z.lazy(() => z.strictObject({ channel: notifyChannel, expiresAt: timestamp }));
export const codeAnswer = z.lazy(() => z.strictObject({ code: z.string().regex(/^\d{6}$/, 'Six digits.') }));
export const codeSession = z.lazy(() => z.strictObject({ session: z.string(), expiresAt: timestamp }));

/** The signer's own evidence with the salts that open its commitments. */
export const signingEvidence = z.lazy(() =>
  z
    .strictObject({
      evidence,
      salts: z.array(
        z.strictObject({ seq: z.int().min(1), salt: digestBase64Url, payload: z.looseObject({}) }),
      ),
    })
    .meta({ id: 'SigningEvidence' }),
);

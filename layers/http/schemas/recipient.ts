import * as z from 'zod';
import { authentication } from './authentication.ts';
import { email, phone } from './contact.ts';
import { recipientId, ref } from './ids.ts';
import { nationalIdShown, newNationalId } from './national-id.ts';
import { nameText } from './text.ts';
import { timestamp } from './time.ts';
import { locale, messageStatus, notifyChannel, recipientRole, recipientStatus } from './vocabulary.ts';

const channels = z.lazy(() =>
  z
    .array(notifyChannel)
    .min(1)
    .max(2)
    .refine((list) => new Set(list).size === list.length, {
      error: 'Named twice.',
      params: { code: 'duplicate' },
    })
    .meta({
      uniqueItems: true,
      description: 'Channels of messages; the default is what is known, e-mail first.',
    }),
);

const order = z.lazy(() =>
  z.int().min(1).max(50).meta({ description: 'Equal numbers act in parallel, lower ones first.' }),
);

export const recipient = z.lazy(() =>
  z
    .strictObject({
      id: recipientId,
      ref: ref.nullable(),
      role: recipientRole,
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      nationalId: nationalIdShown.nullable(),
      locale,
      order: z.int().min(1),
      notify: z.array(notifyChannel),
      status: recipientStatus,
      message: z.strictObject({
        status: messageStatus.nullable(),
        at: timestamp.nullable(),
      }),
      authentication,
      signedAt: timestamp.nullable(),
      declineReason: z.string().nullable(),
      findings: z
        .array(z.strictObject({ code: z.enum(['mixedScripts']), detail: z.string().nullable() }))
        .meta({ description: '`mixedScripts`: the name mixes alphabets that are not written together.' }),
    })
    .meta({ id: 'Recipient' }),
);
export type Recipient = z.infer<typeof recipient>;

interface Reach {
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly notify?: readonly ('email' | 'sms')[] | undefined;
  readonly authentication?: { readonly method: 'link' | 'emailCode' | 'smsCode' } | undefined;
}

/** The members that a recipient lacks to be reached and identified as asked. */
function missingReach({ email, phone, notify, authentication }: Reach): ('email' | 'phone')[] {
  const needsEmail =
    notify?.includes('email') || authentication?.method === 'emailCode' || !(phone || notify);
  const needsPhone = notify?.includes('sms') || authentication?.method === 'smsCode';
  return [
    ...(needsEmail && !email ? ['email' as const] : []),
    ...(needsPhone && !phone ? ['phone' as const] : []),
  ];
}

/** A recipient as a client names it. */
export const newRecipient = z.lazy(() =>
  z
    .strictObject({
      ref: ref.optional(),
      role: recipientRole.default('signer'),
      name: nameText({ max: 120 }),
      email: email.nullish(),
      phone: phone.nullish(),
      locale: locale.optional(),
      order: order.default(1),
      notify: channels.optional(),
      authentication: authentication.default({ method: 'link' }),
      nationalId: newNationalId.nullish(),
    })
    .superRefine((value, context) => {
      if (value.nationalId && value.role !== 'signer' && value.role !== 'approver') {
        context.addIssue({
          code: 'custom',
          path: ['nationalId'],
          message: 'Only for signers and approvers.',
          params: { code: 'not_allowed' },
        });
      }
      for (const member of missingReach(value)) {
        context.addIssue({
          code: 'custom',
          path: [member],
          message: 'Needed for the channel or method asked for.',
          params: { code: 'required' },
        });
      }
    })
    .meta({ id: 'NewRecipient', anyOf: [{ required: ['email'] }, { required: ['phone'] }] }),
);

/** What `correct` may change of one recipient; members that are absent stay. */
export const recipientCorrection = z.lazy(() =>
  z
    .strictObject({
      id: recipientId,
      name: nameText({ max: 120 }).optional(),
      email: email.nullish(),
      phone: phone.nullish(),
      locale: locale.optional(),
      order: order.optional(),
      notify: channels.optional(),
      authentication: authentication.optional(),
      nationalId: newNationalId.nullish(),
    })
    .meta({ id: 'RecipientCorrection' }),
);

import type {
  AuthenticationMethod,
  FieldType,
  Locale,
  RecipientRole,
} from '../../domain/envelope/vocabulary.ts';
import type { NationalIdInput } from './identity-number.ts';

/** What a client may say about an envelope; shapes and limits are checked before it gets here. */
export interface DescribedInput {
  readonly title?: string | undefined;
  readonly message?: string | null | undefined;
  readonly locale?: Locale | undefined;
  readonly externalId?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly sender?: { readonly name: string; readonly email: string } | undefined;
  readonly expiresIn?: string | undefined;
  readonly reminders?:
    | { readonly first: string; readonly every: string; readonly max: number }
    | null
    | undefined;
}

export interface RecipientInput {
  readonly ref?: string | undefined;
  readonly role: RecipientRole;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly locale?: Locale | undefined;
  readonly order: number;
  readonly notify?: readonly ('email' | 'sms')[] | undefined;
  readonly authentication: { readonly method: AuthenticationMethod };
  readonly nationalId?: NationalIdInput | null | undefined;
}

export interface FieldInput {
  /** `ref` or id. */
  readonly document: string;
  readonly recipient: string;
  readonly type: FieldType;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly required: boolean;
}

export interface InlineDocumentInput {
  readonly ref?: string | undefined;
  readonly name: string;
  /** base64 */
  readonly content: string;
}

export interface NewEnvelopeInput extends DescribedInput {
  readonly documents?: readonly InlineDocumentInput[] | undefined;
  readonly recipients?: readonly RecipientInput[] | undefined;
  readonly fields?: readonly FieldInput[] | undefined;
  readonly copyOf?: string | undefined;
  readonly status: 'draft' | 'sent';
  readonly sendAt?: string | undefined;
}

/** Who calls, for the event's actor. */
export interface Caller {
  readonly space: import('../../domain/space.ts').Space;
  readonly keyId: string;
}

export const limits = { documents: 10, recipients: 50, fields: 500 } as const;
export const defaultExpiry = 'P30D';

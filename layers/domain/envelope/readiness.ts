import type { FailureEntry } from '../failure.ts';
import type {
  AuthenticationMethod,
  DocumentStatus,
  FieldType,
  RecipientRole,
  RefusalReason,
} from './vocabulary.ts';

export interface ReadyDocument {
  readonly id: string;
  readonly status: DocumentStatus;
  readonly reason: RefusalReason | null;
  readonly alreadySigned: boolean;
  readonly pages: readonly { readonly width: number; readonly height: number }[] | null;
}
export interface ReadyRecipient {
  readonly id: string;
  readonly role: RecipientRole;
  readonly authentication: AuthenticationMethod;
}
export interface PlacedField {
  readonly id: string;
  readonly recipientId: string;
  readonly type: FieldType;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const strength: Readonly<Record<AuthenticationMethod, number>> = { link: 0, emailCode: 1, smsCode: 2 };

/** Whether a method of identification is at least as strong as what the organisation demands. */
export const isStrongEnough = (method: AuthenticationMethod, minimum: AuthenticationMethod): boolean =>
  strength[method] >= strength[minimum];

/**
 * What is wrong with the fields of one document: unknown page, outside the page as displayed, a recipient that
 * does not fill fields, or a document that already carries signatures (it takes none).
 */
export function fieldFailures(
  document: ReadyDocument,
  fields: readonly PlacedField[],
  recipients: readonly ReadyRecipient[],
  pointerOf: (index: number) => string,
): FailureEntry[] {
  return fields.flatMap((field, index): FailureEntry[] => {
    const pointer = pointerOf(index);
    const no = (member: string, code: string, detail: string): FailureEntry => ({
      pointer: `${pointer}/${member}`,
      code,
      detail,
    });
    if (document.alreadySigned)
      return [
        no('document', 'document_signed', 'A document that already carries signatures takes no fields.'),
      ];
    const recipient = recipients.find(({ id }) => id === field.recipientId);
    if (recipient === undefined)
      return [no('recipient', 'unknown_recipient', 'No recipient of this envelope.')];
    if (recipient.role !== 'signer') return [no('recipient', 'not_a_signer', 'Only a signer fills fields.')];
    if (document.pages === null) return [];
    const page = document.pages[field.page - 1];
    if (page === undefined)
      return [no('page', 'unknown_page', `The document has ${document.pages.length} pages.`)];
    const fits =
      field.x >= 0 &&
      field.y >= 0 &&
      field.x + field.width <= page.width + 0.5 &&
      field.y + field.height <= page.height + 0.5;
    return fits ? [] : [no('x', 'outside_page', `The page measures ${page.width} × ${page.height} points.`)];
  });
}

/** Everything that keeps an envelope from being sent, one entry per thing; empty when it may go. */
export function sendFailures(
  documents: readonly ReadyDocument[],
  recipients: readonly ReadyRecipient[],
  minimum: AuthenticationMethod,
): FailureEntry[] {
  const failures: FailureEntry[] = [];
  if (documents.length === 0)
    failures.push({ pointer: '/documents', code: 'required', detail: 'At least one document.' });
  for (const [index, document] of documents.entries()) {
    if (document.status === 'refused') {
      failures.push({
        pointer: `/documents/${index}`,
        code: 'document_refused',
        detail: 'This document cannot be sealed faithfully.',
        ...(document.reason !== null && { reason: document.reason }),
      });
    }
    if (document.status === 'awaitingUpload') {
      failures.push({
        pointer: `/documents/${index}`,
        code: 'document_missing',
        detail: 'The file has not been uploaded.',
      });
    }
  }
  if (!recipients.some(({ role }) => role === 'signer' || role === 'approver')) {
    failures.push({ pointer: '/recipients', code: 'required', detail: 'At least one signer or approver.' });
  }
  for (const [index, recipient] of recipients.entries()) {
    if (recipient.role === 'copy' || isStrongEnough(recipient.authentication, minimum)) continue;
    failures.push({
      pointer: `/recipients/${index}/authentication`,
      code: 'authentication_too_weak',
      detail: `The organisation asks for ${minimum} at least.`,
    });
  }
  return failures;
}

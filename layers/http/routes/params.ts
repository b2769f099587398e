import * as z from 'zod';
import { documentId, envelopeId, operationId, receiptId, recipientId } from '../schemas/ids.ts';

export const envelopeParams = z.lazy(() => z.strictObject({ envelopeId }));
export const envelopeDocumentParams = z.lazy(() => z.strictObject({ envelopeId, documentId }));
export const envelopeRecipientParams = z.lazy(() => z.strictObject({ envelopeId, recipientId }));
export const documentParams = z.lazy(() => z.strictObject({ documentId }));
export const operationParams = z.lazy(() => z.strictObject({ operationId }));
export const receiptParams = z.lazy(() => z.strictObject({ receiptId }));

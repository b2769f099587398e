import * as z from 'zod';
import { operationId, receiptId } from './ids.ts';

/** Work that outlives its request. */
export const operation = z.lazy(() =>
  z
    .strictObject({
      id: operationId,
      status: z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']),
      result: z.strictObject({ receipt: receiptId.nullable() }).nullable(),
      error: z.strictObject({ code: z.string(), detail: z.string().nullable() }).nullable(),
    })
    .meta({ id: 'Operation' }),
);

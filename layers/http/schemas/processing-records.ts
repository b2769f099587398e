import * as z from 'zod';
import { listOf } from './list.ts';

const texts = z.lazy(() => z.array(z.string()));

/** GDPR art. 30(1) and (2). */
export const processingRecords = z.lazy(() =>
  z
    .strictObject({
      policyVersion: z.int().min(1),
      operator: z.strictObject({
        name: z.string(),
        address: z.string(),
        number: z.string(),
        contact: z.string(),
        dpo: z.string(),
      }),
      controller: z
        .array(
          z.strictObject({
            purpose: z.string(),
            basis: z.string(),
            subjects: texts,
            categories: texts,
            recipients: texts,
            transfers: texts,
            periods: texts,
            measures: texts,
          }),
        )
        .meta({ description: 'Art. 30(1): what the operator does on its own responsibility.' }),
      processor: z
        .array(
          z.strictObject({
            controllers: z.string(),
            processing: z.string(),
            subjects: texts,
            categories: texts,
            recipients: texts,
            transfers: texts,
            measures: texts,
          }),
        )
        .meta({ description: 'Art. 30(2): what it does for your organisation.' }),
    })
    .meta({ id: 'ProcessingRecords' }),
);

/** One call, as the access log keeps it: the pattern of the address, never an id, a query, a body or a network address. */
export const accesses = listOf(
  z.lazy(() =>
    z
      .strictObject({
        at: z.string(),
        method: z.string(),
        route: z
          .string()
          .meta({ description: 'The pattern of the address, as `/v1/envelopes/{envelopeId}`.' }),
        status: z.int(),
        actor: z.strictObject({
          kind: z.enum(['apiKey', 'signer', 'address']),
          pseudonym: z.string().meta({ description: 'The same for a day, then another one.' }),
        }),
      })
      .meta({ id: 'Access' }),
  ),
);

/** What flowed where: calls in, disclosures out, by kind. */
export const dataFlows = z.lazy(() =>
  z
    .strictObject({
      from: z.string(),
      until: z.string(),
      complete: z.boolean().meta({ description: 'False: more happened than is counted here.' }),
      calls: z.array(
        z.strictObject({
          caller: z.enum(['apiKey', 'signer', 'address']),
          method: z.string(),
          route: z.string(),
          count: z.int(),
          last: z.string(),
        }),
      ),
      disclosures: z.array(
        z.strictObject({
          recipient: z.string(),
          channel: z.string(),
          categories: z.array(z.string()),
          count: z.int(),
          last: z.string(),
        }),
      ),
    })
    .meta({ id: 'DataFlows' }),
);

import * as z from 'zod';
import { eventId } from './ids.ts';
import { timestamp } from './time.ts';
import { eventType } from './vocabulary.ts';

export const actor = z.lazy(() =>
  z
    .strictObject({
      kind: z.enum(['organisation', 'recipient', 'service', 'provider']),
      id: z.string().nullable().meta({ description: 'Id of the API key or of the recipient.' }),
    })
    .meta({ id: 'Actor' }),
);

export const event = z.lazy(() =>
  z
    .strictObject({
      id: eventId,
      seq: z.int().min(1),
      type: eventType,
      at: timestamp,
      actor,
      providerReceipt: z
        .string()
        .nullable()
        .meta({ description: "The message provider's id, for a message." }),
    })
    .meta({ id: 'Event' }),
);
export type Event = z.infer<typeof event>;

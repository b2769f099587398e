import * as z from 'zod';
import { receiptId } from './ids.ts';
import { timestamp } from './time.ts';

/** What a deletion removed and what it had to leave, each with the rule and its day. */
export const deletion = z.lazy(() =>
  z
    .strictObject({
      deleted: z.array(z.string()).meta({ description: 'Ids that are gone.' }),
      withheld: z.array(z.strictObject({ id: z.string(), rule: z.string(), until: timestamp.nullable() })),
      receipt: receiptId.nullable(),
    })
    .meta({ id: 'Deletion' }),
);

import * as z from 'zod';
import { documentId, fieldId, recipientId, ref } from './ids.ts';
import { fieldType } from './vocabulary.ts';

/** PDF points; the largest page of ISO 32000-1 annex C measures 14,400. */
const coordinate = z.lazy(() => z.number().min(0).max(14_400));
const extent = z.lazy(() => z.number().min(1).max(14_400));

const place = () => ({
  type: fieldType,
  page: z.int().min(1).max(2000),
  x: coordinate.meta({ description: "Points from the page's left edge, as displayed." }),
  y: coordinate.meta({ description: "Points from the page's top edge, as displayed." }),
  width: extent,
  height: extent,
});

export const field = z.lazy(() =>
  z
    .strictObject({
      id: fieldId,
      document: documentId,
      recipient: recipientId,
      ...place(),
      required: z.boolean(),
    })
    .meta({ id: 'Field' }),
);
export type Field = z.infer<typeof field>;

/** A field as its own recipient sees it. */
export const ownField = z.lazy(() =>
  z.strictObject({ id: fieldId, document: documentId, ...place(), required: z.boolean() }),
);

/** A field as a client names it: document and recipient by `ref` or id. */
export const newField = z.lazy(() =>
  z
    .strictObject({
      document: z.union([documentId, ref]),
      recipient: z.union([recipientId, ref]),
      ...place(),
      required: z.boolean().default(true),
    })
    .meta({ id: 'NewField' }),
);

export const newFields = z.lazy(() => z.array(newField).max(500));

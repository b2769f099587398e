import { type Draft, isFilled } from './draft.ts';
import type { SigningField, SigningView } from './signing-view.ts';

/** Fields in reading order: document, page, line, column. Fields whose tops differ by less than 8 pt share a line. */
export function inReadingOrder(view: SigningView): readonly SigningField[] {
  const order = new Map(view.documents.map((document, index) => [document.id, index]));
  const rank = (field: SigningField) => order.get(field.documentId) ?? Number.MAX_SAFE_INTEGER;
  const line = (field: SigningField) => Math.floor((field.y + field.height) / 8);
  return [...view.fields]
    .filter((field) => order.has(field.documentId))
    .sort((a, b) => rank(a) - rank(b) || a.page - b.page || line(a) - line(b) || a.x - b.x);
}

/** Required fields that hold nothing yet, in order. */
export function missingFields(fields: readonly SigningField[], draft: Draft): readonly SigningField[] {
  return fields.filter((field) => field.required && !isFilled(field, draft));
}

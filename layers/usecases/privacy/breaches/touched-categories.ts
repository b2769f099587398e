import type { Breach } from '../../../ports/registers.ts';
import { inventory } from '../../../privacy/inventory/inventory.ts';
import type { Purpose } from '../../../privacy/inventory/purposes.ts';
import { documentRecord } from '../../../privacy/inventory/records/document.ts';
import { valuesRecord } from '../../../privacy/inventory/records/fields.ts';

type Query = NonNullable<Breach['query']>;

/** What may be read with a key that was taken, by the purposes it serves; null: whatever is stored about people. */
const purposesOf: Readonly<Record<NonNullable<Query['key']>, readonly Purpose[] | null>> = {
  data: null,
  space: null,
  // A link shows its holder what a signer sees; an API key shows what the interface answers.
  link: ['performSigning'],
  apiKey: ['performSigning', 'evidence', 'rights'],
  // It opens nothing: what it signs can no longer be trusted.
  signing: [],
};

/** Kinds of data that a breach touched, from the declarations of what is stored; never from content. */
export function touchedCategories({ key, objects }: Query): readonly string[] {
  const records = objects === null ? inventory : [documentRecord, valuesRecord];
  const allowed = key === null ? null : purposesOf[key];
  const fields = records.flatMap(({ sealed }) => Object.values(sealed));
  const touched = fields
    .filter(({ subject }) => subject === 'signer')
    .filter(({ purposes }) => allowed === null || purposes.some((one) => allowed.includes(one)))
    .map(({ category }) => category);
  // A document names its parties.
  return [...new Set(objects === null ? touched : ['user.name', ...touched])].sort();
}

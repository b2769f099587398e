import type { en } from './en.ts';

/** Key of a text on the pages. */
export type MessageKey = keyof typeof en;

/** A complete catalogue: every key of the English one. */
export type Catalogue = { readonly [Key in MessageKey]: string };

/** Names of the placeholders in a text: `'{a} of {b}'` → `'a' | 'b'`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Values a text needs; no second argument when it has no placeholder. */
export type MessageValues<Key extends MessageKey> = [Placeholders<(typeof en)[Key]>] extends [never]
  ? []
  : [values: Record<Placeholders<(typeof en)[Key]>, string | number>];

/** Keys that come in a singular and a plural: `'x'` for `'x.one'` and `'x.other'`. */
export type PluralKey = {
  [Key in MessageKey]: Key extends `${infer Stem}.one` ? Stem : never;
}[MessageKey];

/** Replaces `{name}` by its value; a placeholder without a value stays visible, so that a mistake is seen. */
export function format(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

import type { SigningField, SigningView } from './signing-view.ts';
import { fitStrokes, type Stroke } from './strokes.ts';

export type FieldValue = string | boolean;

/** What the person has filled in and not yet sent. */
export interface Draft {
  values: Record<string, FieldValue>;
  signature: { kind: 'typed' | 'drawn'; text: string; strokes: Stroke[] };
  consent: boolean;
  reason: string;
}

/** Longest values, as the API accepts them. */
export const MAX_LENGTH = { text: 1000, initials: 8, name: 120, reason: 1000 } as const;

/** `'Åse Maria Ø'` → `'ÅMØ'`: first letters, at most four. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((part) => Array.from(part)[0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
    .slice(0, 4)
    .join('')
    .toLocaleUpperCase();
}

/** An ISO date of the reader's own day. */
export function isoDay(now: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** A fresh draft: the name as the typed signature, initials from it, today as the date. */
export function newDraft(view: SigningView, now: Date): Draft {
  const values: Record<string, FieldValue> = {};
  for (const field of view.fields) {
    if (field.type === 'initials') values[field.id] = initialsOf(view.recipient.name);
    if (field.type === 'date') values[field.id] = isoDay(now);
  }
  return {
    values,
    signature: { kind: 'typed', text: view.recipient.name, strokes: [] },
    consent: false,
    reason: '',
  };
}

/** True when the signature can be used as it stands. */
export function hasSignature(draft: Draft): boolean {
  const { kind, text, strokes } = draft.signature;
  return kind === 'typed' ? text.trim() !== '' : strokes.some((stroke) => stroke.length > 1);
}

/** True when a field holds a value (a box: is ticked; a signature: the signature exists). */
export function isFilled(field: SigningField, draft: Draft): boolean {
  if (field.type === 'signature') return hasSignature(draft);
  const value = draft.values[field.id];
  if (field.type === 'checkbox') return value === true;
  return typeof value === 'string' && value.trim() !== '';
}

/** The `fields` member of `sign`: values that were given; signature fields show the signature and need none. */
export function fieldValues(view: SigningView, draft: Draft): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const field of view.fields) {
    if (field.type === 'signature') continue;
    const value = draft.values[field.id];
    if (field.type === 'checkbox') values[field.id] = value === true;
    else if (typeof value === 'string' && value.trim() !== '') values[field.id] = value.trim();
  }
  return values;
}

/** Width ÷ height of the surface a signature is drawn on. */
export const PAD_ASPECT = 2.2;
const DEFAULT_FIELD_ASPECT = 180 / 48;

/** Width ÷ height that a drawing is fitted to: that of the signer's first signature field. */
export function signatureAspect(fields: readonly SigningField[]): number {
  const field = fields.find((candidate) => candidate.type === 'signature');
  if (field === undefined || field.height <= 0 || field.width <= 0) return DEFAULT_FIELD_ASPECT;
  return field.width / field.height;
}

/** The `signature` member of `sign`; `aspect` from `signatureAspect`. */
export function signatureBody(draft: Draft, aspect: number): Record<string, unknown> {
  const { kind, text, strokes } = draft.signature;
  if (kind === 'typed') return { kind, text: text.trim() };
  const visible = strokes.filter((stroke) => stroke.length > 0);
  return { kind, strokes: fitStrokes(visible, PAD_ASPECT, aspect) };
}

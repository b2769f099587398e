import { type Draft, hasSignature, isFilled } from '../../../sign/draft.ts';
import { inReadingOrder, missingFields } from '../../../sign/field-path.ts';
import type { SigningField } from '../../../sign/signing-view.ts';
import { refresh } from '../../shared/live.ts';
import type { App } from '../app.ts';

/** The part of the page that knows which field is current; marks, panel and signature all look here. */
export interface FieldPath {
  readonly fields: readonly SigningField[];
  /** Index of the current field; −1 before the first, `fields.length` at the signature. */
  current(): number;
  field(): SigningField | undefined;
  draft(): Draft;
  missing(): readonly SigningField[];
  isFilled(field: SigningField): boolean;
  hasSignature(): boolean;
  /** Goes to a field, or to the end when there is no field with that index. */
  goTo(index: number): void;
  /** Keeps a change of the draft and shows it everywhere. */
  changed(): void;
  /** Called after the current field has changed. */
  onMove(listener: (field: SigningField | undefined) => void): void;
  /** Called when something was filled in. */
  onChange(listener: () => void): void;
}

export function createFieldPath(app: App): FieldPath {
  const fields = inReadingOrder(app.view);
  const listeners: ((field: SigningField | undefined) => void)[] = [];
  const changeListeners: (() => void)[] = [];
  let current = -1;
  return {
    fields,
    current: () => current,
    field: () => fields[current],
    draft: () => app.draft,
    missing: () => missingFields(fields, app.draft),
    isFilled: (field) => isFilled(field, app.draft),
    hasSignature: () => hasSignature(app.draft),
    goTo: (index) => {
      current = Math.min(fields.length, Math.max(0, index));
      refresh();
      for (const listener of listeners) listener(fields[current]);
    },
    changed: () => {
      app.save();
      for (const listener of changeListeners) listener();
      refresh();
    },
    onChange: (listener) => {
      changeListeners.push(listener);
    },
    onMove: (listener) => {
      listeners.push(listener);
    },
  };
}

import { MAX_LENGTH } from '../../../sign/draft.ts';
import type { SigningField } from '../../../sign/signing-view.ts';
import { t } from '../../shared/language.ts';
import { h, type Properties } from '../../shared/live.ts';
import type { FieldPath } from './create-field-path.ts';

/** A text field of this height or more holds several lines. Points. */
const TALL = 40;

/** The control for one field; `next` is what Enter does. */
export function createFieldEditor(path: FieldPath, field: SigningField, next: () => void): HTMLElement {
  switch (field.type) {
    case 'signature':
      return h('p', { class: 'panel-text' }, () => t('field.signatureHere'));
    case 'checkbox':
      return tickBox(path, field);
    case 'text':
      return field.height >= TALL
        ? area(path, field)
        : input(path, field, { maxlength: MAX_LENGTH.text }, next);
    case 'initials':
      return input(path, field, { maxlength: MAX_LENGTH.initials, autocapitalize: 'characters' }, next);
    case 'date':
      return input(path, field, { type: 'date', min: '1900-01-01', max: '2199-12-31' }, next);
  }
}

function current(path: FieldPath, field: SigningField): string {
  const value = path.draft().values[field.id];
  return typeof value === 'string' ? value : '';
}

function keep(path: FieldPath, field: SigningField, value: string | boolean): void {
  path.draft().values[field.id] = value;
  path.changed();
}

function labelled(field: SigningField, control: HTMLElement): HTMLElement {
  return h(
    'div',
    { class: 'control' },
    h('label', { for: `edit-${field.id}` }, () => t(`field.${field.type}`)),
    control,
  );
}

function shared(field: SigningField): Properties {
  return {
    id: `edit-${field.id}`,
    name: field.id,
    'data-editor': field.id,
    required: field.required,
    autocomplete: 'off',
  };
}

function input(path: FieldPath, field: SigningField, extra: Properties, next: () => void): HTMLElement {
  const control = h('input', {
    type: 'text',
    class: 'input',
    enterkeyhint: 'next',
    ...shared(field),
    ...extra,
  });
  control.value = current(path, field);
  control.addEventListener('input', () => keep(path, field, control.value));
  control.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    next();
  });
  return labelled(field, control);
}

function area(path: FieldPath, field: SigningField): HTMLElement {
  const control = h('textarea', { class: 'input', rows: 3, maxlength: MAX_LENGTH.text, ...shared(field) });
  control.value = current(path, field);
  control.addEventListener('input', () => keep(path, field, control.value));
  return labelled(field, control);
}

function tickBox(path: FieldPath, field: SigningField): HTMLElement {
  const control = h('input', { type: 'checkbox', ...shared(field) });
  control.checked = path.draft().values[field.id] === true;
  control.addEventListener('change', () => keep(path, field, control.checked));
  return h(
    'label',
    { class: 'tick' },
    control,
    h('span', {}, () => t('field.tick')),
  );
}

import type { SigningField } from '../../../sign/signing-view.ts';
import { icon } from '../../shared/icons.ts';
import { t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { FieldPath } from './create-field-path.ts';
import { signaturePreview } from './signature-preview.ts';
import { createTextPreview } from './text-preview.ts';

/** What stands in a field as text, letter for letter as it is sent; empty for boxes and drawings. */
function shownValue(path: FieldPath, field: SigningField): string {
  const { signature, values } = path.draft();
  if (field.type === 'signature') return signature.kind === 'typed' ? signature.text : '';
  const value = values[field.id];
  return typeof value === 'string' ? value : '';
}

/** The mark of a field on the page: shows the value, and leads to the panel where it is filled in. */
export function createFieldMark(path: FieldPath, field: SigningField): HTMLElement {
  const index = path.fields.indexOf(field);
  const filled = () => path.isFilled(field);
  const label = () =>
    [
      t('field.step', { index: index + 1, count: path.fields.length }),
      t(`field.${field.type}`),
      field.required ? t('field.required') : t('field.optional'),
      filled() ? shownValue(path, field) || t('field.filled') : t('field.empty'),
    ].join(', ');
  const mark = h('button', {
    type: 'button',
    class: 'mark',
    'data-field': field.id,
    'data-type': field.type,
    'data-filled': () => (filled() ? 'yes' : 'no'),
    'data-required': field.required ? 'yes' : 'no',
    'aria-current': () => (path.field() === field ? 'step' : null),
    'aria-label': label,
    on: { click: () => path.goTo(index) },
  });
  mark.style.setProperty('--mark-font', String(Math.max(6, Math.min(11, field.height * 0.62))));
  mark.append(content(path, field, filled));
  return mark;
}

function content(path: FieldPath, field: SigningField, filled: () => boolean): HTMLElement {
  if (field.type === 'checkbox') {
    const tick = h('span', { class: 'mark-tick', hidden: () => !filled() }, icon('check'));
    return h('span', { class: 'mark-content mark-box' }, tick);
  }
  const empty = h('span', { class: 'mark-empty', hidden: filled }, () => t(`field.${field.type}`));
  if (field.type === 'signature') {
    return h('span', { class: 'mark-content' }, empty, signaturePreview(path, field));
  }
  const preview = createTextPreview(field, field.type);
  const show = () => preview.show(shownValue(path, field));
  show();
  path.onChange(show);
  return h('span', { class: 'mark-content' }, empty, preview.element);
}

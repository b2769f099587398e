import type { SigningField } from '../../../sign/signing-view.ts';
import { icon } from '../../shared/icons.ts';
import { plural, t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { App } from '../app.ts';
import type { FieldPath } from './create-field-path.ts';
import { createFieldEditor } from './field-editor.ts';

/** Where the person stands, the current field's control, and the way to the next one. */
export interface FieldPanel {
  readonly element: HTMLElement;
}

/** @param onEnd called when the path has led past the last field */
export function createFieldPanel(app: App, path: FieldPath, onEnd: () => void): FieldPanel {
  const advance = () => {
    path.goTo(path.current() + 1);
    if (path.field() === undefined) onEnd();
  };
  const step = h('h2', { class: 'panel-step', tabindex: '-1' }, () => stepText(app, path));
  const editor = h('div', { class: 'panel-editor' });
  const previous = h(
    'button',
    {
      type: 'button',
      class: 'button button-quiet',
      'aria-label': () => t('field.previous'),
      hidden: () => path.current() < 1 || path.field() === undefined,
      on: { click: () => path.goTo(path.current() - 1) },
    },
    () => t('common.back'),
  );
  const next = h(
    'button',
    { type: 'button', class: 'button button-next', 'data-action': 'next', on: { click: advance } },
    h('span', {}, () => nextText(app, path)),
    icon('next'),
  );
  path.onMove((field) => show(field));
  const show = (field: SigningField | undefined) => {
    if (field === undefined) {
      editor.replaceChildren();
      return;
    }
    editor.replaceChildren(createFieldEditor(path, field, advance));
    const control = editor.querySelector<HTMLElement>('input, textarea');
    (control ?? step).focus({ preventScroll: true });
  };
  const progress = h('p', { class: 'panel-progress', hidden: () => path.fields.length === 0 }, () =>
    progressText(path),
  );
  const element = h(
    'section',
    {
      class: 'panel',
      'aria-label': () => t('field.panel'),
      'data-at': () => (path.field() === undefined ? 'rest' : 'field'),
    },
    h('div', { class: 'panel-head' }, step, progress),
    editor,
    h('div', { class: 'panel-buttons' }, previous, next),
  );
  return { element };
}

function progressText(path: FieldPath): string {
  const left = path.missing().length;
  return left === 0 ? t('progress.done') : plural('progress.left', left);
}

function stepText(app: App, path: FieldPath): string {
  const field = path.field();
  if (field !== undefined) return t('field.step', { index: path.current() + 1, count: path.fields.length });
  if (path.fields.length > 0) return t('field.panel');
  if (app.view.recipient.role === 'approver') return t('progress.noneApprover');
  return app.view.recipient.role === 'signer' ? t('progress.none') : t('progress.noneViewer');
}

function nextText(app: App, path: FieldPath): string {
  const following = path.fields[path.current() + 1];
  if (following !== undefined) return path.current() < 0 ? t('next.start') : t('next.next');
  if (app.view.recipient.role === 'approver') return t('next.toApproval');
  return app.view.recipient.role === 'signer' ? t('next.toSignature') : t('next.toEnd');
}

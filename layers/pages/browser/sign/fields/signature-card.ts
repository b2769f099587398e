import { MAX_LENGTH } from '../../../sign/draft.ts';
import { announce } from '../../shared/announce.ts';
import { icon } from '../../shared/icons.ts';
import { t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { FieldPath } from './create-field-path.ts';
import { createDrawPad } from './draw-pad.ts';

/** Where the person types or draws the signature. */
export function createSignatureCard(path: FieldPath): HTMLElement {
  const signature = () => path.draft().signature;
  const typed = () => signature().kind === 'typed';
  const field = h('input', {
    type: 'text',
    class: 'input input-signature',
    id: 'typed-signature',
    name: 'signature',
    autocomplete: 'name',
    maxlength: MAX_LENGTH.name,
    spellcheck: 'false',
  });
  field.value = signature().text;
  field.addEventListener('input', () => {
    signature().text = field.value;
    path.changed();
  });
  const pad = createDrawPad(
    () => signature().strokes,
    (strokes) => {
      signature().strokes = strokes;
      path.changed();
    },
  );
  const choose = (kind: 'typed' | 'drawn') => {
    signature().kind = kind;
    path.changed();
  };
  const type = () => {
    choose('typed');
    field.focus();
    field.select();
  };
  const clear = () => {
    pad.clear();
    announce(t('signature.cleared'));
  };
  return h(
    'fieldset',
    { class: 'signature', id: 'signature' },
    h('legend', {}, () => t('signature.title')),
    h(
      'div',
      { class: 'switch', role: 'group', 'aria-label': () => t('signature.how') },
      option('type', () => t('signature.type'), typed, type),
      option(
        'draw',
        () => t('signature.draw'),
        () => !typed(),
        () => choose('drawn'),
      ),
    ),
    h(
      'div',
      { class: 'control', hidden: () => !typed() },
      h('label', { for: 'typed-signature' }, () => t('signature.typeLabel')),
      field,
    ),
    h(
      'div',
      { class: 'drawing', hidden: typed },
      pad.element,
      h(
        'div',
        { class: 'drawing-foot' },
        h('p', { class: 'hint' }, () => t('signature.drawHint')),
        h(
          'button',
          { type: 'button', class: 'button button-quiet', 'data-action': 'clear', on: { click: clear } },
          icon('cross'),
          () => t('signature.clear'),
        ),
      ),
    ),
  );
}

function option(action: string, label: () => string, on: () => boolean, choose: () => void): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'switch-option',
      'data-action': action,
      'aria-pressed': () => (on() ? 'true' : 'false'),
      on: { click: choose },
    },
    label,
  );
}

import { asText } from '../../json.ts';
import type { RightsWord } from '../../rights/words.ts';
import { locale } from '../shared/language.ts';
import { h, refresh } from '../shared/live.ts';
import { callJson, RightsProblem } from './call.ts';
import { w } from './word.ts';

const types = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'withdrawal',
] as const;
const countries = ['DK', 'SE', 'NO', 'FI'] as const;
const countryOf: Readonly<Record<string, string>> = { da: 'DK', sv: 'SE', nb: 'NO', fi: 'FI' };

function choice(id: string, label: RightsWord, options: readonly RightsWord[]): HTMLSelectElement {
  const select = h('select', { id, name: id, class: 'input' });
  for (const option of options) select.append(h('option', { value: option }, w(option)));
  select.dataset.label = label;
  return select;
}

const field = (control: HTMLElement, label: RightsWord, hint: RightsWord | null = null) =>
  h(
    'div',
    { class: 'field' },
    h('label', { for: control.id }, w(label)),
    control,
    hint === null ? null : h('p', { class: 'hint', id: `${control.id}-hint` }, w(hint)),
  );

/** The form of a new request. */
export function fileView(onFiled: (id: string) => void): HTMLElement {
  let problem: RightsWord | null = null;
  const type = choice('type', 'type', types);
  const country = choice('country', 'country', countries);
  country.value = countryOf[locale()] ?? 'DK';
  const email = h('input', {
    id: 'email',
    name: 'email',
    type: 'email',
    class: 'input',
    autocomplete: 'email',
  });
  const phone = h('input', {
    id: 'phone',
    name: 'phone',
    type: 'tel',
    class: 'input',
    autocomplete: 'tel',
    'aria-describedby': 'phone-hint',
  });
  const detail = h('textarea', {
    id: 'detail',
    name: 'detail',
    class: 'input',
    rows: 3,
    maxlength: 4000,
    'aria-describedby': 'detail-hint',
  });
  const submit = h(
    'button',
    { type: 'submit', class: 'button button-primary', 'data-action': 'file' },
    w('send'),
  );
  const file = async () => {
    submit.disabled = true;
    const contact = {
      ...(email.value.trim() !== '' && { email: email.value.trim() }),
      ...(phone.value.trim() !== '' && { phone: phone.value.replace(/[\s()-]/g, '') }),
    };
    const more = detail.value.trim() === '' ? {} : { detail: detail.value.trim() };
    try {
      const body = { type: type.value, country: country.value, locale: locale(), contact, ...more };
      onFiled(asText((await callJson('', null, body)).id));
    } catch (error) {
      problem = error instanceof RightsProblem && error.code === 'validation_failed' ? 'invalid' : 'failed';
      refresh();
      email.focus();
    } finally {
      submit.disabled = false;
    }
  };
  return h(
    'form',
    {
      class: 'card',
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          void file();
        },
      },
    },
    h('h1', { tabindex: '-1' }, w('title')),
    h('p', {}, w('intro')),
    field(type, 'type'),
    field(country, 'country'),
    field(email, 'email'),
    field(phone, 'phone', 'contactHint'),
    field(detail, 'detail', 'detailHint'),
    h('p', { class: 'problem', role: 'alert' }, () => (problem === null ? '' : w(problem)())),
    submit,
  );
}

import { asText } from '../../json.ts';
import type { RightsWord } from '../../rights/words.ts';
import { announce } from '../shared/announce.ts';
import { h, refresh } from '../shared/live.ts';
import { callJson, RightsProblem } from './call.ts';
import { w } from './word.ts';

const wordOf = (error: unknown): RightsWord => {
  if (!(error instanceof RightsProblem)) return 'failed';
  if (error.code === 'code_locked') return 'locked';
  return error.code === 'code_wrong' || error.code === 'validation_failed' ? 'wrong' : 'failed';
};

/** The six digits that prove the address. */
export function proveView(id: string, onProven: (session: string) => void): HTMLElement {
  let problem: RightsWord | null = null;
  const input = h('input', {
    type: 'text',
    id: 'code',
    name: 'code',
    class: 'input input-code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: 12,
    'aria-describedby': 'code-problem',
    'aria-invalid': () => (problem === null ? null : 'true'),
  });
  const tell = (word: RightsWord | null) => {
    problem = word;
    refresh();
    if (word !== null) input.focus();
  };
  const verify = async () => {
    tell(null);
    try {
      const answer = await callJson(`/${id}/verify`, null, { code: input.value.replace(/\D/g, '') });
      onProven(asText(answer.session));
    } catch (error) {
      tell(wordOf(error));
    }
  };
  const again = async () => {
    input.value = '';
    try {
      await callJson(`/${id}/code`, null, {});
      tell(null);
      announce(w('code_sent')());
      input.focus();
    } catch (error) {
      tell(wordOf(error));
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
          void verify();
        },
      },
    },
    h('h1', { tabindex: '-1' }, w('codeTitle')),
    h('p', {}, w('codeIntro')),
    h('label', { for: 'code' }, w('code')),
    input,
    h('p', { id: 'code-problem', class: 'problem', role: 'alert' }, () =>
      problem === null ? '' : w(problem)(),
    ),
    h(
      'button',
      { type: 'submit', class: 'button button-primary', 'data-action': 'verify-code' },
      w('verify'),
    ),
    h(
      'button',
      { type: 'button', class: 'link', 'data-action': 'send-code', on: { click: () => void again() } },
      w('again'),
    ),
  );
}

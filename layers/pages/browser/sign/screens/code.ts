import { asRecord, textOrNull } from '../../../json.ts';
import { announce } from '../../shared/announce.ts';
import { t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';
import { ApiProblem } from '../api.ts';
import type { App } from '../app.ts';
import { clearNotice, showNotice } from '../notice.ts';
import { lockedText } from '../problems.ts';
import { notMeButton } from './footer.ts';

/** Asks for a code; true when one is on its way. */
export async function requestCode(app: App): Promise<boolean> {
  const channel = app.view.authentication.channel ?? 'email';
  const sent = await app.attempt(
    () => app.api.post('/v1/signing/code', { channel }),
    () => void requestCode(app),
  );
  if (sent === undefined) return false;
  app.kept.codeSent = true;
  app.save();
  refresh();
  announce(t(`code.sent.${channel}`));
  return true;
}

/** The six digits that show that the person also holds the mailbox or the phone. */
export function codeScreen(app: App): HTMLElement {
  const channel = app.view.authentication.channel ?? 'email';
  let problem: (() => string) | null = null;
  const sent = () => app.kept.codeSent;
  const input = h('input', {
    type: 'text',
    id: 'code',
    name: 'code',
    class: 'input input-code',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: 12,
    spellcheck: 'false',
    'aria-describedby': 'code-problem',
    'aria-invalid': () => (problem === null ? null : 'true'),
  });
  const tell = (text: (() => string) | null) => {
    problem = text;
    refresh();
    if (text !== null) input.focus();
  };
  const verify = async () => {
    clearNotice();
    const code = input.value.replace(/\D/g, '');
    if (code.length !== 6) {
      tell(() => t('code.incomplete'));
      return;
    }
    submit.disabled = true;
    try {
      await app.attempt(
        async () => accept(app, await tryCode(app, code, tell)),
        () => void verify(),
      );
    } finally {
      submit.disabled = false;
    }
  };
  const again = async () => {
    tell(null);
    clearNotice();
    input.value = '';
    if (await requestCode(app)) input.focus();
  };
  const submit = h(
    'button',
    { type: 'submit', class: 'button button-primary', 'data-action': 'verify-code' },
    () => t('code.verify'),
  );
  const form = h(
    'form',
    {
      class: 'code-form',
      novalidate: true,
      hidden: () => !sent(),
      on: {
        submit: (event) => {
          event.preventDefault();
          void verify();
        },
      },
    },
    h('label', { for: 'code' }, () => t('code.label')),
    input,
    h('p', { id: 'code-problem', class: 'problem', role: 'alert' }, () => problem?.() ?? ''),
    submit,
  );
  return h(
    'div',
    { class: 'card' },
    h('h1', { tabindex: '-1' }, () => t('code.title')),
    h('p', {}, () => t(sent() ? `code.sent.${channel}` : `code.intro.${channel}`)),
    form,
    h(
      'button',
      {
        type: 'button',
        class: () => (sent() ? 'link' : 'button button-primary button-wide'),
        'data-action': 'send-code',
        on: { click: () => void again() },
      },
      () => (sent() ? t('code.again') : t(`code.send.${channel}`)),
    ),
    h('div', { class: 'card-foot' }, notMeButton(app)),
  );
}

async function tryCode(app: App, code: string, tell: (text: () => string) => void): Promise<unknown> {
  try {
    return await app.api.post('/v1/signing/code/verify', { code });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.code === 'code_locked') {
      showNotice({ tone: 'problem', text: () => lockedText(error.retryAfter) });
      return null;
    }
    if (error.status !== 422) throw error;
    tell(() => t('code.wrong'));
    return null;
  }
}

async function accept(app: App, answer: unknown): Promise<void> {
  const session = textOrNull(asRecord(answer).session);
  if (session === null) return;
  app.kept.session = session;
  app.kept.codeSent = false;
  app.save();
  await app.load();
}

import { MAX_LENGTH } from '../../../sign/draft.ts';
import { t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';
import type { App } from '../app.ts';
import { told } from './footer.ts';

/** Asks for a reason, and once more, before declining. */
export function declineScreen(app: App, back: () => void): HTMLElement {
  const sender = app.view.envelope.sender;
  let problem = false;
  const reason = h('textarea', {
    id: 'reason',
    name: 'reason',
    class: 'input',
    rows: 4,
    maxlength: MAX_LENGTH.reason,
    required: true,
    'aria-describedby': 'reason-hint reason-problem',
    'aria-invalid': () => (problem ? 'true' : null),
  });
  reason.value = app.draft.reason;
  reason.addEventListener('input', () => {
    app.draft.reason = reason.value;
    app.save();
  });
  const decline = async (key: string) => {
    problem = reason.value.trim() === '';
    refresh();
    if (problem) {
      reason.focus();
      return;
    }
    confirm.disabled = true;
    const body = { reason: reason.value.trim() };
    const done = await app.attempt(
      () => app.api.post('/v1/signing/decline', body, key),
      () => void decline(key),
    );
    confirm.disabled = false;
    if (done === undefined) return;
    app.tellOthers();
    app.show('declinedByMe');
  };
  const confirm = dangerButton(
    'decline',
    () => t('decline.confirm'),
    () => void decline(crypto.randomUUID()),
  );
  return h(
    'div',
    { class: 'card' },
    h('h1', { tabindex: '-1' }, () => t('decline.title')),
    told('decline-notice'),
    h('label', { for: 'reason' }, () => t('decline.reason')),
    h('p', { class: 'hint', id: 'reason-hint' }, () => t('decline.reasonHint', { sender })),
    reason,
    h('p', { class: 'problem', id: 'reason-problem', role: 'alert' }, () =>
      problem ? t('decline.reasonMissing') : '',
    ),
    h('div', { class: 'choices' }, confirm, backButton(back)),
  );
}

/** Asks once more before the link is stopped. */
export function notMeScreen(app: App, back: () => void): HTMLElement {
  const stop = async (key: string) => {
    confirm.disabled = true;
    const done = await app.attempt(
      () => app.api.post('/v1/signing/not-me', {}, key),
      () => void stop(key),
    );
    confirm.disabled = false;
    if (done === undefined) return;
    app.tellOthers();
    app.show('notMeDone');
  };
  const confirm = dangerButton(
    'not-me',
    () => t('notMe.confirm'),
    () => void stop(crypto.randomUUID()),
  );
  return h(
    'div',
    { class: 'card' },
    h('h1', { tabindex: '-1' }, () => t('notMe.title')),
    told('not-me-notice'),
    h('div', { class: 'choices' }, confirm, backButton(back)),
  );
}

function dangerButton(action: string, label: () => string, act: () => void): HTMLButtonElement {
  return h(
    'button',
    { type: 'button', class: 'button button-danger', 'data-action': action, on: { click: act } },
    label,
  );
}

function backButton(back: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'button', 'data-action': 'back', on: { click: back } }, () =>
    t('common.back'),
  );
}

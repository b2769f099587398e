import type { SigningDocument } from '../../../sign/signing-view.ts';
import { icon } from '../../shared/icons.ts';
import { plural, t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { App } from '../app.ts';
import { requestCode } from './code.ts';
import { notMeButton, policyChange, privacyNotice } from './footer.ts';

/** Who asks for what; opening it is a person's gesture and the first thing that is recorded. */
export function welcomeScreen(app: App): HTMLElement {
  const { envelope, recipient } = app.view;
  const role = recipient.role === 'signer' || recipient.role === 'approver' ? recipient.role : 'viewer';
  const sender = envelope.sender;
  const open = async () => {
    button.disabled = true;
    const done = await app.attempt(() => app.api.post('/v1/signing/open', {}), open);
    button.disabled = false;
    if (done === undefined) return;
    if (app.view.authentication.channel !== null && !app.view.authentication.done) await requestCode(app);
    await app.load();
  };
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button button-primary button-wide',
      'data-action': 'open',
      on: { click: () => void open() },
    },
    () => t(`welcome.open.${role}`),
  );
  return h(
    'div',
    { class: 'card card-welcome' },
    h('p', { class: 'hello' }, () => t('welcome.hello', { name: recipient.name })),
    h('h1', { tabindex: '-1' }, () => t(`welcome.${role}`, { sender })),
    h('p', { class: 'envelope-title' }, envelope.title),
    envelope.message === null
      ? null
      : h(
          'figure',
          { class: 'message' },
          h('figcaption', {}, () => t('welcome.message', { sender })),
          h('blockquote', {}, envelope.message),
        ),
    documentList(app.view.documents),
    button,
    h('p', { class: 'hint hint-center' }, () => t(`welcome.note.${role}`)),
    policyChange(app),
    h('div', { class: 'card-foot' }, notMeButton(app), privacyNotice(app)),
  );
}

function documentList(documents: readonly SigningDocument[]): HTMLElement | null {
  if (documents.length === 0) return null;
  return h(
    'ul',
    { class: 'files', 'aria-label': () => t('welcome.documents') },
    documents.map((file) =>
      h(
        'li',
        {},
        icon('file'),
        h('span', { class: 'file-name' }, file.name),
        h('span', { class: 'file-facts' }, () =>
          file.pages === null ? '' : plural('welcome.pages', file.pages),
        ),
      ),
    ),
  );
}

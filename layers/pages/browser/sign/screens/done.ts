import { t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { App } from '../app.ts';
import { downloadButton } from './download-button.ts';
import { privacyNotice } from './footer.ts';
import { evidenceButton, receiptButton } from './keep-buttons.ts';
import { messageScreen } from './message.ts';

/** The person has done their part; others may be left, or the seal is being made. */
export function actedScreen(app: App): HTMLElement {
  const { envelope, recipient } = app.view;
  const title = () => {
    if (recipient.status === 'approved') return t('acted.approved');
    return recipient.status === 'viewed' ? t('acted.viewed') : t('acted.signed');
  };
  const body = () => {
    if (envelope.status === 'completing') return t('acted.completing');
    return envelope.status === 'sealFailed' ? t('acted.sealing') : t('acted.othersLeft');
  };
  return messageScreen(
    { icon: 'check', tone: 'good', title, body: [body, () => t('acted.noCopy')] },
    receiptButton(app),
    h('div', { class: 'card-foot' }, privacyNotice(app)),
  );
}

/** Everybody is done: the sealed copy. */
export function completedScreen(app: App): HTMLElement {
  return messageScreen(
    { icon: 'seal', tone: 'good', title: () => t('completed.title'), body: [() => t('completed.body')] },
    h(
      'div',
      { class: 'choices choices-stack' },
      app.view.documents.map((file) => downloadButton(app, file, 'sealed', true)),
      receiptButton(app),
      evidenceButton(app),
    ),
    h(
      'p',
      { class: 'after-choices' },
      h('a', { href: '/verify' }, () => t('completed.check')),
    ),
    h('div', { class: 'card-foot' }, privacyNotice(app)),
  );
}

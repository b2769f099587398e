import { asRecord, textOrNull } from '../../../json.ts';
import { fieldValues, signatureAspect, signatureBody } from '../../../sign/draft.ts';
import { inReadingOrder } from '../../../sign/field-path.ts';
import { plural, t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';
import type { App } from '../app.ts';
import type { FieldPath } from '../fields/create-field-path.ts';
import { createSignatureCard } from '../fields/signature-card.ts';
import { clearNotice } from '../notice.ts';
import { consentBox } from './consent-box.ts';
import { notMeButton, privacyNotice } from './footer.ts';

export interface ActCard {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  /** The button that ends it. */
  readonly end: HTMLElement;
}

type Act = 'sign' | 'approve' | 'view';
const DONE: Readonly<Record<Act, string>> = { sign: 'signed', approve: 'approved', view: 'viewed' };

/**
 * Signature, consent and the button; or, for approvers and viewers, the button alone.
 *
 * @param ready true when every document could be read
 */
export function createActCard(app: App, path: FieldPath, ready: () => boolean): ActCard {
  const { role } = app.view.recipient;
  const act: Act = role === 'signer' ? 'sign' : role === 'approver' ? 'approve' : 'view';
  let problem: (() => string) | null = null;
  let busy = false;
  const consent = consentBox(app);

  const refuse = (text: () => string, focus: () => void) => {
    problem = text;
    refresh();
    focus();
  };
  const complete = (): boolean => {
    if (act !== 'sign') return true;
    const [missing] = path.missing().filter((field) => field.type !== 'signature');
    if (missing !== undefined) {
      refuse(
        () => missingText(path),
        () => path.goTo(path.fields.indexOf(missing)),
      );
      return false;
    }
    if (!path.hasSignature()) {
      refuse(
        () => t('sign.missingSignature'),
        () => element.querySelector<HTMLElement>('#typed-signature')?.focus(),
      );
      return false;
    }
    if (!app.draft.consent) {
      refuse(
        () => t('sign.missingConsent'),
        () => consent.box.focus(),
      );
      return false;
    }
    return true;
  };
  const send = async (key: string) => {
    if (busy || !complete()) return;
    problem = null;
    busy = true;
    refresh();
    clearNotice();
    const answer = await app.attempt(
      () => app.api.post(`/v1/signing/${act}`, bodyOf(act, app), key),
      () => void send(key),
    );
    busy = false;
    refresh();
    if (answer !== undefined) finish(app, act, answer);
  };
  path.onChange(() => {
    problem = null;
  });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button button-primary button-wide',
      'data-action': act,
      disabled: () => !ready(),
      'aria-busy': () => (busy ? 'true' : null),
      'aria-describedby': 'act-problem',
      on: { click: () => void send(crypto.randomUUID()) },
    },
    () => (busy ? t(act === 'sign' ? 'sign.working' : 'common.busy') : t(`${act}.button`)),
  );
  const heading = h('h2', { tabindex: '-1', id: 'act' }, () => t(`${act}.title`));
  const element = h(
    'section',
    { class: 'act', 'aria-labelledby': 'act' },
    heading,
    act === 'sign' ? [createSignatureCard(path), consent.element] : statement(app, act),
    h('p', { class: 'problem', id: 'act-problem', role: 'alert' }, () => problem?.() ?? ''),
    h('p', { class: 'hint', hidden: ready }, () => t('sign.documentsLoading')),
    button,
    h(
      'div',
      { class: 'act-foot' },
      act === 'view'
        ? null
        : h(
            'button',
            {
              type: 'button',
              class: 'link',
              'data-action': 'decline',
              on: { click: () => app.show('confirmDecline') },
            },
            () => t('decline.link'),
          ),
      notMeButton(app),
      privacyNotice(app),
    ),
  );
  return { element, heading, end: button };
}

/** What an approver states in the words of the service; a viewer states nothing and is told what is recorded. */
function statement(app: App, act: 'approve' | 'view'): HTMLElement {
  const { id, text, locale } = app.view.notice.consentText;
  const own = act === 'approve' && id.startsWith('approval') && text !== '';
  if (own) return h('p', { class: 'statement', lang: locale, 'data-consent': '' }, text);
  return h('p', {}, () => t(`${act}.intro`, { sender: app.view.envelope.sender }));
}

function missingText(path: FieldPath): string {
  return plural('sign.missingFields', path.missing().filter((field) => field.type !== 'signature').length);
}

function bodyOf(act: Act, app: App): Record<string, unknown> {
  const { presented } = app.view;
  if (act !== 'sign') return { presented };
  const signature = signatureBody(app.draft, signatureAspect(inReadingOrder(app.view)));
  return { presented, consent: true, signature, fields: fieldValues(app.view, app.draft) };
}

function finish(app: App, act: Act, answer: unknown): void {
  const receipt = textOrNull(asRecord(answer).receipt);
  app.view = { ...app.view, receipt, recipient: { ...app.view.recipient, status: DONE[act] } };
  app.tellOthers();
  app.show('acted');
  void app.load({ quiet: true });
}

import { format } from '../../../catalogue/catalogue.ts';
import { type ToldTextId, toldText } from '../../../sign/told-texts.ts';
import { locale, t } from '../../shared/language.ts';
import { h } from '../../shared/live.ts';
import type { App } from '../app.ts';

/** "This was not meant for me": leads to a screen that asks once more. */
export function notMeButton(app: App): HTMLElement {
  return h(
    'button',
    { type: 'button', class: 'link', 'data-action': 'not-me', on: { click: () => app.show('confirmNotMe') } },
    () => t('notMe.link'),
  );
}

/** Who is responsible for the personal data, and where the policy is. */
export function privacyNotice(app: App): HTMLElement {
  const { controller, contact, policyUrl } = app.view.notice;
  const safe = policyUrl !== null && /^(https?:\/\/|\/)/.test(policyUrl);
  return h(
    'details',
    { class: 'privacy' },
    h('summary', {}, () => t('privacy.title')),
    told('signing-notice', { controller, contact }),
    safe
      ? h(
          'p',
          {},
          h('a', { href: policyUrl, target: '_blank', rel: 'noopener noreferrer' }, () =>
            t('privacy.policy'),
          ),
        )
      : null,
  );
}

/** That the policy changes soon; the second channel beside the mail. */
export function policyChange(app: App): HTMLElement | null {
  const change = app.view.notice.policyChange;
  if (change === null) return null;
  return h(
    'p',
    { class: 'notice notice-info', 'data-policy-change': change.effectiveFrom },
    h('a', { href: change.url, target: '_blank', rel: 'noopener noreferrer' }, () =>
      t('privacy.change', { day: change.effectiveFrom }),
    ),
  );
}

/** A notice from the text registry in the current language, paragraph by paragraph. */
export function told(id: ToldTextId, values: Record<string, string> = {}): HTMLElement {
  const text = () =>
    toldText(id, locale(), new Date())
      .map((paragraph) => format(paragraph, values))
      .join('\n\n');
  return h('p', { class: 'told' }, text);
}

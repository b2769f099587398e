import { t } from '../shared/language.ts';
import { h } from '../shared/live.ts';

export interface Notice {
  readonly tone: 'info' | 'problem' | 'good';
  readonly text: () => string;
  readonly detail?: () => string;
  readonly retry?: () => void;
}

/** Shows one message above everything else, and reads it out; the next one takes its place. */
export function showNotice(notice: Notice): void {
  const place = document.getElementById('notice');
  if (place === null) return;
  const { retry, detail } = notice;
  place.replaceChildren(
    h(
      'div',
      { class: `notice notice-${notice.tone}` },
      h('p', {}, notice.text, detail === undefined ? null : h('span', { class: 'notice-detail' }, detail)),
      retry === undefined
        ? null
        : h(
            'button',
            {
              type: 'button',
              class: 'button button-small',
              'data-action': 'retry',
              on: {
                click: () => {
                  clearNotice();
                  retry();
                },
              },
            },
            () => t('common.retry'),
          ),
    ),
  );
}

/** Takes the message away. */
export function clearNotice(): void {
  document.getElementById('notice')?.replaceChildren();
}

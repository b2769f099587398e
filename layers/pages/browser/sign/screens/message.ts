import { type IconName, icon } from '../../shared/icons.ts';
import { type Child, h } from '../../shared/live.ts';

export interface Message {
  readonly icon: IconName;
  readonly tone: 'good' | 'plain' | 'problem';
  readonly title: () => string;
  readonly body: readonly (() => string)[];
}

/** A screen that says one thing: a sign, a heading, a sentence or two, and what can be done. */
export function messageScreen(message: Message, ...actions: Child[]): HTMLElement {
  return h(
    'div',
    { class: 'card card-message' },
    h('div', { class: `badge badge-${message.tone}` }, icon(message.icon)),
    h('h1', { tabindex: '-1' }, message.title),
    message.body.map((text) => h('p', {}, text)),
    actions,
  );
}

import { t } from '../../shared/language.ts';
import type { App } from '../app.ts';
import { messageScreen } from './message.ts';

type Ending =
  | 'waiting'
  | 'declinedByMe'
  | 'declined'
  | 'voided'
  | 'expired'
  | 'purged'
  | 'restricted'
  | 'notMeDone';

/** Screens on which there is nothing to do, said in one or two sentences. */
export function endedScreen(app: App, ending: Ending): HTMLElement {
  const sender = () => ({ sender: app.view.envelope.sender });
  switch (ending) {
    case 'waiting':
      return messageScreen({
        icon: 'clock',
        tone: 'plain',
        title: () => t('waiting.title'),
        body: [() => t('waiting.body')],
      });
    case 'declinedByMe':
      return messageScreen({
        icon: 'cross',
        tone: 'plain',
        title: () => t('decline.doneTitle'),
        body: [() => t('decline.doneBody', sender())],
      });
    case 'declined':
      return messageScreen({
        icon: 'cross',
        tone: 'plain',
        title: () => t('ended.declinedTitle'),
        body: [() => t('ended.declinedBody')],
      });
    case 'voided':
      return messageScreen({
        icon: 'cross',
        tone: 'plain',
        title: () => t('ended.voidedTitle'),
        body: [() => t('ended.voidedBody', sender())],
      });
    case 'expired':
      return messageScreen({
        icon: 'clock',
        tone: 'plain',
        title: () => t('ended.expiredTitle'),
        body: [() => t('ended.expiredBody', sender())],
      });
    case 'purged':
      return messageScreen({
        icon: 'cross',
        tone: 'plain',
        title: () => t('ended.purgedTitle'),
        body: [() => t('ended.purgedBody')],
      });
    case 'restricted':
      return messageScreen({
        icon: 'pause',
        tone: 'plain',
        title: () => t('restricted.title'),
        body: [() => t('restricted.body', sender())],
      });
    case 'notMeDone':
      return messageScreen({
        icon: 'check',
        tone: 'good',
        title: () => t('notMe.doneTitle'),
        body: [() => t('notMe.doneBody', sender())],
      });
  }
}

/** A link that is wrong, replaced or cut off: one text, whatever the reason. */
export function unknownScreen(): HTMLElement {
  return messageScreen({
    icon: 'link',
    tone: 'plain',
    title: () => t('unknown.title'),
    body: [() => t('unknown.body')],
  });
}

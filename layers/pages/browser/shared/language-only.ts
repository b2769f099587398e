import type { MessageKey } from '../../catalogue/catalogue.ts';
import { en } from '../../catalogue/en.ts';
import { languageSwitch, locale, setTitle, t } from './language.ts';
import { liveText } from './live.ts';

const isKey = (value: string): value is MessageKey & keyof typeof en => Object.hasOwn(en, value);

/** Pages that are rendered on the server: their texts follow the switch. */
for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
  const key = element.dataset.text ?? '';
  if (isKey(key)) element.replaceChildren(liveText(() => textOf(key)));
}

function textOf(key: MessageKey): string {
  return t(key as 'front.title');
}

setTitle(() => `Sigill · ${t('front.title')}`);
document.getElementById('language')?.replaceChildren(languageSwitch());
document.documentElement.lang = locale();

import { t } from '../../shared/language.ts';
import type { App, PageScreen } from '../app.ts';
import { codeScreen } from './code.ts';
import { declineScreen, notMeScreen } from './confirm.ts';
import { documentsScreen } from './documents.ts';
import { actedScreen, completedScreen } from './done.ts';
import { endedScreen, unknownScreen } from './ended.ts';
import { welcomeScreen } from './welcome.ts';

/**
 * Builds a screen.
 *
 * @param back returns to the screen before, for the screens that ask once more
 */
export function buildScreen(app: App, screen: PageScreen, back: () => void): HTMLElement {
  switch (screen) {
    case 'welcome':
      return welcomeScreen(app);
    case 'code':
      return codeScreen(app);
    case 'documents':
      return documentsScreen(app);
    case 'acted':
      return actedScreen(app);
    case 'completed':
      return completedScreen(app);
    case 'confirmDecline':
      return declineScreen(app, back);
    case 'confirmNotMe':
      return notMeScreen(app, back);
    case 'unknown':
      return unknownScreen();
    default:
      return endedScreen(app, screen);
  }
}

/** The title of the window for a screen. */
export function titleOf(app: App, screen: PageScreen): string {
  const heading = document.querySelector('main h1')?.textContent ?? t('welcome.pageTitle');
  const { title, sender } = app.view.envelope;
  if (screen === 'unknown' || title === '') return `${heading} · Sigill`;
  return screen === 'documents' ? `${title} · ${sender}` : `${heading} · ${title}`;
}

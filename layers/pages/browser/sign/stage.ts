import { setTitle } from '../shared/language.ts';
import type { App, PageScreen } from './app.ts';
import { clearNotice } from './notice.ts';
import { buildScreen, titleOf } from './screens/build-screen.ts';

/** Screens that ask once more keep the screen below, with everything on it. */
const OVERLAYS: readonly PageScreen[] = ['confirmDecline', 'confirmNotMe'];

export interface Stage {
  current(): PageScreen | null;
  show(app: App, screen: PageScreen): void;
}

/** Puts one screen at a time into the page, moves the focus to its heading and names the window after it. */
export function createStage(main: HTMLElement): Stage {
  let current: PageScreen | null = null;
  let below: { screen: PageScreen; element: Element; scroll: number } | null = null;

  const enter = (app: App, screen: PageScreen, element: Element, scroll: number) => {
    current = screen;
    main.dataset.screen = screen;
    main.replaceChildren(element);
    setTitle(() => titleOf(app, screen));
    window.scrollTo(0, scroll);
    element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };

  const back = (app: App) => {
    if (below === null) return;
    const { screen, element, scroll } = below;
    below = null;
    enter(app, screen, element, scroll);
  };

  return {
    current: () => current,
    show: (app, screen) => {
      clearNotice();
      const overlay = OVERLAYS.includes(screen);
      const [element] = main.children;
      if (overlay && current !== null && element !== undefined)
        below = { screen: current, element, scroll: window.scrollY };
      if (!overlay) below = null;
      enter(
        app,
        screen,
        buildScreen(app, screen, () => back(app)),
        0,
      );
    },
  };
}

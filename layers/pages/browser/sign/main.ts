import { toPageLocale } from '../../catalogue/locales.ts';
import { decideScreen } from '../../sign/decide-screen.ts';
import { newDraft } from '../../sign/draft.ts';
import { parseSigningView, type SigningView } from '../../sign/signing-view.ts';
import { languageSwitch, setLocale, t } from '../shared/language.ts';
import { createSigningApi } from './api.ts';
import type { App, PageScreen } from './app.ts';
import { EMPTY_STATE, readState, stateKey, writeState } from './kept-state.ts';
import { clearNotice, showNotice } from './notice.ts';
import { explain } from './problems.ts';
import { createStage } from './stage.ts';
import { connectTabs, type Tabs } from './tabs.ts';
import { watchForChanges } from './watch.ts';

/** The token: base64url of 32 bytes; anything else never reaches the service. */
const TOKEN = /^[A-Za-z0-9_-]{16,200}$/;

/** What decides whether a screen is out of date; short-lived addresses do not. */
function essence({ envelope, recipient, authentication, presented }: SigningView): string {
  return JSON.stringify([envelope, recipient, authentication, presented]);
}

async function start(): Promise<void> {
  const main = document.querySelector('main');
  if (main === null) return;
  const stage = createStage(main);
  const token = location.hash.slice(1);
  window.addEventListener('hashchange', () => location.reload());
  const key = TOKEN.test(token) ? await stateKey(token) : null;
  const kept = key === null ? { ...EMPTY_STATE } : readState(key);
  const view = parseSigningView({});
  let retryWhenOnline: (() => void) | null = null;
  let tabs: Tabs | null = null;
  let changed = () => {};

  const app: App = {
    api: createSigningApi(token, () => kept.session),
    view,
    draft: kept.draft ?? newDraft(view, new Date()),
    kept,
    save: () => {
      kept.draft = app.draft;
      if (key !== null) writeState(key, kept);
    },
    tellOthers: () => tabs?.tellChanged(),
    show: (screen) => {
      stage.show(app, screen);
      changed();
    },
    load: ({ quiet = false } = {}) => load(quiet),
    attempt: async (call, retry) => {
      try {
        return await call();
      } catch (error) {
        await explain(app, error, retry);
        return undefined;
      }
    },
  };

  const load = async (quiet: boolean) => {
    const call = () => app.api.get('/v1/signing');
    const again = () => void load(false);
    retryWhenOnline = quiet ? retryWhenOnline : again;
    const answer = quiet ? await call().catch(() => undefined) : await app.attempt(call, again);
    if (answer === undefined) return;
    retryWhenOnline = null;
    const before = essence(app.view);
    app.view = parseSigningView(answer);
    adopt();
    const screen = decideScreen(app.view);
    const same = stage.current() === screen && before === essence(app.view);
    if (!(quiet && same)) app.show(screen);
  };

  /** Takes over what was kept: values of fields that still exist; consent only to what is still presented. */
  const adopt = () => {
    const fresh = newDraft(app.view, new Date());
    const held = kept.draft;
    const shown = JSON.stringify(app.view.presented);
    if (held !== null) {
      const known = new Set(app.view.fields.map((field) => field.id));
      const values = Object.fromEntries(Object.entries(held.values).filter(([id]) => known.has(id)));
      const consent = held.consent && kept.shown === shown;
      app.draft = { ...held, values: { ...fresh.values, ...values }, consent };
    } else {
      app.draft = fresh;
    }
    kept.shown = shown;
    if (kept.locale === null) setLocale(toPageLocale(app.view.recipient.locale) ?? 'en');
    app.save();
  };

  document.getElementById('language')?.replaceChildren(
    languageSwitch((chosen) => {
      kept.locale = chosen;
      app.save();
    }),
  );
  if (kept.locale !== null) setLocale(toPageLocale(kept.locale) ?? 'en');
  if (key === null) {
    app.show('unknown');
    return;
  }

  window.addEventListener('offline', () => showNotice({ tone: 'problem', text: () => t('network.lost') }));
  window.addEventListener('online', () => {
    clearNotice();
    const again = retryWhenOnline;
    retryWhenOnline = null;
    if (again === null) showNotice({ tone: 'good', text: () => t('network.back') });
    else again();
  });
  tabs = connectTabs(
    key,
    () => kept,
    () => void load(true),
  );
  if (kept.draft === null) Object.assign(kept, await tabs.ask());
  const current: () => PageScreen | null = stage.current;
  changed = watchForChanges(app, current);
  await load(false);
}

void start();

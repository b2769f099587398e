import type { App, PageScreen } from './app.ts';

/** Waits between looks while something is about to change, in milliseconds; then only when the tab is looked at. */
const WAITS = [2000, 3000, 5000, 8000, 13_000, 21_000, 34_000, 55_000];
const WATCHED: readonly (PageScreen | null)[] = ['acted', 'waiting'];

/** Looks again, ever less often, while the person waits for others or for the seal; and when the tab comes back. */
export function watchForChanges(app: App, current: () => PageScreen | null): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const look = () => {
    if (document.visibilityState === 'visible' && WATCHED.includes(current())) void app.load({ quiet: true });
  };
  const plan = () => {
    clearTimeout(timer);
    const wait = WAITS[round];
    if (wait === undefined || !WATCHED.includes(current())) return;
    round += 1;
    timer = setTimeout(() => {
      look();
      plan();
    }, wait);
  };
  document.addEventListener('visibilitychange', look);
  return () => {
    round = 0;
    plan();
  };
}

import type { ScreenName } from '../../sign/decide-screen.ts';
import type { Draft } from '../../sign/draft.ts';
import type { SigningView } from '../../sign/signing-view.ts';
import type { SigningApi } from './api.ts';
import type { KeptState } from './kept-state.ts';

/** Screens that follow from something the person just did, or that no answer is needed for. */
export type PageScreen = ScreenName | 'unknown' | 'notMeDone' | 'confirmDecline' | 'confirmNotMe';

/** What the screens share. */
export interface App {
  readonly api: SigningApi;
  /** What the service answered last. */
  view: SigningView;
  /** What the person has filled in. */
  draft: Draft;
  readonly kept: KeptState;
  /** Keeps draft and session, so that a reload or a second tab loses nothing. */
  save(): void;
  /** Asks the service again and shows what fits; `quiet` leaves the screen alone when nothing has changed. */
  load(options?: { quiet?: boolean }): Promise<void>;
  show(screen: PageScreen): void;
  /** Tells other tabs that something was sent. */
  tellOthers(): void;
  /**
   * Runs a call to the service; a failure is explained on the page and answered with `undefined`.
   * @param retry what "try again" does
   */
  attempt<Result>(call: () => Promise<Result>, retry: () => void): Promise<Result | undefined>;
}
